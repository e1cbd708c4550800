package org.livingledger.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsQuery.Balance;
import org.livingledger.api.points.PointsQuery.FindBalance;
import org.livingledger.api.points.PointsQuery.FindStatement;
import org.livingledger.api.points.PointsRejection.PoolNotFound;
import org.livingledger.server.people.People;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Questions about accounts.
@RestController
final class AccountReads {

    private final Reads reads;
    private final Questions questions;
    private final People people;
    private final Clock clock;

    AccountReads(Reads reads, Questions questions, People people, Clock clock) {
        this.reads = reads;
        this.questions = questions;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/v1/ledgers/{ledger}/accounts/{account}")
    void balance(
            @PathVariable String ledger,
            @PathVariable String account,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        AccountId id = Paths.account(people, reading.ledger(), account);
        Balance balance =
                questions.ask(reading, new FindBalance(reading.ledger(), id, reading.at(clock)));
        reads.answer(response, reading.ledger(), balance == null ? untouched(id) : balance);
    }

    @GetMapping("/v1/ledgers/{ledger}/accounts/{account}/statement")
    void statement(
            @PathVariable String ledger,
            @PathVariable String account,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        AccountId id = Paths.account(people, reading.ledger(), account);
        var page =
                questions.ask(
                        reading,
                        new FindStatement(
                                reading.ledger(),
                                id,
                                reading.after(Long::valueOf),
                                reading.limit()));
        if (page == null || page.items().isEmpty()) {
            // only what is there can have an empty statement
            if (questions.ask(reading, new FindBalance(reading.ledger(), id, reading.at(clock)))
                    == null) {
                untouched(id);
            }
        }
        reads.page(request, response, reading.ledger(), page);
    }

    /// A member who never had points has an account with none; a pool begins with its first points.
    private static Balance untouched(AccountId account) {
        if (account.isPool()) {
            throw Rejected.of(new PoolNotFound(account));
        }
        return new Balance(account, 0, 0, 0, 0, 0, 0, 0, false, List.of());
    }
}
