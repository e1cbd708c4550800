package org.livingledger.domain.points;

import org.axonframework.commandhandling.CommandHandler;
import org.livingledger.api.Refused;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsCommand.ActivatePoints;
import org.livingledger.api.points.PointsCommand.CancelPoints;
import org.livingledger.api.points.PointsCommand.CapturePoints;
import org.livingledger.api.points.PointsCommand.ExpirePoints;
import org.livingledger.api.points.PointsCommand.FreezeAccount;
import org.livingledger.api.points.PointsCommand.HoldPoints;
import org.livingledger.api.points.PointsCommand.ReleasePoints;
import org.livingledger.api.points.PointsCommand.UnfreezeAccount;
import org.livingledger.api.points.PointsOutcome.Moved;
import org.livingledger.api.points.PointsRejection.LotNotFound;
import org.livingledger.domain.Desk;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.membership.Members;

/// Handles the commands about an account itself: its holds, its single lots, and whether it moves
/// (`systems.md` section 2).
public final class AccountCommands {

    private final AccountHolders holders;

    /// Handles them on these accounts.
    public AccountCommands(Books books, Members members, Accounts accounts) {
        this.holders = new AccountHolders(books, members, accounts);
    }

    /// Decides [HoldPoints].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Moved handle(HoldPoints command, Desk desk) {
        var account = holders.require(command.member(), desk);
        var events =
                Holding.hold(
                        account.root(),
                        command.hold(),
                        command.points(),
                        command.releaseAt(),
                        desk.now());
        events.forEach(account::apply);
        return AccountHolders.moved(account, command.points(), desk);
    }

    /// Decides [CapturePoints].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Moved handle(CapturePoints command, Desk desk) {
        var account = holders.require(command.member(), desk);
        var captured =
                Holding.capture(account.root(), command.hold(), command.points(), desk.now());
        return AccountHolders.moved(account, captured, captured.points(), desk);
    }

    /// Decides [ReleasePoints].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Moved handle(ReleasePoints command, Desk desk) {
        var account = holders.require(command.member(), desk);
        var released = Holding.release(account.root(), command.hold(), desk.now());
        return AccountHolders.moved(account, released, released.points(), desk);
    }

    /// Decides [ActivatePoints].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Moved handle(ActivatePoints command, Desk desk) {
        var account = holders.require(command.member(), desk);
        return AccountHolders.moved(
                account, LotLives.activate(account.root(), command.lot(), desk.now()), 0, desk);
    }

    /// Decides [CancelPoints].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Moved handle(CancelPoints command, Desk desk) {
        var account = holders.require(command.member(), desk);
        var cancelled =
                LotLives.cancel(account.root(), command.lot(), command.reason(), desk.now());
        return AccountHolders.moved(account, cancelled, cancelled.points(), desk);
    }

    /// Decides [ExpirePoints].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Moved handle(ExpirePoints command, Desk desk) {
        holders.requireLedger(desk);
        AccountId id = command.account();
        if (id.isSystem()) { // the system's own have no lots
            throw new Refused(new LotNotFound(id, command.lot()));
        }
        var account =
                id.isPool()
                        ? holders.requirePool(id, desk)
                        : holders.require(new MemberId(id.value()), desk);
        var expired = LotLives.expire(account.root(), command.lot(), desk.now());
        return AccountHolders.moved(account, expired, expired.points(), desk);
    }

    /// Decides [FreezeAccount].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Moved handle(FreezeAccount command, Desk desk) {
        var account = holders.require(command.member(), desk);
        return AccountHolders.moved(
                account, account.root().freeze(command.reason(), desk.now()), 0, desk);
    }

    /// Decides [UnfreezeAccount].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Moved handle(UnfreezeAccount command, Desk desk) {
        var account = holders.require(command.member(), desk);
        return AccountHolders.moved(account, account.root().unfreeze(desk.now()), 0, desk);
    }
}
