package org.livingledger.domain.points;

import java.time.ZoneId;
import org.livingledger.api.Refused;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.points.PointsOutcome.Moved;
import org.livingledger.api.points.PointsRejection.PoolNotFound;
import org.livingledger.domain.Desk;
import org.livingledger.domain.Shelf;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.membership.Members;

/// Whose accounts the commands name: what every handler of this context asks first.
final class AccountHolders {

    private final Books books;
    private final Members members;
    private final Accounts accounts;

    AccountHolders(Books books, Members members, Accounts accounts) {
        this.books = books;
        this.members = members;
        this.accounts = accounts;
    }

    ZoneId requireLedger(Desk desk) {
        return books.require(desk.ledger());
    }

    /// The account of someone who was introduced; who has one was.
    Shelf.Taken<Account> require(MemberId member, Desk desk) {
        books.require(desk.ledger());
        var account = accounts.take(desk.ledger(), AccountId.of(member));
        if (!account.exists()) {
            members.require(desk.ledger(), member);
        }
        return account;
    }

    Shelf.Taken<Account> requirePool(AccountId pool, Desk desk) {
        var account = accounts.take(desk.ledger(), pool);
        if (!account.exists()) {
            throw new Refused(new PoolNotFound(pool));
        }
        return account;
    }

    static Moved moved(Shelf.Taken<Account> account, PointsEvent event, long points, Desk desk) {
        account.apply(event);
        return moved(account, points, desk);
    }

    static Moved moved(Shelf.Taken<Account> account, long points, Desk desk) {
        Account root = account.root();
        return new Moved(root.account(), points, root.balance(), root.available(desk.now()));
    }
}
