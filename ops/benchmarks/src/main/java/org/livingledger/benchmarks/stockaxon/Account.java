package org.livingledger.benchmarks.stockaxon;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.livingledger.benchmarks.stockaxon.AccountMessages.AccountOpened;
import org.livingledger.benchmarks.stockaxon.AccountMessages.EarnPoints;
import org.livingledger.benchmarks.stockaxon.AccountMessages.OpenAccount;
import org.livingledger.benchmarks.stockaxon.AccountMessages.PointsEarned;

/// Its balance is the sum of what it earned. It does less than the ledger's account does: no lots, no
/// receipts, no one order of its ledger; so what it costs is Axon's own path.
@Aggregate(cache = "accountCache")
final class Account {

    /// Null until it is opened: Axon takes anything else for the identifier of the first event.
    @SuppressWarnings("UnusedVariable") // read by Axon
    @AggregateIdentifier
    private @Nullable String id;

    private long balance;

    /// For Axon, which replays an account's events into an empty one.
    Account() {}

    @CommandHandler
    Account(OpenAccount command) {
        apply(new AccountOpened(command.account()));
    }

    /// Answers with the balance after it.
    @CommandHandler
    long handle(EarnPoints command) {
        if (command.points() <= 0) {
            throw new IllegalArgumentException("points must be positive");
        }
        apply(
                new PointsEarned(
                        command.account(),
                        command.points(),
                        command.reason(),
                        Math.addExact(balance, command.points())));
        return balance;
    }

    @EventSourcingHandler
    void on(AccountOpened event) {
        id = event.account();
    }

    @EventSourcingHandler
    void on(PointsEarned event) {
        balance = event.balance();
    }
}
