package org.livingledger.server.http;

import java.io.IOException;
import java.util.List;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsQuery.Balance;
import org.livingledger.api.points.PointsQuery.FindBalance;
import org.livingledger.api.points.PointsQuery.FindStatement;
import org.livingledger.api.points.PointsRejection.PoolNotFound;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Questions about accounts.
@RestController
final class AccountReads {

    @GetMapping("/v1/ledgers/{ledger}/accounts/{account}")
    void balance(Inquiry inquiry, @PathVariable String account) throws IOException {
        AccountId id = inquiry.account(account);
        Balance balance = inquiry.ask(new FindBalance(inquiry.ledger(), id, inquiry.at()));
        inquiry.answer(balance == null ? untouched(id) : balance);
    }

    @GetMapping("/v1/ledgers/{ledger}/accounts/{account}/statement")
    void statement(Inquiry inquiry, @PathVariable String account) throws IOException {
        AccountId id = inquiry.account(account);
        var page =
                inquiry.ask(
                        new FindStatement(
                                inquiry.ledger(),
                                id,
                                inquiry.after(Long::valueOf),
                                inquiry.limit()));
        if (page == null || page.items().isEmpty()) {
            // only what is there can have an empty statement
            if (inquiry.ask(new FindBalance(inquiry.ledger(), id, inquiry.at())) == null) {
                untouched(id);
            }
        }
        inquiry.page(page);
    }

    /// A member who never had points has an account with none; a pool begins with its first points.
    private static Balance untouched(AccountId account) {
        if (account.isPool()) {
            throw Rejected.of(new PoolNotFound(account));
        }
        return new Balance(account, 0, 0, 0, 0, 0, 0, 0, false, List.of());
    }
}
