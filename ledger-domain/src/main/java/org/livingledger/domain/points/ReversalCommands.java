package org.livingledger.domain.points;

import org.axonframework.commandhandling.CommandHandler;
import org.livingledger.api.Refused;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsCommand.ReversePoints;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.points.PointsEvent.GrantReversed;
import org.livingledger.api.points.PointsEvent.Grounds;
import org.livingledger.api.points.PointsEvent.HoldCaptured;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.points.PointsEvent.PointsSpent;
import org.livingledger.api.points.PointsEvent.SpendReversed;
import org.livingledger.api.points.PointsOutcome.Reversed;
import org.livingledger.api.points.PointsRejection.MovementNotFound;
import org.livingledger.api.points.ReversalPolicy;
import org.livingledger.api.programme.ProgrammeEvent.BudgetReturned;
import org.livingledger.domain.Desk;
import org.livingledger.domain.Shelf;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.membership.Members;
import org.livingledger.domain.programme.Allowance;
import org.livingledger.domain.programme.Budgets;
import org.livingledger.domain.tier.Tiers;

/// Handles the command that undoes a movement (`systems.md` section 2, Reversal; A4).
public final class ReversalCommands {

    private final AccountHolders holders;
    private final Budgets budgets;
    private final Movements movements;
    private final Tiers tiers;

    /// Handles it on these accounts and budgets.
    ///
    /// @param movements what was committed before
    public ReversalCommands(
            Books books,
            Members members,
            Accounts accounts,
            Budgets budgets,
            Movements movements,
            Tiers tiers) {
        this.holders = new AccountHolders(books, members, accounts);
        this.budgets = budgets;
        this.movements = movements;
        this.tiers = tiers;
    }

    /// Decides [ReversePoints].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Reversed handle(ReversePoints command, Desk desk) {
        var account = holders.require(command.member(), desk);
        AccountId id = account.root().account();
        PointsEvent original = movements.at(desk.ledger(), id, command.movement());
        var reversal =
                new Reversal(
                        account.root(),
                        command.movement(),
                        command.points(),
                        command.reason(),
                        null,
                        desk.now());
        if (original instanceof PointsEarned grant) {
            var policy = command.policy();
            return reversed(
                    account,
                    reversal.ofGrant(
                            grant, policy == null ? ReversalPolicy.WITHIN_BALANCE : policy),
                    desk);
        }
        if (original instanceof PointsSpent spent) {
            return reversed(account, reversal.ofSpending(spent.points(), spent.slices()), desk);
        }
        if (original instanceof HoldCaptured captured) {
            return reversed(
                    account, reversal.ofSpending(captured.points(), captured.slices()), desk);
        }
        throw new Refused(new MovementNotFound(id, command.movement()));
    }

    private Reversed reversed(Shelf.Taken<Account> account, GrantReversed event, Desk desk) {
        Grounds grounds = event.grounds();
        Allowance budget = null;
        BudgetReturned returned = null;
        if (grounds != null && grounds.counted().contains(grounds.rule() + "/budget")) {
            budget = budgets.find(desk.ledger(), grounds.rule());
            returned = budget.giveBack(event.points(), desk.now());
        }

        account.apply(event);
        if (budget != null && returned != null) {
            budget.apply(returned);
        }
        tiers.after(desk, new MemberId(event.account().value()));
        return new Reversed(
                event.account(),
                event.movement(),
                event.points(),
                event.uncollected(),
                event.debt(),
                event.left(),
                account.root().balance(),
                account.root().available(desk.now()));
    }

    private static Reversed reversed(Shelf.Taken<Account> account, SpendReversed event, Desk desk) {
        account.apply(event);
        return new Reversed(
                event.account(),
                event.movement(),
                event.points(),
                0,
                0,
                event.left(),
                account.root().balance(),
                account.root().available(desk.now()));
    }
}
