package org.livingledger.domain.membership;

import java.time.Instant;
import org.livingledger.api.elimination.DepartureRule;
import org.livingledger.api.elimination.LotPolicy;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MembershipEvent.MemberEliminated;
import org.livingledger.api.membership.MembershipEvent.MemberLeft;
import org.livingledger.domain.Desk;
import org.livingledger.domain.group.Circle;
import org.livingledger.domain.points.Accounts;
import org.livingledger.domain.programme.RuleBooks;
import org.livingledger.domain.tier.Tiers;

/// What happens whenever someone leaves a group or is eliminated from it (`systems.md` section 4).
public final class Departures {

    private final RuleBooks ruleBooks;
    private final Accounts accounts;
    private final Tiers tiers;

    /// Departures under these rules.
    public Departures(RuleBooks ruleBooks, Accounts accounts, Tiers tiers) {
        this.ruleBooks = ruleBooks;
        this.accounts = accounts;
        this.tiers = tiers;
    }

    /// Carries out that someone left. It is never refused.
    ///
    /// @param circle the group that they leave, whose owner they are not
    public void carryOut(MemberLeft left, Person person, Circle circle, Desk desk) {
        depart(left, left.group(), rule(left.group(), desk).left(), person, circle, desk);
    }

    /// Carries out that someone is eliminated; an admin is demoted before. It is never refused.
    ///
    /// @param circle the group that they are eliminated from, whose owner they are not
    public void carryOut(MemberEliminated gone, Person person, Circle circle, Desk desk) {
        depart(gone, gone.group(), rule(gone.group(), desk).eliminated(), person, circle, desk);
    }

    private DepartureRule rule(GroupId group, Desk desk) {
        return ruleBooks.inForce(desk.ledger()).programme().departure(group);
    }

    private void depart(
            org.livingledger.api.membership.MembershipEvent end,
            GroupId group,
            LotPolicy lots,
            Person person,
            Circle circle,
            Desk desk) {
        Instant at = end.occurredAt();
        var term = circle.endTerm(end.member(), at);
        if (term != null) {
            circle.apply(term);
        }
        person.apply(end);
        circle.apply(circle.freeSeat(end.member(), at));
        accounts.depart(desk, end.member(), group, lots);
        tiers.after(desk, end.member());
    }
}
