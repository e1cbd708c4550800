package org.livingledger.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Query;
import org.livingledger.api.activity.ActivityEvent.ActivityRecorded;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.book.BookEvent.LedgerOpened;
import org.livingledger.api.group.GroupEvent.GroupFounded;
import org.livingledger.api.group.GroupEvent.SeatTaken;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent.MemberIntroduced;
import org.livingledger.api.membership.MembershipEvent.MemberJoined;
import org.livingledger.api.membership.Sealed;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent.Grounds;
import org.livingledger.api.points.PointsEvent.NewLot;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.programme.BoardId;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.Programme.BoardDefinition;
import org.livingledger.api.programme.Programme.Season;
import org.livingledger.api.programme.ProgrammeEvent.ProgrammePublished;
import org.livingledger.api.programme.RuleId;
import org.livingledger.projections.reading.Connections;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/// A read side over events in memory: given events, the query answers.
final class House implements AutoCloseable {

    static final LedgerId ACME = new LedgerId("acme");
    static final GroupId FANS = new GroupId("fans");
    static final BoardId POINTS = new BoardId("points");
    static final Instant NOON = Instant.parse("2026-05-10T12:00:00Z");

    final Log log;
    final DataSource database;
    final ReadSide readSide;
    private int version;

    House(TestDatabase database) {
        this(new Log(), database.fresh());
    }

    House(Log log, DataSource database) {
        this.log = log;
        this.database = database;
        var connections = new Connections(database, new DataSourceTransactionManager(database));
        readSide =
                new ReadSide(
                        connections,
                        connections,
                        () -> {},
                        log,
                        new JsonMapper(),
                        Clock.systemUTC());
        readSide.start();
    }

    static House open(TestDatabase database, String zone) {
        House house = new House(database);
        house.given(new LedgerOpened("Acme", ZoneId.of(zone), NOON));
        return house;
    }

    House given(Event... events) {
        log.append(ACME, events);
        readSide.signal();
        return this;
    }

    House given(List<? extends Event> events) {
        log.append(ACME, events);
        readSide.signal();
        return this;
    }

    /// Publishes boards as the next version of a programme.
    House boards(BoardDefinition... boards) {
        return boards(List.of(), boards);
    }

    House boards(List<Season> seasons, BoardDefinition... boards) {
        return given(
                new ProgrammePublished(
                        ++version,
                        Programme.EMPTY.withBoards(List.of(boards)).withSeasons(seasons),
                        NOON));
    }

    /// Waits until everything given is folded.
    void caughtUp() {
        long head = log.ahead(Map.of()).getOrDefault(ACME, 0L);
        try {
            assertThat(readSide.await(ACME, head, Duration.ofSeconds(60)))
                    .as("the read side has come to %s: %s", head, readSide.lags())
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    <A> A ask(Query<A> query) {
        A answer = find(query);
        if (answer == null) {
            throw new AssertionError("nothing answers " + query);
        }
        return answer;
    }

    <A> @Nullable A find(Query<A> query) {
        caughtUp();
        return findNow(query);
    }

    /// The answer as far as everything given is folded yet.
    @SuppressWarnings("unchecked")
    <A> @Nullable A findNow(Query<A> query) {
        for (Object handler : readSide.handlers()) {
            for (var method : handler.getClass().getMethods()) {
                if (method.isAnnotationPresent(org.axonframework.queryhandling.QueryHandler.class)
                        && method.getParameterTypes()[0] == query.getClass()) {
                    try {
                        return (A) method.invoke(handler, query);
                    } catch (ReflectiveOperationException e) {
                        throw new AssertionError(e.getCause());
                    }
                }
            }
        }
        throw new AssertionError("no handler for " + query);
    }

    static MemberId member(String name) {
        return new MemberId("~" + "0".repeat(22 - name.length()) + name);
    }

    static Sealed sealed() {
        return new Sealed("secret", "proof");
    }

    /// What founding a group writes.
    static List<Event> founded(GroupId group, MemberId owner, int capacity, Instant at) {
        return List.of(
                new MemberIntroduced(owner, sealed(), at),
                new GroupFounded(group, "The " + group, owner, capacity, 10, at),
                new SeatTaken(group, owner, 1, at),
                new MemberJoined(owner, group, 1, at));
    }

    /// What the joining of someone new writes.
    static List<Event> joined(GroupId group, MemberId member, int taken, Instant at) {
        return List.of(
                new MemberIntroduced(member, sealed(), at),
                new SeatTaken(group, member, taken, at),
                new MemberJoined(member, group, 1, at));
    }

    /// A grant by hand.
    static PointsEarned earned(MemberId member, long lot, long points, Instant at) {
        return earned(member, lot, points, null, null, at);
    }

    static PointsEarned earned(
            MemberId member,
            long lot,
            long points,
            @Nullable GroupId group,
            @Nullable String activity,
            Instant at) {
        return new PointsEarned(
                AccountId.of(member),
                points,
                points,
                null,
                points == 0 ? null : new NewLot(lot, points, null, group),
                0,
                null,
                false,
                group,
                activity == null
                        ? null
                        : new Grounds(
                                new RuleId(activity),
                                1,
                                new ActivityType(activity),
                                "a",
                                Map.of(),
                                List.of()),
                null,
                at);
    }

    static ActivityRecorded did(GroupId group, MemberId member, String activity, Instant at) {
        return new ActivityRecorded(
                member,
                group,
                1,
                new ActivityType(activity),
                "a",
                Map.of(),
                LocalDate.ofInstant(at, ZoneOffset.UTC),
                at);
    }

    static List<Event> together(List<? extends Event> first, Event... more) {
        List<Event> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all;
    }

    /// Stops following. The database goes with the virtual machine.
    @Override
    public void close() {
        readSide.close();
    }
}
