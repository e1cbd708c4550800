package org.livingledger.domain.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Refused;
import org.livingledger.api.evidence.EvidenceCommand.ReportPayment;
import org.livingledger.api.evidence.EvidenceCommand.ReportPurchase;
import org.livingledger.api.evidence.EvidenceCommand.VerifyFact;
import org.livingledger.api.evidence.EvidenceEvent;
import org.livingledger.api.evidence.EvidenceEvent.FactStated;
import org.livingledger.api.evidence.EvidenceEvent.FactVerified;
import org.livingledger.api.evidence.EvidenceEvent.PaymentReported;
import org.livingledger.api.evidence.EvidenceEvent.ProfileReported;
import org.livingledger.api.evidence.EvidenceEvent.PurchaseReported;
import org.livingledger.api.evidence.EvidenceEvent.QuizReported;
import org.livingledger.api.evidence.EvidenceEvent.TaskReported;
import org.livingledger.api.evidence.EvidenceRejection.FactNotStated;
import org.livingledger.api.evidence.EvidenceRejection.ReferenceReused;
import org.livingledger.api.evidence.EvidenceRejection.VerifierIsTheMember;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.domain.Snapshottable;

/// A payment or a purchase is known by its reference once, and a fact that is stated again is not
/// verified any more.
final class Dossier implements Snapshottable<Dossier.State> {

    static final int SCHEMA_VERSION = 1;

    @AggregateIdentifier private final String id;
    private final MemberId member;
    private final Map<String, Payment> payments = new TreeMap<>();
    private final Map<String, String> purchases = new TreeMap<>();
    private final Map<String, Integer> quizzes = new TreeMap<>();
    private final Map<String, Instant> tasks = new TreeMap<>();
    private final Map<String, Fact> facts = new TreeMap<>();
    private int profile;

    Dossier(String id) {
        this.id = id;
        this.member = new MemberId(id.substring(id.lastIndexOf('/') + 1));
    }

    static Dossier restored(String id, State state) {
        var dossier = new Dossier(id);
        state.payments().forEach(each -> dossier.payments.put(each.reference(), each));
        dossier.purchases.putAll(state.purchases());
        dossier.quizzes.putAll(state.quizzes());
        dossier.tasks.putAll(state.tasks());
        state.facts().forEach(each -> dossier.facts.put(each.fact(), each));
        dossier.profile = state.profile();
        return dossier;
    }

    /// The report of a payment, or null if it is known.
    @Nullable PaymentReported pay(ReportPayment paid, int epoch, Instant at) {
        Payment known = payments.get(paid.reference());
        if (known == null) {
            return new PaymentReported(
                    member,
                    paid.group(),
                    epoch,
                    paid.cents(),
                    paid.currency(),
                    paid.reference(),
                    at);
        }
        if (!known.group().equals(paid.group())
                || known.cents() != paid.cents()
                || !known.currency().equals(paid.currency())) {
            throw new Refused(new ReferenceReused(member, paid.reference()));
        }
        return null;
    }

    /// The report of a purchase, or null if it is known.
    @Nullable PurchaseReported buy(ReportPurchase bought, Instant at) {
        String known = purchases.get(bought.reference());
        if (known == null) {
            return new PurchaseReported(member, bought.product(), bought.reference(), at);
        }
        if (!known.equals(bought.product())) {
            throw new Refused(new ReferenceReused(member, bought.reference()));
        }
        return null;
    }

    FactVerified verify(VerifyFact looked, Instant at) {
        if (!facts.containsKey(looked.fact())) {
            throw new Refused(new FactNotStated(member, looked.fact()));
        }
        if (member.equals(looked.by())) {
            throw new Refused(new VerifierIsTheMember(member, looked.fact()));
        }
        return new FactVerified(member, looked.fact(), looked.holds(), looked.by(), at);
    }

    long paid(GroupId group, int epoch, String currency) {
        return payments.values().stream()
                .filter(one -> one.group().equals(group) && one.epoch() == epoch)
                .filter(one -> one.currency().equals(currency))
                .mapToLong(Payment::cents)
                .reduce(0, Dossier::most);
    }

    private static long most(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    boolean bought(String product) {
        return purchases.containsValue(product);
    }

    int score(String quiz) {
        return quizzes.getOrDefault(quiz, 0);
    }

    boolean done(String task) {
        return tasks.containsKey(task);
    }

    int profile() {
        return profile;
    }

    @Nullable Fact fact(String name) {
        return facts.get(name);
    }

    @EventSourcingHandler
    void on(EvidenceEvent event) {
        switch (event) {
            case PaymentReported paid ->
                    payments.put(
                            paid.reference(),
                            new Payment(
                                    paid.reference(),
                                    paid.group(),
                                    paid.epoch(),
                                    paid.cents(),
                                    paid.currency()));
            case PurchaseReported(_, String product, String reference, _) ->
                    purchases.put(reference, product);
            case QuizReported(_, String quiz, int score, _) ->
                    quizzes.merge(quiz, score, Integer::max);
            case TaskReported(_, String task, Instant at) -> tasks.putIfAbsent(task, at);
            case ProfileReported(_, int percent, _) -> profile = percent;
            case FactStated(_, String fact, Long number, String code, _, _) ->
                    facts.put(fact, new Fact(fact, number, code, null));
            case FactVerified(_, String fact, boolean holds, _, _) ->
                    facts.computeIfPresent(
                            fact, (_, one) -> new Fact(fact, one.number(), one.code(), holds));
        }
    }

    @Override
    public State state() {
        return new State(
                List.copyOf(payments.values()),
                new TreeMap<>(purchases),
                new TreeMap<>(quizzes),
                new TreeMap<>(tasks),
                List.copyOf(facts.values()),
                profile);
    }

    @Override
    public String toString() {
        return id;
    }

    /// What was paid for a group.
    public record Payment(
            String reference, GroupId group, int epoch, long cents, String currency) {}

    /// What was stated.
    ///
    /// @param holds what someone found who looked; null as long as nobody has
    public record Fact(
            String fact, @Nullable Long number, @Nullable String code, @Nullable Boolean holds) {}

    /// What a snapshot of a dossier holds.
    public record State(
            List<Payment> payments,
            Map<String, String> purchases,
            Map<String, Integer> quizzes,
            Map<String, Instant> tasks,
            List<Fact> facts,
            int profile) {}
}
