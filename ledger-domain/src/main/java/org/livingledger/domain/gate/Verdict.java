package org.livingledger.domain.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Names;
import org.livingledger.api.gate.Gate;
import org.livingledger.api.gate.Gate.AllOf;
import org.livingledger.api.gate.Gate.AnyOf;
import org.livingledger.api.gate.Gate.Approval;
import org.livingledger.api.gate.Gate.FactHolds;
import org.livingledger.api.gate.Gate.FeePaid;
import org.livingledger.api.gate.Gate.Invitation;
import org.livingledger.api.gate.Gate.PointsHeld;
import org.livingledger.api.gate.Gate.ProductBought;
import org.livingledger.api.gate.Gate.ProfileFilled;
import org.livingledger.api.gate.Gate.QuizPassed;
import org.livingledger.api.gate.Gate.TaskDone;
import org.livingledger.api.gate.Gate.TierReached;
import org.livingledger.api.gate.MissingGate;
import org.livingledger.api.tier.LadderId;

/// What a gate says of an applicant. It is a function of the two and of nothing else.
///
/// @param state whether it stands open
/// @param missing every gate that stands in the way, in the order in which they are written
/// @param passed the kinds of the gates that stand open, as far as they count
record Verdict(State state, List<MissingGate> missing, List<String> passed) {

    /// From the best to the worst: all-of is as good as its worst, any-of as its best.
    enum State {
        /// They may come in.
        OPEN,
        /// They may, when someone else has done what is awaited of them.
        AWAITS,
        /// They may not, as they are.
        SHUT
    }

    /// Nothing is asked.
    static final Verdict FREE = new Verdict(State.OPEN, List.of(), List.of());

    /// The verdict of a gate, or of none.
    static Verdict of(@Nullable Gate gate, Applicant who) {
        return switch (gate) {
            case null -> FREE;
            case AllOf(var gates) -> all(gates.stream().map(each -> of(each, who)).toList());
            case AnyOf(var gates) -> any(gates.stream().map(each -> of(each, who)).toList());
            case Invitation _ -> thing(gate, null, who.invited());
            case Approval _ -> who.approved() ? open(gate) : awaits(gate, null);
            case FeePaid(long cents, String currency) ->
                    least(gate, currency, cents, who.paid(currency));
            case ProductBought(String product) -> thing(gate, product, who.bought(product));
            case PointsHeld(long least, var group) ->
                    least(gate, group == null ? null : group.value(), least, who.points(group));
            case TierReached(LadderId ladder, String tier) ->
                    thing(gate, ladder + "/" + tier, who.reaches(ladder, tier));
            case QuizPassed(String quiz, int least) -> least(gate, quiz, least, who.score(quiz));
            case TaskDone(String task) -> thing(gate, task, who.done(task));
            case ProfileFilled(int percent) -> least(gate, null, percent, who.profile());
            case FactHolds fact -> fact(fact, who);
        };
    }

    private static Verdict all(List<Verdict> verdicts) {
        State worst =
                verdicts.stream().map(Verdict::state).max(Comparator.naturalOrder()).orElseThrow();
        return joined(worst, verdicts);
    }

    private static Verdict any(List<Verdict> verdicts) {
        State best =
                verdicts.stream().map(Verdict::state).min(Comparator.naturalOrder()).orElseThrow();
        return best == State.OPEN
                ? joined(best, verdicts.stream().filter(each -> each.state == best).toList())
                : joined(best, verdicts);
    }

    private static Verdict joined(State state, List<Verdict> verdicts) {
        var missing = new ArrayList<MissingGate>();
        var passed = new ArrayList<String>();
        for (Verdict each : verdicts) {
            missing.addAll(each.missing);
            passed.addAll(each.passed);
        }
        return new Verdict(state, List.copyOf(missing), List.copyOf(passed));
    }

    private static Verdict fact(FactHolds gate, Applicant who) {
        String fact = gate.fact();
        if (gate.oneOf() != null) {
            String code = who.code(fact);
            if (code == null || !gate.oneOf().contains(code)) {
                return shut(gate, fact, 1, 0);
            }
        } else {
            Long number = who.number(fact);
            if (gate.atLeast() != null && (number == null || number < gate.atLeast())) {
                return shut(gate, fact, gate.atLeast(), number == null ? 0 : number);
            }
            if (gate.atMost() != null && (number == null || number > gate.atMost())) {
                return shut(gate, fact, gate.atMost(), number == null ? 0 : number);
            }
        }
        Boolean holds = who.holds(fact);
        if (holds == null && gate.needsVerifying()) {
            return awaits(gate, fact);
        }
        return holds == null || holds ? open(gate) : shut(gate, fact, 1, 0);
    }

    private static Verdict least(Gate gate, @Nullable String what, long required, long actual) {
        return actual >= required ? open(gate) : shut(gate, what, required, actual);
    }

    private static Verdict thing(Gate gate, @Nullable String what, boolean there) {
        return there ? open(gate) : shut(gate, what, 1, 0);
    }

    private static Verdict open(Gate gate) {
        return new Verdict(State.OPEN, List.of(), List.of(Names.kebab(gate.getClass())));
    }

    private static Verdict awaits(Gate gate, @Nullable String what) {
        var missing = new MissingGate(Names.kebab(gate.getClass()), what, 1, 0, true);
        return new Verdict(State.AWAITS, List.of(missing), List.of());
    }

    private static Verdict shut(Gate gate, @Nullable String what, long required, long actual) {
        var missing = new MissingGate(Names.kebab(gate.getClass()), what, required, actual, false);
        return new Verdict(State.SHUT, List.of(missing), List.of());
    }
}
