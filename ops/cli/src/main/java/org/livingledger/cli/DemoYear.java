package org.livingledger.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.cli.demo.Act;
import org.livingledger.cli.demo.Chronicle;
import org.livingledger.cli.demo.Community;
import org.livingledger.cli.demo.Day;
import org.livingledger.client.Bulk;
import org.livingledger.client.ItemAnswer;
import org.livingledger.client.LedgerClient;
import tools.jackson.databind.JsonNode;

/// Lets the demo's community live its year: the server's clock is moved from day to day, so that what
/// is due comes about at its instant. How far it has come stands in a note in the demo's folder; a year
/// that broke off goes on from there.
final class DemoYear {

    private static final String NOTE = "demo.json";

    /// On every how many days all that is due is written down before anything else of the day. What has
    /// come about is true to every decision before that; it is only told later. The script counts on
    /// the terms that begin on days 61, 91 and 121.
    private static final int SETTLED = 2;

    private final Path folder;
    private final Instant until;
    private final boolean over;
    private final @Nullable LocalDate lived;
    private final int members;
    private final List<Day> days;

    private DemoYear(Path folder, JsonNode note, int asked) {
        this.folder = folder;
        this.over = note.path("loaded").asBoolean(false);
        String end = note.path("until").asString("");
        this.until =
                end.isEmpty() ? Instant.now().truncatedTo(ChronoUnit.HOURS) : Instant.parse(end);
        String last = note.path("lived").asString("");
        this.lived = last.isEmpty() ? null : LocalDate.parse(last);
        // a year that has begun is lived to its end by those who began it
        this.members = end.isEmpty() ? asked : note.path("members").asInt(Community.MEMBERS);
        this.days = over ? List.of() : Community.until(until, members);
    }

    /// The year of a folder, as far as it has come.
    ///
    /// @param members how many live it, if it has not begun
    static DemoYear of(Path folder, int members) throws IOException {
        Path note = folder.resolve(NOTE);
        if (Files.exists(folder.resolve("ledger.mv.db"))
                && !Files.exists(folder.resolve("made-up-time"))) {
            throw new Failure(
                    Exit.USAGE,
                    folder + " is not a demo's folder",
                    "its ledgers were not written with a clock that can be set",
                    "give another --data folder");
        }
        JsonNode written =
                Files.exists(note)
                        ? Json.MAPPER.readTree(Files.readString(note))
                        : Json.MAPPER.createObjectNode();
        return new DemoYear(folder, written, members);
    }

    /// Whether it has been lived to its end.
    boolean over() {
        return over;
    }

    /// Where the server's clock stands when it goes on.
    Instant resumes() {
        Instant at = days.getFirst().begins();
        for (Day day : days) {
            if (hasBeen(day)) {
                at = day.evening();
            }
        }
        return at;
    }

    private boolean hasBeen(Day day) {
        return lived != null && !day.date().isAfter(lived);
    }

    /// Lives what is left of it.
    ///
    /// @return what happened in all of it
    Chronicle live(LedgerClient client, Shell shell) throws IOException {
        var chronicle = new Chronicle();
        long acts = days.stream().mapToLong(day -> day.acts().size()).sum();
        long position = 0;
        note(lived, false);
        try (var progress = new Progress(shell, "living a year, " + members + " members", acts)) {
            for (int i = 0; i < days.size(); i++) {
                Day day = days.get(i);
                if (!hasBeen(day)) {
                    if (i % SETTLED == 1) {
                        client.call("PUT", "/v1/clock", clock(day.begins(), true));
                    }
                    client.call("PUT", "/v1/clock", clock(day.evening(), false));
                }
                position = Math.max(position, send(client, day.acts(), chronicle));
                if (!hasBeen(day)) {
                    note(day.date(), false);
                }
                progress.advance(day.acts().size());
            }
        }
        client.call("PUT", "/v1/clock", clock(null, true));
        client.get(
                "/v1/ledgers/" + Community.LEDGER + "/boards/points",
                Map.of("limit", "1", "min_position", "" + position, "wait", "30"));
        lookBack(client, shell, chronicle);
        note(days.getLast().date(), true);
        return chronicle;
    }

    private static long send(LedgerClient client, List<Act> acts, Chronicle chronicle) {
        if (acts.isEmpty()) {
            return 0;
        }
        // the ledger is opened by a request of its own: people belong to a ledger that is there
        int alone = acts.getFirst().item().command().equals("open-ledger") ? 1 : 0;
        long position = 0;
        for (List<Act> part : List.of(acts.subList(0, alone), acts.subList(alone, acts.size()))) {
            if (part.isEmpty()) {
                continue;
            }
            List<ItemAnswer> answers =
                    client.sendAll(
                            Community.LEDGER, part.stream().map(Act::item).toList(), Bulk.EACH);
            for (int i = 0; i < part.size(); i++) {
                ItemAnswer answer = answers.get(i);
                refuseSurprises(part.get(i), answer);
                chronicle.answered(answer);
                position = Math.max(position, answer.position());
            }
        }
        return position;
    }

    private static void refuseSurprises(Act act, ItemAnswer answer) {
        String expected = act.refusal() == null ? "" : act.refusal();
        if (!answer.code().equals(expected)) {
            throw new Failure(
                    answer.accepted() ? Exit.TEMPORARY : Exit.of(answer.status()),
                    "the demo's "
                            + act.item().command()
                            + (expected.isEmpty()
                                    ? " was refused"
                                    : " was not refused with " + expected)
                            + ": "
                            + act.item().body(),
                    answer.accepted() ? "it was accepted" : answer.code() + ": " + answer.detail(),
                    "start with an empty --data folder");
        }
    }

    private void lookBack(LedgerClient client, Shell shell, Chronicle chronicle) {
        List<String> all = Community.members(members);
        try (var progress = new Progress(shell, "looking back", all.size())) {
            for (String member : all) {
                client.items(
                                "/v1/ledgers/"
                                        + Community.LEDGER
                                        + "/members/"
                                        + LedgerClient.encoded(member)
                                        + "/history",
                                Map.of("limit", "200"))
                        .forEach(chronicle::told);
                progress.advance(1);
            }
        }
        for (JsonNode group :
                client.items("/v1/ledgers/" + Community.LEDGER + "/groups", Map.of()).toList()) {
            chronicle.stands(group);
        }
        List<String> missing = chronicle.missing();
        if (!missing.isEmpty()) {
            throw new Failure(
                    Exit.TEMPORARY,
                    "the demo's year is not whole",
                    "nothing happened of " + String.join(", ", missing),
                    "report it, with the folder's demo.json");
        }
    }

    private static Map<String, Object> clock(@Nullable Instant now, boolean settle) {
        var body = new LinkedHashMap<String, Object>();
        if (now != null) {
            body.put("now", now.toString());
        }
        body.put("settle", settle);
        return body;
    }

    private void note(@Nullable LocalDate day, boolean loaded) throws IOException {
        Files.writeString(
                folder.resolve(NOTE),
                Json.pretty(
                        Map.of(
                                "until",
                                until.toString(),
                                "members",
                                members,
                                "lived",
                                day == null ? "" : day.toString(),
                                "loaded",
                                loaded)));
    }
}
