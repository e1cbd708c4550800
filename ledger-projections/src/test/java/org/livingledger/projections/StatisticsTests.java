package org.livingledger.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.projections.House.NOON;
import static org.livingledger.projections.House.earned;
import static org.livingledger.projections.House.member;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.livingledger.api.Event;
import org.livingledger.projections.reading.Rebuilt;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What PostgreSQL knows of tables that have just grown. Without it a page is folded by reading whole
/// ledgers, and each table is slower by what stands in it.
class StatisticsTests {

    private static final int MEMBERS = 2_100;
    private static final int ISSUANCE = 1;

    @Test
    void letsTheDatabaseLookAtTablesAsTheyGrow() {
        try (House house = House.open(TestDatabase.POSTGRESQL, "UTC")) {
            List<Event> earned = new ArrayList<>();
            for (int m = 0; m < MEMBERS; m++) {
                earned.add(earned(member("m" + m), 1, 10, NOON));
            }
            house.given(earned);
            house.caughtUp();
            assertThat(rowsKnownOf(house, "accounts")).isEqualTo(MEMBERS + ISSUANCE);

            assertThat(house.readSide.rebuild(List.of("accounts"), (_, _) -> {}))
                    .allMatch(Rebuilt::equal);
            assertThat(rowsKnownOf(house, "accounts")).isEqualTo(MEMBERS + ISSUANCE);
        }
    }

    /// -1 of a table that was never looked at.
    private static long rowsKnownOf(House house, String table) {
        return JdbcClient.create(house.database)
                .sql(
                        "SELECT reltuples FROM pg_class WHERE relkind = 'r' AND relname LIKE ?"
                                + " ORDER BY oid DESC FETCH FIRST 1 ROW ONLY")
                .param(table + "\\_g%")
                .query(Long.class)
                .single();
    }
}
