package org.livingledger.cli.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.livingledger.cli.Progress;
import org.livingledger.client.Bulk;
import org.livingledger.client.Item;
import org.livingledger.client.ItemAnswer;
import org.livingledger.client.LedgerClient;
import tools.jackson.databind.JsonNode;

/// Sends the rows of a file, in their order, in bulks. One bulk is under way while the next is being
/// read: more of them at once could overtake each other, and a row its member's joining.
final class Recording {

    /// A refusal stays the answer to its key for ever. So a row that an earlier import was refused is
    /// tried again under a further key, this often.
    private static final int MOST_ATTEMPTS = 16;

    private static final int LONGEST_ID_IN_KEY = 40;

    private final LedgerClient client;
    private final Order order;
    private final Set<String> seated;
    private final Pseudonyms pseudonyms;
    private final ErrorFile errors;
    private final Map<String, String> notSeated = new HashMap<>();
    private long recorded;
    private long alreadyThere;
    private long refused;
    private long joined;
    private long points;
    private long position;

    Recording(
            LedgerClient client,
            Order order,
            Set<String> seated,
            Pseudonyms pseudonyms,
            ErrorFile errors) {
        this.client = client;
        this.order = order;
        this.seated = seated;
        this.pseudonyms = pseudonyms;
        this.errors = errors;
    }

    long position() {
        return position;
    }

    Summary summary(long rows, List<String> created, double seconds) {
        return new Summary(
                false,
                rows,
                recorded,
                alreadyThere,
                refused,
                joined,
                points,
                seconds,
                created,
                errors.path(),
                position);
    }

    void run(Iterator<Line> lines, Progress progress) {
        CompletableFuture<List<Sent>> underWay = CompletableFuture.completedFuture(List.of());
        while (lines.hasNext()) {
            List<Step> chunk = nextChunk(lines, progress);
            account(join(underWay), progress);
            underWay = CompletableFuture.supplyAsync(() -> send(chunk));
        }
        account(join(underWay), progress);
    }

    private static List<Sent> join(CompletableFuture<List<Sent>> underWay) {
        try {
            return underWay.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private List<Step> nextChunk(Iterator<Line> lines, Progress progress) {
        var chunk = new ArrayList<Step>(Bulk.MOST_ITEMS);
        while (lines.hasNext() && chunk.size() + 2 <= Bulk.MOST_ITEMS) {
            switch (lines.next()) {
                case Line.Malformed malformed -> {
                    refuse(malformed, "malformed", malformed.reason());
                    progress.advance(1);
                }
                case Line.Fact fact -> {
                    if (seated.add(fact.member())) {
                        chunk.add(new Step(fact, true, 1));
                    }
                    chunk.add(new Step(fact, false, 1));
                }
            }
        }
        return chunk;
    }

    /// Sends a chunk; what is refused because an earlier import was refused is tried once more, with
    /// all that was refused beside it, since one may have been the cause of the other.
    private List<Sent> send(List<Step> chunk) {
        List<Sent> answered = new ArrayList<>(once(chunk));
        for (int attempt = 2; attempt <= MOST_ATTEMPTS; attempt++) {
            if (answered.stream().noneMatch(Sent::refusedLongAgo)) {
                break;
            }
            var places = new ArrayList<Integer>();
            var again = new ArrayList<Step>();
            for (int i = 0; i < answered.size(); i++) {
                if (answered.get(i).worthAnotherKey()) {
                    places.add(i);
                    again.add(answered.get(i).step().attempt(attempt));
                }
            }
            List<Sent> second = once(again);
            for (int i = 0; i < places.size(); i++) {
                answered.set(places.get(i), second.get(i));
            }
        }
        return answered;
    }

    private List<Sent> once(List<Step> steps) {
        List<ItemAnswer> answers =
                client.sendAll(order.ledger(), steps.stream().map(this::item).toList(), Bulk.EACH);
        var sent = new ArrayList<Sent>(steps.size());
        for (int i = 0; i < steps.size(); i++) {
            sent.add(new Sent(steps.get(i), answers.get(i)));
        }
        return sent;
    }

    private Item item(Step step) {
        Line.Fact fact = step.fact();
        String again = step.number() == 1 ? "" : ":" + step.number();
        var body = new LinkedHashMap<String, Object>();
        body.put("group_id", order.group());
        body.put("member_id", fact.member());
        if (!step.joining()) {
            body.put("activity", order.kind().activity());
            body.put("activity_id", fact.id());
            if (!fact.attributes().isEmpty()) {
                body.put("attributes", fact.attributes());
            }
        }
        body.put("occurred_at", fact.occurredAt().toString());
        String key =
                step.joining()
                        ? "join:" + order.group() + ":" + pseudonyms.inKey(fact.member())
                        : order.kind().activity() + ":" + order.group() + ":" + inKey(fact.id());
        return new Item(
                step.joining() ? "join-group" : "record-activity", "import:" + key + again, body);
    }

    /// A key has room for 128 characters; an id that leaves too little for the rest stands by its
    /// SHA-256.
    private static String inKey(String id) {
        if (id.length() <= LONGEST_ID_IN_KEY) {
            return id;
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(id.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private void account(List<Sent> answers, Progress progress) {
        for (Sent sent : answers) {
            position = Math.max(position, sent.answer().position());
            if (sent.step().joining()) {
                accountJoining(sent);
            } else {
                accountRow(sent);
                progress.advance(1);
            }
        }
    }

    private void accountJoining(Sent sent) {
        ItemAnswer answer = sent.answer();
        if (answer.accepted()) {
            joined += answer.replayed() ? 0 : 1;
        } else if (!Sent.BENIGN.contains(answer.code())) {
            notSeated.put(sent.step().fact().member(), answer.code() + ": " + answer.detail());
        }
    }

    private void accountRow(Sent sent) {
        ItemAnswer answer = sent.answer();
        if (!answer.accepted()) {
            String cause = notSeated.get(sent.step().fact().member());
            refuse(
                    sent.step().fact(),
                    answer.code(),
                    answer.detail() + (cause == null ? "" : " (could not join: " + cause + ")"));
        } else if (answer.replayed()) {
            alreadyThere++;
        } else {
            recorded++;
            for (JsonNode grant : answer.outcome().path("grants")) {
                points += grant.path("granted").asLong(0);
            }
        }
    }

    private void refuse(Line line, String code, String reason) {
        refused++;
        errors.add(line, code, reason);
    }

    /// One command of the import: a row, or the joining that its member's first row needs.
    ///
    /// @param number which attempt it is, from 1
    private record Step(Line.Fact fact, boolean joining, int number) {

        Step attempt(int attempt) {
            return new Step(fact, joining, attempt);
        }
    }

    /// A command with its answer.
    private record Sent(Step step, ItemAnswer answer) {

        /// That a member is there already is what a joining is for.
        static final Set<String> BENIGN = Set.of("already-a-member", "idempotency-key-reused");

        boolean worthAnotherKey() {
            return !answer.accepted() && !BENIGN.contains(answer.code());
        }

        boolean refusedLongAgo() {
            return answer.replayed() && worthAnotherKey();
        }
    }
}
