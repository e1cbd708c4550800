package org.livingledger.domain.reversal;

import java.util.ArrayList;
import java.util.List;
import org.livingledger.api.Event;
import org.livingledger.api.activity.ActivityEvent.ActivityReversed;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.points.PointsEvent.GrantReversed;
import org.livingledger.api.points.PointsEvent.Grounds;
import org.livingledger.api.recognition.RecognitionEvent;
import org.livingledger.domain.Desk;
import org.livingledger.domain.membership.Person;
import org.livingledger.domain.points.Undoing;
import org.livingledger.domain.programme.Allowance;
import org.livingledger.domain.programme.Budgets;

/// What goes back into the budgets that grants were drawn from. An activity has at most one grant of a
/// rule, so a budget is given back to once.
final class Returns {

    private final Budgets budgets;
    private final Desk desk;

    Returns(Budgets budgets, Desk desk) {
        this.budgets = budgets;
        this.desk = desk;
    }

    /// An event with the aggregate to which it will happen.
    @FunctionalInterface
    interface Step {
        void apply(Person person, Undoing account);
    }

    /// The events with those of the budgets among them, ready to happen.
    List<Step> with(List<Event> events) {
        var steps = new ArrayList<Step>();
        for (Event event : events) {
            switch (event) {
                case ActivityReversed undone -> steps.add((person, _) -> person.reverse(undone));
                case RecognitionEvent revoked -> steps.add((person, _) -> person.apply(revoked));
                case PointsEvent moved -> {
                    steps.add((_, account) -> account.apply(moved));
                    if (moved instanceof GrantReversed undone) {
                        giveBack(undone, steps);
                    }
                }
                default -> throw new IllegalStateException("a cascade has no such event: " + event);
            }
        }
        return steps;
    }

    private void giveBack(GrantReversed undone, List<Step> steps) {
        Grounds grounds = undone.grounds();
        if (grounds != null && grounds.counted().contains(grounds.rule() + "/budget")) {
            Allowance budget = budgets.find(desk.ledger(), grounds.rule());
            var returned = budget.giveBack(undone.points(), desk.now());
            steps.add((_, _) -> budget.apply(returned));
        }
    }
}
