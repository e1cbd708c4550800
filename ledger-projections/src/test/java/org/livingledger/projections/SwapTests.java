package org.livingledger.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.livingledger.projections.House.ACME;
import static org.livingledger.projections.House.NOON;
import static org.livingledger.projections.House.earned;
import static org.livingledger.projections.House.member;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsQuery.FindBalance;
import org.livingledger.projections.reading.Rebuilt;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A swap that is cut short in its middle (`reliability.md` I7). On H2 it is not one transaction, as
/// every change of a view is committed by itself: what is cut short must leave the one build or the
/// other, and never tables that are full and stand at position 0, into which all would be folded again.
class SwapTests {

    @Test
    void leavesOneBuildOrTheOtherWhenItIsCutShort() {
        House house = House.open(TestDatabase.H2, "UTC");
        JdbcClient sql = JdbcClient.create(house.database);
        house.given(earned(member("a"), 1, 10, NOON), earned(member("a"), 2, 10, NOON));
        house.caughtUp();
        sql.sql(
                        "CREATE TRIGGER cut BEFORE UPDATE ON projection_builds CALL '"
                                + Cut.class.getName()
                                + "'")
                .update();
        assertThatThrownBy(() -> house.readSide.rebuild(List.of("accounts"), (_, _) -> {}))
                .hasStackTraceContaining("the power is gone");
        sql.sql("DROP TRIGGER cut").update();
        house.close();

        house.log.append(ACME, earned(member("a"), 3, 10, NOON));
        try (House again = new House(house.log, house.database)) {
            again.caughtUp();
            assertThat(again.ask(new FindBalance(ACME, AccountId.of(member("a")), NOON)).balance())
                    .isEqualTo(30);
            assertThat(again.readSide.rebuild(List.of("accounts"), (_, _) -> {}))
                    .allMatch(Rebuilt::equal);
        }
    }

    /// Cuts the swap short between taking the old build's positions away and making the new one live.
    public static final class Cut implements Trigger {

        @Override
        public void fire(
                Connection connection,
                @Nullable Object @Nullable [] before,
                @Nullable Object @Nullable [] after)
                throws SQLException {
            throw new SQLException("the power is gone");
        }
    }
}
