package org.livingledger.cli;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// The events of an explanation as rows.
final class Facts {

    private Facts() {}

    static Table tier(JsonNode why) {
        var table = new Table("position", "type", "counts_at", "counts", "undoes", "window");
        for (JsonNode fact : why.path("counted")) {
            boolean current = fact.path("current").asBoolean(false);
            boolean deciding = fact.path("deciding").asBoolean(false);
            table.add(
                    List.of(
                            Json.cell(fact.path("position")),
                            Json.cell(fact.path("type")),
                            Json.cell(fact.path("counts_at")),
                            Sentences.figures(fact.path("counts")),
                            Json.cell(fact.path("movement")),
                            current
                                    ? deciding ? "in course, decided" : "in course"
                                    : deciding ? "decided" : ""));
        }
        return table;
    }

    static Table badge(JsonNode why) {
        return Table.of(
                why.path("counted"), "position", "type", "group_id", "day", "occurred_at", "worth");
    }

    static Table rank(JsonNode why) {
        return Table.of(
                why.path("counted"),
                "position",
                "type",
                "group_id",
                "activity",
                "counts_at",
                "movement",
                "count");
    }

    static Table grant(JsonNode why) {
        return Table.of(why.path("became"), "position", "type", "points", "occurred_at");
    }

    static Table refusal(JsonNode why) {
        return why.path("accepted").asBoolean(false)
                ? Table.of(why.path("events"), "position", "type", "id")
                : Table.of(why.path("figures"));
    }

    static Table elimination(JsonNode why) {
        return Table.of(why.path("counted"), "position", "type", "day", "movement", "count");
    }
}
