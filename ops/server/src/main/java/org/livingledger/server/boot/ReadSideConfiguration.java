package org.livingledger.server.boot;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.livingledger.api.LedgerId;
import org.livingledger.api.adoption.AdoptionQuery.AdoptionView;
import org.livingledger.api.adoption.AdoptionQuery.ListAdoptions;
import org.livingledger.api.elimination.EliminationQuery.DueElimination;
import org.livingledger.api.gate.GateQuery.DueAtDoor;
import org.livingledger.api.group.GroupQuery.Dissolution;
import org.livingledger.api.group.GroupQuery.DueTerm;
import org.livingledger.api.points.PointsQuery.Due;
import org.livingledger.api.programme.Expressions;
import org.livingledger.api.recognition.RecognitionQuery.ReviewView;
import org.livingledger.api.rotation.RotationQuery.DueRotation;
import org.livingledger.api.tier.TierQuery.DueTiers;
import org.livingledger.api.title.TitleQuery.DueTitle;
import org.livingledger.projections.ReadSide;
import org.livingledger.projections.reading.Connections;
import org.livingledger.server.adoption.Adopter;
import org.livingledger.server.adoption.Bell;
import org.livingledger.server.due.DueAtDoors;
import org.livingledger.server.due.DueBadges;
import org.livingledger.server.due.DueDissolutions;
import org.livingledger.server.due.DueEliminations;
import org.livingledger.server.due.DuePoints;
import org.livingledger.server.due.DueRotations;
import org.livingledger.server.due.DueScan;
import org.livingledger.server.due.DueTerms;
import org.livingledger.server.due.DueTierReviews;
import org.livingledger.server.due.DueTitles;
import org.livingledger.server.http.Projections;
import org.livingledger.server.lanes.Lanes;
import org.livingledger.server.lanes.Watcher;
import org.livingledger.server.store.EventRow;
import org.livingledger.server.store.StoredEvents;
import org.livingledger.server.store.Tail;
import org.livingledger.server.whatif.Bustle;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/// The read side and the bus that queries reach it by, and what follows from what it finds.
@Configuration(proxyBeanMethods = false)
class ReadSideConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    ReadSide readSide(
            Settings settings,
            @Qualifier("corePool") DataSource corePool,
            @Qualifier("readPool") DataSource readPool,
            @Qualifier("readTransactions") PlatformTransactionManager readTransactions,
            @Qualifier("foldPool") DataSource foldPool,
            @Qualifier("foldTransactions") PlatformTransactionManager foldTransactions,
            Tail events,
            JsonMapper wire,
            Clock clock) {
        if (!settings.postgres()) {
            ThrownAway.ifAhead(corePool, foldPool);
        }
        return new ReadSide(
                new Connections(foldPool, foldTransactions),
                new Connections(readPool, readTransactions),
                settings.postgres() ? () -> {} : () -> H2Housekeeping.carryOut(foldPool),
                events,
                wire,
                clock);
    }

    @Bean(destroyMethod = "") // laid down by Life, before the read side is
    SelfCheck selfCheck(ReadSide readSide, MeterRegistry meters) {
        return new SelfCheck(readSide, meters);
    }

    /// Named as its part of readiness is.
    @Bean(name = "invariants", destroyMethod = "") // laid down by Life, before the read side is
    InvariantWatch invariantWatch(Tail events, QueryGateway queries, MeterRegistry meters) {
        return new InvariantWatch(events, queries, meters);
    }

    /// The read side as the edge sees it.
    @Bean
    Projections projections(ReadSide readSide) {
        return new ReadSideProjections(readSide);
    }

    @Bean
    QueryBus queryBus(ReadSide readSide) {
        QueryBus bus = SimpleQueryBus.builder().build();
        for (Object answers : readSide.handlers()) {
            new AnnotationQueryHandlerAdapter<>(answers).subscribe(bus);
        }
        return bus;
    }

    @Bean
    QueryGateway queryGateway(QueryBus bus) {
        return DefaultQueryGateway.builder().queryBus(bus).build();
    }

    @Bean
    Watcher laneMeters(
            MeterRegistry meters, Tail tail, ReadSide readSide, Bustle bustle, Bell bell) {
        return new LaneMeters(
                meters,
                added -> {
                    tail.committed(added.stream().map(EventRow::recorded).toList());
                    readSide.signal();
                    bustle.committed(added.size());
                    added.forEach(row -> bell.committed(new LedgerId(row.ledger()), row.event()));
                });
    }

    @Bean
    Bell bell() {
        return new Bell();
    }

    @Bean(destroyMethod = "") // laid down by Life, before the lanes are
    Adopter adopter(
            StoredEvents storedEvents,
            QueryGateway queries,
            Expressions expressions,
            Lanes lanes,
            Bustle bustle,
            Bell bell) {
        Function<ListAdoptions, List<AdoptionView>> adoptions = asking(queries, AdoptionView.class);
        return new Adopter(storedEvents, adoptions, expressions, lanes, bustle, bell);
    }

    private static <Q, A> Function<Q, List<A>> asking(QueryGateway queries, Class<A> answer) {
        return question ->
                List.copyOf(
                        queries.query(question, ResponseTypes.multipleInstancesOf(answer)).join());
    }

    @Bean
    DueScan dueScan(
            Tail events, QueryGateway queries, ReadSide readSide, Lanes lanes, Clock clock) {
        return new DueScan(
                events,
                List.of(
                        new DuePoints(asking(queries, Due.class)),
                        new DueDissolutions(asking(queries, Dissolution.class)),
                        new DueAtDoors(asking(queries, DueAtDoor.class)),
                        new DueTerms(asking(queries, DueTerm.class)),
                        new DueRotations(asking(queries, DueRotation.class)),
                        new DueTitles(asking(queries, DueTitle.class)),
                        new DueTierReviews(asking(queries, DueTiers.class)),
                        new DueEliminations(asking(queries, DueElimination.class)),
                        new DueBadges(
                                question -> queries.query(question, ReviewView.class).join())),
                readSide::position,
                lanes,
                clock);
    }
}
