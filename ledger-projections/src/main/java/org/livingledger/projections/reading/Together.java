package org.livingledger.projections.reading;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Questions to tables of several projections: they are asked of one snapshot in which all of them stand
/// at the same position.
public final class Together {

    private static final int TRIES = 100;
    private static final long PAUSE_MILLIS = 20;

    private Together() {}

    /// Where the live tables of some projections stand in a ledger; 0 where nothing was read yet.
    public static Map<String, Long> positions(
            JdbcClient client, LedgerId ledger, Collection<String> projections) {
        Map<String, Long> positions = new TreeMap<>();
        projections.forEach(projection -> positions.put(projection, 0L));
        client.sql(
                        "SELECT b.projection, p.position FROM projection_positions p JOIN"
                                + " projection_builds b ON b.build = p.build WHERE b.live AND"
                                + " p.ledger_id = ?")
                .param(ledger.value())
                .query((row, _) -> Map.entry(row.getString("projection"), row.getLong("position")))
                .list()
                .forEach(each -> positions.replace(each.getKey(), each.getValue()));
        return positions;
    }

    /// Answers from tables that stand at one position.
    ///
    /// @param tables what is read
    /// @param projections whose tables they are
    /// @param answer from the snapshot and its position. If a projection does not come to where the others
    ///     stand, as when it waits at an event that it cannot fold, this is the least of their positions
    public static <T extends @Nullable Object> T read(
            Views views,
            List<String> tables,
            List<String> projections,
            LedgerId ledger,
            BiFunction<JdbcClient, Long, T> answer) {
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt == TRIES;
            Answer<T> found =
                    views.read(
                            tables,
                            client -> {
                                var positions = positions(client, ledger, projections).values();
                                long first = Collections.min(positions);
                                boolean together = first == Collections.max(positions);
                                return together || last
                                        ? new Answer<T>(true, answer.apply(client, first))
                                        : new Answer<T>(false, null);
                            });
            if (found.complete) {
                return found.given();
            }
            pause();
        }
    }

    private record Answer<T extends @Nullable Object>(boolean complete, @Nullable T answer) {

        @SuppressWarnings("NullAway") // the answer may be null, and then so is what is given
        T given() {
            return answer;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the tables catch up", e);
        }
    }
}
