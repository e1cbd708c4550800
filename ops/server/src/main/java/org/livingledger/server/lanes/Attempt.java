package org.livingledger.server.lanes;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.LedgerId;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.Refused;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent.MemberIntroduced;
import org.livingledger.api.recognition.Earning.Happened;
import org.livingledger.server.lanes.Decision.Published;
import org.livingledger.server.people.Newcomer;
import org.livingledger.server.people.Strangers;
import org.livingledger.server.store.EventRow;
import org.livingledger.server.store.Ledgers.Head;
import org.livingledger.server.store.Ledgers.Move;
import org.livingledger.server.store.Micros;
import org.livingledger.server.store.Receipt;

/// One try at deciding a group of commands in one transaction: what each is answered, and what is to
/// be written for it. It writes nothing until it is told to.
final class Attempt {

    private static final int PAGE = 2_000;

    private final Workplace place;
    private final WorkingSet workingSet;
    private final Map<String, Standing> standings = new HashMap<>();
    private final Map<String, Map<String, Receipt>> receipts;
    private final Map<String, Map<String, Newcomer>> introduced = new HashMap<>();
    private final List<EventRow> rows = new ArrayList<>();
    private final List<Receipt> newReceipts = new ArrayList<>();

    /// @param heads where the ledgers of the group stand; one that is not open is left out
    /// @param receipts the receipts that the group's keys have already
    Attempt(
            Workplace place,
            WorkingSet workingSet,
            Map<String, Head> heads,
            Map<String, Map<String, Receipt>> receipts) {
        this.place = place;
        this.workingSet = workingSet;
        this.receipts = receipts;
        heads.forEach((ledger, head) -> standings.put(ledger, new Standing(head)));
    }

    /// Decides a command, or finds its first answer.
    ///
    /// @throws Soiled if it failed after it had changed an aggregate
    Verdict decide(Submission submission) {
        String ledger = submission.ledger().value();
        Receipt receipt = receipts.getOrDefault(ledger, Map.of()).get(submission.key());
        if (receipt != null) {
            return Verdict.of(again(receipt, submission));
        }
        Standing standing = standings.computeIfAbsent(ledger, any -> new Standing(Head.NONE));
        long micros = standing.recordedMicros(Micros.of(place.clock().instant()));
        Submission resolved = resolve(submission, ledger);
        var decision =
                new Decision(
                        resolved,
                        Micros.instant(micros),
                        workingSet,
                        standing.position(),
                        this::past,
                        place.people());
        Verdict verdict = judge(decision, standing, micros);
        if (verdict.answer() != null && standing.open()) {
            keep(receipt(resolved, verdict.answer(), micros));
        }
        return verdict;
    }

    private Answer again(Receipt receipt, Submission submission) {
        return receipt.matches(submission.name(), submission.content())
                ? new Answer(receipt.status(), receipt.body(), receipt.position(), true)
                : new Answer(
                        422,
                        Bodies.code(place.json(), Answer.KEY_REUSED),
                        receipt.position(),
                        false);
    }

    private Verdict judge(Decision decision, Standing standing, long micros) {
        try {
            Object outcome = place.handlers().handle(decision);
            List<EventRow> stored = store(decision, standing, micros);
            String body = Bodies.accepted(place.json(), stored, outcome);
            return Verdict.of(new Answer(201, body, standing.position(), false));
        } catch (Refused refused) {
            if (!decision.published().isEmpty()) {
                throw new Soiled(refused);
            }
            Submission submission = decision.submission();
            String body =
                    Strangers.number(
                            Bodies.refused(place.json(), refused.rejection()),
                            submission.named(),
                            submission.newcomers());
            int status = Bodies.status(refused.rejection());
            return Verdict.of(new Answer(status, body, standing.position(), false));
        } catch (RuntimeException failure) {
            if (!decision.published().isEmpty()) {
                throw new Soiled(failure);
            }
            return Verdict.of(failure);
        }
    }

    /// The same command, its newcomers resolved to those who were introduced since it was read.
    private Submission resolve(Submission submission, String ledger) {
        var strangers = new ArrayList<Newcomer>(submission.newcomers().size());
        for (Newcomer newcomer : submission.newcomers()) {
            MemberId member = introduced(ledger, newcomer.outsideId());
            if (member == null) {
                strangers.add(newcomer);
            } else if (!member.equals(newcomer.candidate())) {
                return place.reader().again(submission, outsideId -> introduced(ledger, outsideId));
            }
        }
        return strangers.size() == submission.newcomers().size()
                ? submission
                : submission.withStrangers(strangers);
    }

    /// Who was introduced under an outside id, by this attempt or before it.
    private @Nullable MemberId introduced(String ledger, String outsideId) {
        Newcomer here = introduced.getOrDefault(ledger, Map.of()).get(outsideId);
        return here == null ? place.people().stored(ledger, outsideId) : here.candidate();
    }

    /// What the store has of a stream, and what this attempt has decided about it since.
    private List<Happened> past(LedgerId ledger, String stream) {
        var past = new ArrayList<Happened>();
        List<RecordedEvent> page;
        long last = -1;
        do {
            page = place.events().stream(ledger.value(), stream, last, PAGE);
            for (RecordedEvent recorded : page) {
                past.add(new Happened(recorded.position(), recorded.event()));
                last = recorded.sequence();
            }
        } while (page.size() == PAGE);
        for (EventRow row : rows) {
            if (row.ledger().equals(ledger.value()) && row.stream().equals(stream)) {
                past.add(
                        new Happened(
                                row.position(),
                                place.format().event(row.type(), row.revision(), row.payload())));
            }
        }
        return past;
    }

    private List<EventRow> store(Decision decision, Standing standing, long micros) {
        String ledger = decision.ledger().value();
        List<Published> published = decision.published();
        var stored = new ArrayList<EventRow>(published.size());
        for (Published each : published) {
            Event event = each.event();
            if (event instanceof MemberIntroduced introduction) {
                introduce(ledger, decision.submission(), introduction.member());
            }
            var name = place.format().name(event);
            stored.add(
                    new EventRow(
                            ledger,
                            standing.next(micros),
                            each.id(),
                            each.aggregate().substring(ledger.length() + 1),
                            each.sequence(),
                            name.value(),
                            name.revision(),
                            micros,
                            published.getFirst().id(),
                            decision.submission().actor(),
                            place.format().payload(event),
                            event));
        }
        rows.addAll(stored);
        return stored;
    }

    private void introduce(String ledger, Submission submission, MemberId member) {
        for (Newcomer newcomer : submission.newcomers()) {
            if (newcomer.candidate().equals(member)) {
                introduced
                        .computeIfAbsent(ledger, any -> new LinkedHashMap<>())
                        .put(newcomer.outsideId(), newcomer);
            }
        }
    }

    private Receipt receipt(Submission submission, Answer answer, long micros) {
        byte[] salt = place.newSalt();
        return new Receipt(
                submission.ledger().value(),
                submission.key(),
                salt,
                Receipt.fingerprint(salt, submission.name(), submission.content()),
                answer.status(),
                answer.body(),
                answer.position(),
                micros);
    }

    private void keep(Receipt receipt) {
        newReceipts.add(receipt);
        receipts.computeIfAbsent(receipt.ledger(), any -> new HashMap<>())
                .put(receipt.key(), receipt);
    }

    /// Writes everything that was decided, heads first: they say whether it may be written.
    ///
    /// @return whether every head was where it was thought to be
    boolean write() throws SQLException {
        if (!place.ledgers().move(moves())) {
            return false;
        }
        for (var each : introduced.entrySet()) {
            place.people().introduce(each.getKey(), List.copyOf(each.getValue().values()));
        }
        place.ledgers().append(rows);
        place.ledgers().receive(newReceipts);
        return true;
    }

    /// Remembers who was introduced, once that is committed.
    void committed() {
        introduced.forEach((ledger, newcomers) ->
                place.people().committed(ledger, List.copyOf(newcomers.values())));
    }

    /// Where the ledgers stand after this, once it is committed.
    Map<String, Head> heads() {
        var heads = new HashMap<String, Head>();
        moves().forEach((ledger, move) -> heads.put(ledger, move.to()));
        return heads;
    }

    /// The events that were decided, in order.
    List<EventRow> rows() {
        return rows;
    }

    private SortedMap<String, Move> moves() {
        var moves = new TreeMap<String, Move>();
        standings.forEach((ledger, standing) -> {
            if (standing.open()) {
                moves.put(ledger, standing.move());
            }
        });
        return moves;
    }

    /// A command failed after it had changed an aggregate: what is in memory of that aggregate is
    /// wrong now, and so may be all that was decided after it.
    static final class Soiled extends RuntimeException {

        Soiled(RuntimeException failure) {
            super("a command failed after it had changed an aggregate", failure, false, false);
        }
    }
}
