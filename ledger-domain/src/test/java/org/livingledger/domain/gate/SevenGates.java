package org.livingledger.domain.gate;

import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.Scenario.OWNER;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.gate.Gate;
import org.livingledger.api.gate.GateCommand.ApplyToJoin;
import org.livingledger.api.gate.GateCommand.SetGates;
import org.livingledger.api.gate.GatePolicy;
import org.livingledger.api.gate.MissingGate;
import org.livingledger.domain.Scenario;

/// Gates for tests: one of each of the seven kinds that `systems.md` S3 names, what those who lack it
/// are told, and a club that asks for gates.
final class SevenGates {

    static final Gate INVITATION = new Gate.Invitation();
    static final Gate APPROVAL = new Gate.Approval();
    static final Gate FEE = new Gate.FeePaid(9_900, "CNY");
    static final Gate PRODUCT = new Gate.ProductBought("course-1");
    static final Gate POINTS = new Gate.PointsHeld(100, null);
    static final Gate QUIZ = new Gate.QuizPassed("rules", 60);
    static final Gate FACT = new Gate.FactHolds("followers", 200L, null, null, true);

    private static final List<Gate> SEVEN =
            List.of(INVITATION, APPROVAL, FEE, PRODUCT, POINTS, QUIZ, FACT);

    private SevenGates() {}

    /// Those of the seven whose bits are set.
    static List<Gate> chosen(int set) {
        var gates = new ArrayList<Gate>();
        for (int i = 0; i < SEVEN.size(); i++) {
            if ((set & 1 << i) != 0) {
                gates.add(SEVEN.get(i));
            }
        }
        return gates;
    }

    /// What someone is told who has done nothing for one of the seven.
    static MissingGate missing(Gate gate) {
        return switch (gate) {
            case Gate.Invitation _ -> new MissingGate("invitation", null, 1, 0, false);
            case Gate.Approval _ -> new MissingGate("approval", null, 1, 0, true);
            case Gate.FeePaid _ -> new MissingGate("fee-paid", "CNY", 9_900, 0, false);
            case Gate.ProductBought _ -> new MissingGate("product-bought", "course-1", 1, 0, false);
            case Gate.PointsHeld _ -> new MissingGate("points-held", null, 100, 0, false);
            case Gate.QuizPassed _ -> new MissingGate("quiz-passed", "rules", 60, 0, false);
            case Gate.FactHolds _ -> new MissingGate("fact-holds", "followers", 200, 0, false);
            case Gate.TaskDone _,
                    Gate.ProfileFilled _,
                    Gate.TierReached _,
                    Gate.AllOf _,
                    Gate.AnyOf _ ->
                    throw new AssertionError(gate);
        };
    }

    static Scenario guarded(@Nullable Gate gate) {
        var scenario = Scenario.club();
        scenario.accept(new SetGates(CLUB, new GatePolicy(gate, null, null, null), OWNER));
        return scenario;
    }

    static ApplyToJoin apply(@Nullable String code) {
        return new ApplyToJoin(CLUB, ADA, code, null);
    }
}
