package org.livingledger.faults;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.livingledger.faults.model.Answer;
import org.livingledger.faults.model.Json;
import org.livingledger.faults.model.Model;
import org.livingledger.faults.model.Read;
import org.livingledger.faults.model.Read.Row;
import org.livingledger.faults.model.Step;
import tools.jackson.databind.JsonNode;

/// One ledger that lives twice: in the service and in the model, told the same.
final class ModelRun {

    /// Where the two disagree.
    record Disagreement(Step step, String model, String service, String difference) {

        /// Whether it is about the same command and the same thing, figures aside.
        boolean like(Disagreement other) {
            return step.command().equals(other.step.command())
                    && kind(difference).equals(kind(other.difference));
        }

        /// Up to the first figure: what is told after it changes with what is left out.
        private static String kind(String difference) {
            return difference.startsWith("expected")
                    ? difference
                    : difference.replaceFirst("(?s)[ \\d].*", "");
        }
    }

    /// The most of one request.
    private static final int MOST = 1_000;

    private final Api api;
    private final String ledger;
    private final Model model;
    private final Map<Integer, Answer> answers = new HashMap<>();
    private final Map<String, Map<String, Integer>> told;

    ModelRun(Api api, String ledger, Model model, Map<String, Map<String, Integer>> told) {
        this.api = api;
        this.ledger = ledger;
        this.model = model;
        this.told = told;
    }

    static void setClock(Api api, Instant now) throws IOException, InterruptedException {
        api.put("/v1/clock", "{\"now\":\"" + now + "\"}");
    }

    /// Up to where steps can be sent in one request: they happen at one instant, a ledger is opened
    /// alone, and what is reversed was answered before (decision 0002).
    static int together(List<Step> steps, int from) {
        Instant now = steps.get(from).now();
        int to = from;
        while (to < steps.size() && to - from < MOST && steps.get(to).now().equals(now)) {
            if (steps.get(to).names() >= steps.get(from).index()) {
                break;
            }
            if (steps.get(to++).command().equals("open-ledger")) {
                break;
            }
        }
        return to;
    }

    /// Sends steps that happen at one instant, and compares the answers.
    ///
    /// @return the first disagreement, or null if there is none
    @Nullable Disagreement send(List<Step> steps) throws IOException, InterruptedException {
        var items = new StringJoiner(",", "[", "]");
        List<Answer> expected = new ArrayList<>();
        for (Step step : steps) {
            Map<String, Object> body = step.body(answers);
            Answer answer = model.decide(step.command(), step.key(), body, step.now());
            answers.put(step.index(), answer);
            expected.add(answer);
            var item = new LinkedHashMap<String, Object>();
            item.put("command", step.command());
            item.put("key", step.key());
            item.put("body", body);
            items.add(Json.of(item));
        }
        JsonNode replies =
                api.post("/v1/ledgers/" + ledger + "/commands", items.toString()).path("items");
        for (int i = 0; i < steps.size(); i++) {
            JsonNode reply = replies.path(i);
            count(steps.get(i), reply);
            String difference = difference(expected.get(i), reply);
            if (!difference.isEmpty()) {
                return new Disagreement(
                        steps.get(i), expected.get(i).toString(), reply.toString(), difference);
            }
        }
        return null;
    }

    private void count(Step step, JsonNode reply) {
        String code =
                reply.path("replayed").asBoolean(false)
                        ? "replayed"
                        : reply.path("status").asInt(0) == 201
                                ? "accepted"
                                : reply.path("body").path("code").asString("?");
        synchronized (told) {
            told.computeIfAbsent(code, _ -> new TreeMap<>()).merge(step.command(), 1, Integer::sum);
        }
    }

    /// What is different, or nothing.
    static String difference(Answer expected, JsonNode reply) {
        JsonNode body = reply.path("body");
        boolean accepted = reply.path("status").asInt(0) == 201;
        String code = accepted ? "" : body.path("code").asString("?");
        if (!expected.code().equals(code)) {
            return "expected '" + expected.code() + "', got '" + code + "'";
        }
        if (expected.replayed() != reply.path("replayed").asBoolean(false)) {
            return "replayed";
        }
        if (accepted) {
            List<String> events = new ArrayList<>();
            body.path("events").forEach(event -> events.add(event.path("type").asString("")));
            if (!events.equals(expected.events())) {
                return "events " + expected.events() + ", got " + events;
            }
            long first = body.path("events").path(0).path("position").asLong(0);
            if (!events.isEmpty() && first != expected.first()) {
                return "position " + expected.first() + ", got " + first;
            }
        }
        return difference(expected.figures(), accepted ? body.path("outcome") : body);
    }

    private static String difference(Map<String, Object> expected, JsonNode figures) {
        for (var figure : expected.entrySet()) {
            JsonNode actual = figures.at("/" + figure.getKey());
            String said = actual.isMissingNode() || actual.isNull() ? "null" : said(actual);
            Object value = figure.getValue();
            String meant = value instanceof Iterable<?> list ? Json.of(list) : value.toString();
            if (!said.equals(meant)) {
                return figure.getKey() + " " + meant + ", got " + said;
            }
        }
        return "";
    }

    /// Asks the service for accounts and boards, and compares them with what the model has of them.
    ///
    /// @return the first disagreement, which is said to be the given step's, or null
    @Nullable Disagreement read(Step last) throws IOException, InterruptedException {
        for (Read read : model.reads()) {
            String path = "/v1/ledgers/" + ledger + "/" + read.path();
            String wait = "min_position=" + model.position() + "&wait=20";
            JsonNode reply = api.get(path + (path.contains("?") ? "&" : "?") + wait);
            String difference = difference(read.figures(), reply) + rows(read, reply.path("rows"));
            if (!difference.isEmpty()) {
                return new Disagreement(
                        last, read.toString(), reply.toString(), read.path() + " " + difference);
            }
        }
        return null;
    }

    /// Equals stand in the order of internal ids, which the model does not know.
    private static String rows(Read read, JsonNode rows) {
        List<Row> actual = new ArrayList<>();
        List<Long> ranks = new ArrayList<>();
        for (JsonNode row : rows) {
            Instant reached = Instant.parse(row.path("reached_at").asString(""));
            actual.add(
                    new Row(
                            row.path("member_id").asString(""),
                            row.path("score").asLong(0),
                            reached));
            ranks.add(row.path("rank").asLong(0));
        }
        boolean same =
                Set.copyOf(actual).equals(Set.copyOf(read.rows()))
                        && anonymous(actual).equals(anonymous(read.rows()))
                        && ranks.equals(read.ranks());
        return same
                ? ""
                : "rows " + read.rows() + " " + read.ranks() + ", got " + actual + " " + ranks;
    }

    private static List<Row> anonymous(List<Row> rows) {
        return rows.stream().map(row -> new Row("", row.score(), row.reached())).toList();
    }

    private static String said(JsonNode node) {
        return node.isContainer() ? node.toString() : node.asString("");
    }
}
