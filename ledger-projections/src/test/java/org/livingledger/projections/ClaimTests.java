package org.livingledger.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.livingledger.projections.House.ACME;
import static org.livingledger.projections.House.NOON;
import static org.livingledger.projections.House.earned;
import static org.livingledger.projections.House.member;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsQuery.FindBalance;
import org.livingledger.projections.reading.Rebuilt;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A server that rebuilds on a shared PostgreSQL keeps others from it for as long as it lives, and not
/// a moment longer. What takes its life here is the end of its session, as `kill -9` would end it.
class ClaimTests {

    private static final List<String> ACCOUNTS = List.of("accounts");

    private final House house = House.open(TestDatabase.POSTGRESQL, "UTC");
    private final House other = new House(house.log, TestDatabase.unpooled(house.database));
    private final JdbcClient sql = JdbcClient.create(house.database);
    private final Halt halt = new Halt();
    private CompletableFuture<List<Rebuilt>> begun = new CompletableFuture<>();

    @BeforeEach
    void beginOnTheOtherServer() {
        for (int i = 1; i <= 20; i++) {
            house.given(earned(member("a"), i, 10, NOON));
        }
        house.caughtUp();
        other.caughtUp();
        begun = CompletableFuture.supplyAsync(() -> other.readSide.rebuild(ACCOUNTS, halt));
        halt.awaitReached();
    }

    @AfterEach
    void close() {
        halt.letGo();
        other.close();
        house.close();
    }

    @Test
    void keepsOthersFromWhatItRebuildsAndIsNotDisturbedByTheirTrying() {
        assertThatThrownBy(() -> rebuild()).hasMessage("accounts is being rebuilt already");
        try (House third = new House(house.log, house.database)) {
            assertThat(third.readSide.projections()).contains("accounts");
        }
        halt.letGo();
        assertThat(begun.join()).allMatch(Rebuilt::equal);
        assertThat(rebuild()).allMatch(Rebuilt::equal);
    }

    @Test
    void leavesWhatItHadBegunToOthersWhenItIsKilled() throws InterruptedException {
        kill();
        assertThat(rebuild()).allMatch(Rebuilt::equal);

        // it lives after all: what it goes on with is gone, and it takes nothing of others with it
        halt.letGo();
        assertThatThrownBy(begun::join).isInstanceOf(CompletionException.class);
        assertThat(unfinished()).isZero();
        assertThat(house.ask(new FindBalance(ACME, AccountId.of(member("a")), NOON)).balance())
                .isEqualTo(200);
        assertThat(rebuild()).allMatch(Rebuilt::equal);
    }

    @Test
    void leavesNothingBehindThatTheNextStartDoesNotClear() throws InterruptedException {
        assertThat(unfinished()).isEqualTo(1);
        kill();
        new House(house.log, house.database).close();
        assertThat(unfinished()).isZero();
    }

    private List<Rebuilt> rebuild() {
        return house.readSide.rebuild(ACCOUNTS, (_, _) -> {});
    }

    private long unfinished() {
        return sql.sql("SELECT COUNT(*) FROM projection_builds WHERE NOT live")
                .query(Long.class)
                .single();
    }

    private void kill() throws InterruptedException {
        String holders =
                " FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM"
                        + " pg_database WHERE datname = current_database())";
        sql.sql("SELECT pg_terminate_backend(pid)" + holders).query(Boolean.class).list();
        while (sql.sql("SELECT COUNT(*)" + holders).query(Long.class).single() > 0) {
            Thread.sleep(10);
        }
    }
}
