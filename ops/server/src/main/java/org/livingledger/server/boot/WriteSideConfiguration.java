package org.livingledger.server.boot;

import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.programme.Expressions;
import org.livingledger.domain.WriteSide;
import org.livingledger.domain.points.Movements;
import org.livingledger.server.http.Receipts;
import org.livingledger.server.lanes.CommandReader;
import org.livingledger.server.lanes.Durability;
import org.livingledger.server.lanes.Handlers;
import org.livingledger.server.lanes.Lanes;
import org.livingledger.server.lanes.Watcher;
import org.livingledger.server.lanes.Workplace;
import org.livingledger.server.people.Recollection;
import org.livingledger.server.people.StoredPeople;
import org.livingledger.server.people.Vault;
import org.livingledger.server.rules.CelExpressions;
import org.livingledger.server.store.EventFormat;
import org.livingledger.server.store.Ledgers;
import org.livingledger.server.store.Snapshots;
import org.livingledger.server.store.StoredEvents;
import org.livingledger.server.store.Tail;
import org.livingledger.server.store.Upcasters;
import org.livingledger.server.whatif.Bustle;
import org.livingledger.server.whatif.Trials;
import org.livingledger.server.wire.Wire;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/// The write side, from the edge's reader of commands down to the lanes.
@Configuration(proxyBeanMethods = false)
class WriteSideConfiguration {

    @Bean
    JsonMapper wire() {
        return Wire.mapper();
    }

    @Bean
    EventFormat eventFormat(JsonMapper wire) {
        return new EventFormat(wire, Upcasters.ALL);
    }

    @Bean
    Expressions expressions() {
        return new CelExpressions();
    }

    /// Events for everything that follows ledgers: read outside the lanes' transactions.
    @Bean
    StoredEvents storedEvents(@Qualifier("corePool") DataSource corePool, EventFormat format) {
        return new StoredEvents(corePool, format);
    }

    /// H2's file belongs to one server; a PostgreSQL database may have several.
    @Bean
    Tail tail(StoredEvents events, Settings settings) {
        return new Tail(events, !settings.postgres());
    }

    @Bean
    @DependsOnDatabaseInitialization
    StoredPeople people(@Qualifier("corePool") DataSource corePool, Settings settings) {
        return new StoredPeople(corePool, Vault.at(settings.masterKey()));
    }

    @Bean
    Recollection recollection(StoredPeople people) {
        return new Recollection(people);
    }

    /// What was answered to commands, as the edge sees it.
    @Bean
    @DependsOnDatabaseInitialization
    Receipts receipts(@Qualifier("corePool") DataSource corePool) {
        return new StoredReceipts(corePool);
    }

    @Bean
    Bustle bustle() {
        return new Bustle();
    }

    @Bean
    Trials trials(
            StoredEvents events,
            Expressions expressions,
            StoredPeople people,
            Bustle bustle,
            Clock clock) {
        return new Trials(events, expressions, people::count, bustle, clock);
    }

    @Bean
    CommandReader commandReader(StoredPeople people) {
        return new CommandReader(people);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Lanes lanes(
            Settings settings,
            @Qualifier("writePool") DataSource writePool,
            @Qualifier("writeTransactions") PlatformTransactionManager transactions,
            Durability durability,
            EventFormat format,
            JsonMapper wire,
            Expressions expressions,
            StoredPeople people,
            CommandReader reader,
            Clock clock,
            Watcher watcher) {
        var events = new StoredEvents(writePool, format);
        var aggregates = new Lanes.Aggregates(events, new Snapshots(writePool), wire);
        var writeSide = new WriteSide(aggregates, expressions, movements(events));
        var place =
                new Workplace(
                        new Handlers(writeSide.handlers()),
                        reader,
                        people.in(writePool),
                        format,
                        new Ledgers(writePool),
                        events,
                        wire,
                        clock,
                        new SecureRandom());
        int count = settings.postgres() ? settings.lanes() : 1;
        return new Lanes(count, place, aggregates, transactions, durability, watcher);
    }

    private static Movements movements(StoredEvents events) {
        return (ledger, account, position) -> {
            RecordedEvent recorded = events.at(ledger, position);
            return recorded != null
                            && recorded.event() instanceof PointsEvent movement
                            && movement.account().equals(account)
                    ? movement
                    : null;
        };
    }
}
