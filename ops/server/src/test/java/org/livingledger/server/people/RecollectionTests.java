package org.livingledger.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livingledger.api.LedgerId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.server.Postgres;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a server reads into memory after its start: everybody in all ledgers, those who came last first, as long as
/// there is room.
class RecollectionTests {

    private static final LedgerId ACME = new LedgerId("acme");
    private static final LedgerId OTHER = new LedgerId("other");
    private static final Vault VAULT = new Vault(new byte[32]);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /// More than two pages of those that are read together.
    private static final int MEMBERS = 1_200;

    private static DataSource empty(String database) {
        String name = "recollection" + NUMBER.incrementAndGet();
        DataSource source;
        if (database.equals("H2")) {
            source =
                    JdbcConnectionPool.create(
                            "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", "");
        } else {
            var postgres = new PGSimpleDataSource();
            postgres.setUrl(Postgres.database(name));
            source = postgres;
        }
        Flyway.configure().dataSource(source).load().migrate();
        return source;
    }

    /// Draws one after the other, so that their ids sort as their numbers do wherever a millisecond has passed.
    private static List<MemberId> introduce(DataSource source, LedgerId ledger, int members) {
        var people = new StoredPeople(source, VAULT);
        List<Newcomer> newcomers = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            newcomers.add(people.newcomer(ledger, "m-" + i));
        }
        people.introduce(ledger.value(), newcomers);
        return newcomers.stream()
                .map(Newcomer::candidate)
                .sorted(Comparator.comparing(MemberId::value))
                .toList();
    }

    private static void forgetTables(DataSource source) {
        var jdbc = JdbcClient.create(source);
        jdbc.sql("DELETE FROM vault.member_keys").update();
        jdbc.sql("DELETE FROM vault.people").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void remembersEverybodyInAllLedgers(String database) throws InterruptedException {
        DataSource source = empty(database);
        List<MemberId> acme = introduce(source, ACME, MEMBERS);
        List<MemberId> other = introduce(source, OTHER, 3);

        var people = new StoredPeople(source, VAULT);
        new Recollection(people).recall();
        forgetTables(source);

        assertThat(acme)
                .extracting(member -> people.outsideId(ACME, member))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, MEMBERS).mapToObj(i -> "m-" + i).toList());
        assertThat(other)
                .extracting(member -> people.outsideId(OTHER, member))
                .containsExactlyInAnyOrder("m-0", "m-1", "m-2");
        assertThat(people.find(OTHER, "m-2")).isIn(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void callsWhoWasErasedByTheInternalId(String database) throws InterruptedException {
        DataSource source = empty(database);
        MemberId erased = introduce(source, ACME, 2).getFirst();
        JdbcClient.create(source)
                .sql("DELETE FROM vault.member_keys WHERE member_id = ?")
                .param(erased.value())
                .update();

        var people = new StoredPeople(source, VAULT);
        new Recollection(people).recall();

        assertThat(people.outsideId(ACME, erased)).isEqualTo(erased.value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void remembersThoseWhoCameLastWhereThereIsNoRoomForAll(String database)
            throws InterruptedException {
        DataSource source = empty(database);
        List<MemberId> members = introduce(source, ACME, 3_000);

        var people = new StoredPeople(source, VAULT, 200_000);
        new Recollection(people).recall();
        forgetTables(source);

        assertThat(people.haveRoom()).isFalse();
        assertThat(members.subList(2_700, 3_000))
                .noneMatch(member -> people.outsideId(ACME, member).equals(member.value()));
        assertThat(people.outsideId(ACME, members.getFirst()))
                .isEqualTo(members.getFirst().value());
    }
}
