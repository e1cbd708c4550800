package org.livingledger.domain.adoption;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Limits;
import org.livingledger.api.adoption.AdoptionFigures;
import org.livingledger.api.adoption.AdoptionStep.More;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.points.PointsEvent.GrantRestored;
import org.livingledger.api.points.PointsEvent.GrantReversed;
import org.livingledger.api.points.PointsEvent.Grounds;
import org.livingledger.api.points.PointsEvent.LimitedBy;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.points.ReversalPolicy;
import org.livingledger.domain.Desk;
import org.livingledger.domain.points.Correction;
import org.livingledger.domain.points.Terms;
import org.livingledger.domain.programme.Allowance;
import org.livingledger.domain.programme.Budgets;
import org.livingledger.domain.recognition.Recognised;

/// What one step makes of an account and of the budgets of rules, and what that comes to. Everything
/// happens as it is said, so nothing of it may be refused.
final class Changes {

    private final Correction account;
    private final Budgets budgets;
    private final int version;
    private final ReversalPolicy policy;
    private final Desk desk;
    private long granted;
    private long taken;
    private long uncollected;

    Changes(Correction account, Budgets budgets, int version, ReversalPolicy policy, Desk desk) {
        this.account = account;
        this.budgets = budgets;
        this.version = version;
        this.policy = policy;
        this.desk = desk;
    }

    /// Grants what a rule gives more.
    void grant(More more) {
        var grounds =
                new Grounds(
                        more.rule(),
                        version,
                        more.activity(),
                        more.activityId(),
                        more.inputs(),
                        more.counted());
        LimitedBy before =
                more.points() == more.whole()
                        ? null
                        : new LimitedBy("granted-before", more.whole(), more.points());
        PointsEarned earned =
                account.grant(
                        new Terms(
                                more.whole(),
                                more.points(),
                                before,
                                more.expiresAt(),
                                more.activeAt(),
                                false,
                                more.group(),
                                grounds,
                                PointsEvent.ADOPTION,
                                more.occurredAt()));
        granted += earned.points();
        Allowance budget = budget(grounds);
        if (budget != null) {
            budget.apply(budget.draw(earned.points(), desk.now()));
        }
    }

    /// Takes back all that is left of a grant, if there is one.
    void takeBack(@Nullable Long movement) {
        if (movement != null) {
            takeBack(movement, Limits.MOST_POINTS);
        }
    }

    /// Takes back so much of a grant.
    void takeBack(long movement, long points) {
        GrantReversed reversed = account.takeBack(movement, points, policy);
        if (reversed == null) {
            return;
        }
        taken += reversed.points() - reversed.uncollected();
        uncollected += reversed.uncollected();
        Allowance budget = budget(reversed.grounds());
        if (budget != null) {
            budget.apply(budget.giveBack(reversed.points(), desk.now()));
        }
    }

    /// Gives back what was taken at a position.
    void restore(long position) {
        GrantRestored restored = account.restore(position);
        if (restored == null) {
            return;
        }
        granted += restored.points() - restored.uncollected();
        Allowance budget = budget(restored.grounds());
        if (budget != null) {
            budget.apply(budget.draw(restored.points(), desk.now()));
        }
    }

    private @Nullable Allowance budget(@Nullable Grounds grounds) {
        return grounds != null && grounds.counted().contains(grounds.rule() + "/budget")
                ? budgets.find(desk.ledger(), grounds.rule())
                : null;
    }

    AdoptionFigures figures(Recognised gained, int lost) {
        granted += gained.points();
        return figures(gained.badges(), lost);
    }

    AdoptionFigures figures(int gained, int lost) {
        boolean changed =
                List.of(granted, taken, uncollected, (long) gained, (long) lost).stream()
                        .anyMatch(each -> each != 0);
        return new AdoptionFigures(changed ? 1 : 0, granted, taken, uncollected, gained, lost, 0);
    }
}
