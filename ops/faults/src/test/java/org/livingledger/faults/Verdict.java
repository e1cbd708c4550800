package org.livingledger.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a fault did to what was promised: everything that is wrong is gathered, and one line says
/// what was looked at.
final class Verdict {

    /// Enough that a lost receipt shows, few enough that a round stays short.
    private static final int SAMPLE = 200;

    /// How many times its bar something may take where the bar itself is not judged.
    private static final long PATIENCE = 5;

    private final String fault;
    private final List<String> problems = new ArrayList<>();
    private int rounds;
    private long acknowledged;
    private long refused;
    private long unknown;
    private long replays;
    private long slowestMs;
    private int interrupted;

    Verdict(String fault) {
        this.fault = fault;
    }

    void add(String problem) {
        problems.add(problem);
    }

    void addAll(Collection<String> found) {
        problems.addAll(found);
    }

    /// What is wrong so far.
    List<String> problems() {
        return List.copyOf(problems);
    }

    void expect(boolean holds, String otherwise) {
        if (!holds) {
            problems.add(otherwise);
        }
    }

    /// A round is over: what its clients noted.
    void round(Collection<Note> notes) {
        rounds++;
        for (Note note : notes) {
            if (note.accepted()) {
                acknowledged++;
            } else if (note.acknowledged()) {
                acknowledged++;
                refused++;
            } else {
                unknown++;
            }
        }
        expect(
                notes.stream().filter(Note::accepted).count() > Load.CLIENTS,
                "the server hardly accepted anything: there was no load");
    }

    /// How long something took that must be fast. It is always told. A time bar is a benchmark and no
    /// test of a machine that others use too: `-Dfaults.patience=1` judges by the bar itself, and
    /// without it only what takes several times as long is red.
    void took(String what, Duration took, Duration atMost) {
        slowestMs = Math.max(slowestMs, took.toMillis());
        long limit = atMost.toMillis() * Long.getLong("ledger.patience", PATIENCE);
        expect(
                took.toMillis() < limit,
                what + " took " + took.toMillis() + " ms, more than " + limit);
    }

    /// I1, I2 and I6 in the database: what was acknowledged is there as it was acknowledged.
    void judge(Report report, Collection<Note> notes) {
        report.violations().forEach(violation -> problems.add(violation.toString()));
        for (Note note : notes) {
            StoredReceipt receipt =
                    report.receipts().getOrDefault(note.ledger, Map.of()).get(note.key);
            Note.Reply reply = note.reply();
            if (reply == null || !note.acknowledged()) {
                continue;
            }
            if (receipt == null || receipt.status() != reply.status()) {
                problems.add("I1 acknowledged and not there: " + note);
            } else if (note.accepted()) {
                judgeFigures(report, note, reply);
            }
        }
    }

    /// I2: of a bundle all is there or nothing.
    void judgeBundles(Report report, Collection<Bundle> bundles) {
        for (Bundle bundle : bundles) {
            Map<String, StoredReceipt> receipts =
                    report.receipts().getOrDefault(bundle.ledger, Map.of());
            long there =
                    bundle.notes.stream().filter(note -> receipts.containsKey(note.key)).count();
            expect(there == 0 || there == bundle.notes.size(), "I2 partial: " + bundle);
            Boolean accepted = bundle.accepted();
            if (accepted != null) {
                expect(!accepted || there > 0, "I1 acknowledged and not there: " + bundle);
                expect(accepted || there == 0, "I2 refused and carried out: " + bundle);
            }
        }
    }

    /// I4: the balance in the answer is the one that the events give at that position.
    private void judgeFigures(Report report, Note note, Note.Reply reply) {
        JsonNode body = Api.JSON.readTree(reply.body());
        JsonNode balance = body.path("outcome").path("balance");
        Report.Book book = report.books().get(note.ledger);
        if (!balance.isIntegralNumber() || book == null || note.command.contains("pool")) {
            return;
        }
        Report.@Nullable Movement moved = null;
        for (JsonNode event : body.path("events")) {
            moved = book.movements().getOrDefault(event.path("position").asLong(0), moved);
        }
        if (moved != null) {
            expect(
                    moved.balance() == balance.longValue(),
                    "I4 the events give " + moved.balance() + ": " + note);
        }
    }

    /// I6: everything whose fate is unknown and a sample of the rest are sent again. What was answered
    /// before is answered in the same words, and the rest is decided once.
    void sendAgain(Api api, Collection<Note> notes, Random random)
            throws IOException, InterruptedException {
        List<Note> acknowledged = new ArrayList<>();
        for (Note note : notes) {
            if (note.acknowledged()) {
                acknowledged.add(note);
            } else {
                Note.Reply first = api.send(note);
                note.answered(first);
                expect(first.decided(), "not decided when sent again: " + note);
                sendOnceMore(api, note, first);
            }
        }
        for (int i = 0; i < Math.min(SAMPLE, acknowledged.size()); i++) {
            Note note = acknowledged.get(random.nextInt(acknowledged.size()));
            Note.Reply reply = note.reply();
            if (reply != null) {
                sendOnceMore(api, note, reply);
            }
        }
    }

    /// The same for bundles: those accepted are replays, those unknown are decided.
    void sendBundlesAgain(Api api, Collection<Bundle> bundles)
            throws IOException, InterruptedException {
        for (Bundle bundle : bundles) {
            Boolean before = bundle.accepted();
            if (before == null || before) {
                api.send(bundle);
                Boolean now = bundle.accepted();
                expect(now != null, "not decided when sent again: " + bundle);
                expect(before == null || before.equals(now), "I6 answered otherwise: " + bundle);
            }
        }
    }

    private void sendOnceMore(Api api, Note note, Note.Reply before)
            throws IOException, InterruptedException {
        Note.Reply again = api.send(note);
        replays++;
        expect(
                again.replayed() && again.says(before),
                "I6 answered before: " + note + ", and now: " + again);
    }

    /// I7: every projection comes to the end of every ledger, is rebuilt beside the live one and equals
    /// it, row for row.
    void rebuild(Api api) throws IOException, InterruptedException {
        addAll(Rebuild.behind(api));
        Rebuild.run(api)
                .forEach(projection ->
                        expect(
                                projection.path("equal").asBoolean(false),
                                "I7 differs from its rebuild: " + projection));
    }

    /// A rebuild in the middle of which the server was killed: whoever asks its successor is told that
    /// it was interrupted, or that it had been done before.
    void expectKilled(Api api, String rebuild) throws IOException, InterruptedException {
        String status = api.get("/v1/rebuilds/" + rebuild).path("status").asString("");
        interrupted += status.equals("interrupted") ? 1 : 0;
        expect(
                status.equals("interrupted") || status.equals("done"),
                "a rebuild that was killed is told to be '" + status + "'");
    }

    /// Prints the one line that sums it up.
    ///
    /// @throws AssertionError if anything is wrong, with the seed that shows it again
    void declare(long seed) {
        System.out.printf(
                "fault %s: rounds %d, acknowledged %d (refused %d), unknown %d, replays verified %d,"
                        + " rebuilds interrupted %d, slowest %d ms, violations %d, seed %d%n",
                fault,
                rounds,
                acknowledged,
                refused,
                unknown,
                replays,
                interrupted,
                slowestMs,
                problems.size(),
                seed);
        if (!problems.isEmpty()) {
            throw new AssertionError(
                    fault
                            + " with -Dfaults.seed="
                            + seed
                            + ":\n"
                            + String.join(
                                    "\n", problems.subList(0, Math.min(25, problems.size()))));
        }
    }
}
