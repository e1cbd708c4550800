package org.livingledger.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livingledger.api.Event;
import org.livingledger.api.LedgerId;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.group.GroupEvent;
import org.livingledger.api.group.GroupEvent.GroupClosed;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.membership.MembershipEvent.MemberLeft;
import org.livingledger.server.Postgres;
import org.livingledger.server.wire.Wire;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Events are found by where they stand, by what they are, and by when they were recorded.
class StoredEventsTests {

    private static final LedgerId CLUB = new LedgerId("club");
    private static final Instant NOON = Instant.parse("2026-05-10T12:00:00Z");

    /// Three events are recorded in each second.
    private static final int IN_A_SECOND = 3;

    /// More than can be looked at together twice.
    private static final long EVENTS = 70_000;

    private final EventFormat format = new EventFormat(Wire.mapper(), List.of());

    private static DataSource empty(String database) {
        DataSource source;
        if (database.equals("H2")) {
            source = JdbcConnectionPool.create("jdbc:h2:mem:stored;DB_CLOSE_DELAY=-1", "sa", "");
        } else {
            var postgres = new PGSimpleDataSource();
            postgres.setUrl(Postgres.database("stored"));
            source = postgres;
        }
        Flyway.configure().dataSource(source).load().migrate();
        return source;
    }

    private static Instant recorded(long position) {
        return NOON.plusSeconds(position / IN_A_SECOND);
    }

    private Event event(long position) {
        var group = new GroupId("fans");
        return position % 2 == 0
                ? new GroupClosed(group, recorded(position))
                : new MemberLeft(new MemberId("~" + "a".repeat(22)), group, 1, recorded(position));
    }

    private StoredEvents stored(DataSource source) {
        var jdbc = JdbcClient.create(source);
        insert(jdbc, 1, EVENTS / 2); // an array of H2 has room for 65 536
        insert(jdbc, EVENTS / 2 + 1, EVENTS);
        jdbc.sql("INSERT INTO ledger_heads VALUES ('club', ?, 0)").param(EVENTS).update();
        return new StoredEvents(source, format);
    }

    private void insert(JdbcClient jdbc, long from, long through) {
        Event even = event(0);
        Event odd = event(1);
        jdbc.sql(
                        "INSERT INTO events SELECT 'club', p, 'e', 's', p, CASE WHEN MOD(p, 2) = 0"
                                + " THEN ? ELSE ? END, 1, ? + 1000000 * (p / ?), 'c', 'a', CASE WHEN"
                                + " MOD(p, 2) = 0 THEN ? ELSE ? END FROM (SELECT * FROM"
                                + " unnest(CAST(? AS BIGINT ARRAY)) AS n(p)) AS numbers")
                .params(
                        format.name(even).value(),
                        format.name(odd).value(),
                        Micros.of(NOON),
                        IN_A_SECOND,
                        format.payload(even),
                        format.payload(odd),
                        LongStream.rangeClosed(from, through).boxed().toArray(Long[]::new))
                .update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void anInstantNamesTheLastEventThatWasRecordedByThen(String database) {
        StoredEvents events = stored(empty(database));
        // twice, since the second time it begins where it has looked before
        for (long second :
                new long[] {5_461, 0, 1, 2, 85, 86, 5_460, 5_461, 20_000, EVENTS / IN_A_SECOND}) {
            long last = Math.min(EVENTS, second * IN_A_SECOND + IN_A_SECOND - 1);
            assertThat(events.positionAt(CLUB, NOON.plusSeconds(second))).isEqualTo(last);
            assertThat(events.positionAt(CLUB, NOON.plusSeconds(second).plusMillis(999)))
                    .isEqualTo(last);
        }
        assertThat(events.positionAt(CLUB, NOON.minusMillis(1))).isZero();
        assertThat(events.positionAt(CLUB, NOON.plusSeconds(EVENTS))).isEqualTo(EVENTS);
        assertThat(events.positionAt(new LedgerId("none"), NOON)).isZero();

        var random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            // of a second that somebody has looked at, and of any other
            long position = 1 + (i % 2 == 0 ? random.nextLong(500) : random.nextLong(EVENTS));
            assertThat(events.recordedAt(CLUB, position))
                    .isEqualTo(NOON.plusSeconds(position / IN_A_SECOND));
        }

        List<Long> some = List.of(2L, 3L, 5L, 8L);
        assertThat(events.at(CLUB, some)).extracting(RecordedEvent::position).isEqualTo(some);
        assertThat(events.at(CLUB, some, Set.of(Event.class))).isEqualTo(events.at(CLUB, some));
        assertThat(events.at(CLUB, some, Set.of(GroupEvent.class)))
                .extracting(RecordedEvent::position)
                .containsExactly(2L, 8L);
        assertThat(events.at(CLUB, some, Set.of(GroupEvent.class, MembershipEvent.class)))
                .isEqualTo(events.at(CLUB, some));
    }
}
