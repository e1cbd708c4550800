package org.livingledger.domain.points;

import java.time.ZoneId;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Refused;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsCommand.AdjustPoints;
import org.livingledger.api.points.PointsCommand.EarnPoints;
import org.livingledger.api.points.PointsCommand.ForfeitPoints;
import org.livingledger.api.points.PointsCommand.PayFromPool;
import org.livingledger.api.points.PointsCommand.PayIntoPool;
import org.livingledger.api.points.PointsCommand.SpendPoints;
import org.livingledger.api.points.PointsCommand.TransferPoints;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.points.PointsEvent.PointsReceived;
import org.livingledger.api.points.PointsEvent.PointsSent;
import org.livingledger.api.points.PointsOutcome.Granted;
import org.livingledger.api.points.PointsOutcome.Moved;
import org.livingledger.api.points.PointsOutcome.Transferred;
import org.livingledger.api.points.PointsRejection.TransferToOneself;
import org.livingledger.domain.Desk;
import org.livingledger.domain.Shelf;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.group.Groups;
import org.livingledger.domain.membership.Members;
import org.livingledger.domain.membership.Person;
import org.livingledger.domain.tier.Tiers;

/// Handles the commands that move points in, out and between accounts (`systems.md` section 2).
public final class PointsCommands {

    private final Groups groups;
    private final Members members;
    private final Accounts accounts;
    private final AccountHolders holders;
    private final Tiers tiers;

    /// Handles them on these accounts.
    public PointsCommands(
            Books books, Groups groups, Members members, Accounts accounts, Tiers tiers) {
        this.groups = groups;
        this.members = members;
        this.accounts = accounts;
        this.holders = new AccountHolders(books, members, accounts);
        this.tiers = tiers;
    }

    /// Decides [EarnPoints].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Granted handle(EarnPoints command, Desk desk) {
        ZoneId zone = holders.requireLedger(desk);
        var group = command.group();
        if (group != null) {
            groups.require(desk, group);
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
        tiers.after(desk, command.member());
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
        var account = holders.require(command.member(), desk);
        account.root().requireMoving();
        var at = desk.occurredAt(command.occurredAt());
        return AccountHolders.moved(
                account,
                account.root().spend(command.points(), command.reason(), at, desk.now()),
                command.points(),
                desk);
    }

    /// Decides [AdjustPoints].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Moved handle(AdjustPoints command, Desk desk) {
        var account = holders.require(command.member(), desk);
        account.root().requireMoving();
        long points = Math.abs(command.points());
        PointsEvent adjusted =
                command.points() > 0
                        ? account.root().add(points, command.reason(), desk.now())
                        : account.root().take(points, command.reason(), desk.now());
        return AccountHolders.moved(account, adjusted, points, desk);
    }

    /// Decides [ForfeitPoints].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Moved handle(ForfeitPoints command, Desk desk) {
        var account = holders.require(command.member(), desk);
        return AccountHolders.moved(
                account,
                account.root().forfeit(command.points(), command.reason(), desk.now()),
                command.points(),
                desk);
    }

    /// Decides [TransferPoints].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Transferred handle(TransferPoints command, Desk desk) {
        var from = holders.require(command.from(), desk);
        Person receiver = members.require(desk.ledger(), command.to());
        var to = accounts.take(desk.ledger(), AccountId.of(command.to()));
        from.root().requireMoving();
        to.root().requireMoving();
        receiver.requireInAnyGroup(group -> groups.isLiving(desk, group));
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
        var from = holders.require(command.member(), desk);
        var pool = accounts.take(desk.ledger(), AccountId.pool(command.pool()));
        transfer(from, pool, command.points(), null, desk);
        return transferred(from, pool, command.points(), desk);
    }

    /// Decides [PayFromPool].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Transferred handle(PayFromPool command, Desk desk) {
        holders.requireLedger(desk);
        var pool = holders.requirePool(AccountId.pool(command.pool()), desk);
        var to = holders.require(command.member(), desk);
        to.root().requireMoving();
        transfer(pool, to, command.points(), null, desk);
        return transferred(pool, to, command.points(), desk);
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
}
