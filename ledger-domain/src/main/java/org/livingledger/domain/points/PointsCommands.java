package org.livingledger.domain.points;

import java.time.ZoneId;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Refused;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsCommand.ActivatePoints;
import org.livingledger.api.points.PointsCommand.AdjustPoints;
import org.livingledger.api.points.PointsCommand.CancelPoints;
import org.livingledger.api.points.PointsCommand.CapturePoints;
import org.livingledger.api.points.PointsCommand.EarnPoints;
import org.livingledger.api.points.PointsCommand.ExpirePoints;
import org.livingledger.api.points.PointsCommand.ForfeitPoints;
import org.livingledger.api.points.PointsCommand.FreezeAccount;
import org.livingledger.api.points.PointsCommand.HoldPoints;
import org.livingledger.api.points.PointsCommand.PayFromPool;
import org.livingledger.api.points.PointsCommand.PayIntoPool;
import org.livingledger.api.points.PointsCommand.ReleasePoints;
import org.livingledger.api.points.PointsCommand.ReversePoints;
import org.livingledger.api.points.PointsCommand.SpendPoints;
import org.livingledger.api.points.PointsCommand.TransferPoints;
import org.livingledger.api.points.PointsCommand.UnfreezeAccount;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.points.PointsEvent.GrantReversed;
import org.livingledger.api.points.PointsEvent.Grounds;
import org.livingledger.api.points.PointsEvent.HoldCaptured;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.points.PointsEvent.PointsReceived;
import org.livingledger.api.points.PointsEvent.PointsSent;
import org.livingledger.api.points.PointsEvent.PointsSpent;
import org.livingledger.api.points.PointsEvent.SpendReversed;
import org.livingledger.api.points.PointsOutcome.Granted;
import org.livingledger.api.points.PointsOutcome.Moved;
import org.livingledger.api.points.PointsOutcome.Reversed;
import org.livingledger.api.points.PointsOutcome.Transferred;
import org.livingledger.api.points.PointsRejection.LotNotFound;
import org.livingledger.api.points.PointsRejection.MovementNotFound;
import org.livingledger.api.points.PointsRejection.PoolNotFound;
import org.livingledger.api.points.PointsRejection.TransferToOneself;
import org.livingledger.api.points.ReversalPolicy;
import org.livingledger.api.programme.ProgrammeEvent.BudgetReturned;
import org.livingledger.domain.Desk;
import org.livingledger.domain.Shelf;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.group.Groups;
import org.livingledger.domain.membership.Members;
import org.livingledger.domain.membership.Person;
import org.livingledger.domain.programme.Allowance;
import org.livingledger.domain.programme.Budgets;

/// Handles the commands that move points (`systems.md` section 2).
public final class PointsCommands {

    private final Books books;
    private final Groups groups;
    private final Members members;
    private final Accounts accounts;
    private final Budgets budgets;
    private final Movements movements;

    /// Handles them on these accounts.
    public PointsCommands(
            Books books,
            Groups groups,
            Members members,
            Accounts accounts,
            Budgets budgets,
            Movements movements) {
        this.books = books;
        this.groups = groups;
        this.members = members;
        this.accounts = accounts;
        this.budgets = budgets;
        this.movements = movements;
    }

    /// Decides [EarnPoints].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Granted handle(EarnPoints command, Desk desk) {
        ZoneId zone = books.require(desk.ledger());
        var group = command.group();
        if (group != null) {
            groups.require(desk.ledger(), group);
        }
        Purse purse = accounts.find(desk.ledger(), AccountId.of(command.member()), desk.now());
        purse.requireMoving();
        // who has an account was introduced before it began
        Person person =
                group == null && purse.exists()
                        ? null
                        : members.find(desk.ledger(), command.member());
        if (group != null && person != null) {
            person.requireActive(group);
        }
        var at = desk.occurredAt(command.occurredAt());
        var expires = command.expires();
        PointsEarned earned =
                purse.grant(
                        new Terms(
                                command.points(),
                                command.points(),
                                null,
                                expires == null ? null : expires.endsAt(at, zone),
                                command.activeAt(),
                                Boolean.TRUE.equals(command.onCondition()),
                                group,
                                null,
                                command.reason(),
                                at));

        if (person != null) {
            person.introduce(desk);
        }
        purse.apply(earned);
        var lot = earned.lot();
        return new Granted(
                earned.account(),
                earned.requested(),
                earned.points(),
                null,
                lot == null ? null : lot.lot(),
                purse.balance(),
                purse.available());
    }

    /// Decides [SpendPoints].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Moved handle(SpendPoints command, Desk desk) {
        var account = require(command.member(), desk);
        account.root().requireMoving();
        var at = desk.occurredAt(command.occurredAt());
        return moved(
                account,
                account.root().spend(command.points(), command.reason(), at, desk.now()),
                command.points(),
                desk);
    }

    /// Decides [HoldPoints].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Moved handle(HoldPoints command, Desk desk) {
        var account = require(command.member(), desk);
        var events =
                Holding.hold(
                        account.root(),
                        command.hold(),
                        command.points(),
                        command.releaseAt(),
                        desk.now());
        events.forEach(account::apply);
        return moved(account, command.points(), desk);
    }

    /// Decides [CapturePoints].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Moved handle(CapturePoints command, Desk desk) {
        var account = require(command.member(), desk);
        var captured =
                Holding.capture(account.root(), command.hold(), command.points(), desk.now());
        return moved(account, captured, captured.points(), desk);
    }

    /// Decides [ReleasePoints].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Moved handle(ReleasePoints command, Desk desk) {
        var account = require(command.member(), desk);
        var released = Holding.release(account.root(), command.hold(), desk.now());
        return moved(account, released, released.points(), desk);
    }

    /// Decides [TransferPoints].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Transferred handle(TransferPoints command, Desk desk) {
        var from = require(command.from(), desk);
        Person receiver = members.require(desk.ledger(), command.to());
        var to = accounts.take(desk.ledger(), AccountId.of(command.to()));
        from.root().requireMoving();
        to.root().requireMoving();
        receiver.requireInAnyGroup();
        if (command.from().equals(command.to())) {
            throw new Refused(new TransferToOneself(from.root().account()));
        }
        transfer(from, to, command.points(), command.reason(), desk);
        return transferred(from, to, command.points(), desk);
    }

    /// Decides [PayIntoPool].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Transferred handle(PayIntoPool command, Desk desk) {
        var from = require(command.member(), desk);
        var pool = accounts.take(desk.ledger(), AccountId.pool(command.pool()));
        transfer(from, pool, command.points(), null, desk);
        return transferred(from, pool, command.points(), desk);
    }

    /// Decides [PayFromPool].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Transferred handle(PayFromPool command, Desk desk) {
        books.require(desk.ledger());
        var pool = requirePool(AccountId.pool(command.pool()), desk);
        var to = require(command.member(), desk);
        to.root().requireMoving();
        transfer(pool, to, command.points(), null, desk);
        return transferred(pool, to, command.points(), desk);
    }

    /// Decides [AdjustPoints].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Moved handle(AdjustPoints command, Desk desk) {
        var account = require(command.member(), desk);
        account.root().requireMoving();
        long points = Math.abs(command.points());
        PointsEvent adjusted =
                command.points() > 0
                        ? account.root().add(points, command.reason(), desk.now())
                        : account.root().take(points, command.reason(), desk.now());
        return moved(account, adjusted, points, desk);
    }

    /// Decides [ReversePoints].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Reversed handle(ReversePoints command, Desk desk) {
        var account = require(command.member(), desk);
        AccountId id = account.root().account();
        PointsEvent original = movements.at(desk.ledger(), id, command.movement());
        var reversal =
                new Reversal(
                        account.root(),
                        command.movement(),
                        command.points(),
                        command.reason(),
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

    /// Decides [ForfeitPoints].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Moved handle(ForfeitPoints command, Desk desk) {
        var account = require(command.member(), desk);
        return moved(
                account,
                account.root().forfeit(command.points(), command.reason(), desk.now()),
                command.points(),
                desk);
    }

    /// Decides [ActivatePoints].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Moved handle(ActivatePoints command, Desk desk) {
        var account = require(command.member(), desk);
        return moved(
                account, LotLives.activate(account.root(), command.lot(), desk.now()), 0, desk);
    }

    /// Decides [CancelPoints].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Moved handle(CancelPoints command, Desk desk) {
        var account = require(command.member(), desk);
        var cancelled =
                LotLives.cancel(account.root(), command.lot(), command.reason(), desk.now());
        return moved(account, cancelled, cancelled.points(), desk);
    }

    /// Decides [ExpirePoints].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Moved handle(ExpirePoints command, Desk desk) {
        books.require(desk.ledger());
        AccountId id = command.account();
        if (id.isSystem()) { // the system's own have no lots
            throw new Refused(new LotNotFound(id, command.lot()));
        }
        var account = id.isPool() ? requirePool(id, desk) : require(new MemberId(id.value()), desk);
        var expired = LotLives.expire(account.root(), command.lot(), desk.now());
        return moved(account, expired, expired.points(), desk);
    }

    /// Decides [FreezeAccount].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Moved handle(FreezeAccount command, Desk desk) {
        var account = require(command.member(), desk);
        return moved(account, account.root().freeze(command.reason(), desk.now()), 0, desk);
    }

    /// Decides [UnfreezeAccount].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Moved handle(UnfreezeAccount command, Desk desk) {
        var account = require(command.member(), desk);
        return moved(account, account.root().unfreeze(desk.now()), 0, desk);
    }

    /// The account of someone who was introduced; who has one was.
    private Shelf.Taken<Account> require(MemberId member, Desk desk) {
        books.require(desk.ledger());
        var account = accounts.take(desk.ledger(), AccountId.of(member));
        if (!account.exists()) {
            members.require(desk.ledger(), member);
        }
        return account;
    }

    private Shelf.Taken<Account> requirePool(AccountId pool, Desk desk) {
        var account = accounts.take(desk.ledger(), pool);
        if (!account.exists()) {
            throw new Refused(new PoolNotFound(pool));
        }
        return account;
    }

    private static void transfer(
            Shelf.Taken<Account> from,
            Shelf.Taken<Account> to,
            long points,
            @Nullable String reason,
            Desk desk) {
        PointsSent sent = from.root().send(to.root().account(), points, reason, desk.now());
        PointsReceived received = to.root().receive(sent, desk.now());

        from.apply(sent);
        to.apply(received);
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

    private static Transferred transferred(
            Shelf.Taken<Account> from, Shelf.Taken<Account> to, long points, Desk desk) {
        return new Transferred(
                from.root().account(),
                from.root().balance(),
                from.root().available(desk.now()),
                to.root().account(),
                to.root().balance(),
                points);
    }

    private static Moved moved(
            Shelf.Taken<Account> account, PointsEvent event, long points, Desk desk) {
        account.apply(event);
        return moved(account, points, desk);
    }

    private static Moved moved(Shelf.Taken<Account> account, long points, Desk desk) {
        Account root = account.root();
        return new Moved(root.account(), points, root.balance(), root.available(desk.now()));
    }
}
