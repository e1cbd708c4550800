package org.livingledger.projections.history;

import java.util.List;
import java.util.function.Consumer;
import org.livingledger.api.LedgerId;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.membership.MemberId;
import org.livingledger.projections.EventSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The events that name a member, for who folds them anew.
public final class Lives {

    /// What is read of.
    public static final List<String> TABLES = List.of("member_events");

    private static final int PAGE = 1_000;

    private final EventSource source;

    /// Lives with the events as the source has them.
    public Lives(EventSource source) {
        this.source = source;
    }

    /// The positions of all events that name a member, in order.
    ///
    /// @param through the last position
    public static List<Long> positions(
            JdbcClient client, LedgerId ledger, MemberId member, long through) {
        return client.sql(
                        "SELECT position FROM member_events WHERE ledger_id = ? AND member_id = ?"
                                + " AND position <= ? ORDER BY ledger_id, member_id, position")
                .params(ledger.value(), member.value(), through)
                .query(Long.class)
                .list();
    }

    /// Gives the events at some positions, in order, without ever holding all of them.
    public void read(LedgerId ledger, List<Long> positions, Consumer<RecordedEvent> to) {
        for (int i = 0; i < positions.size(); i += PAGE) {
            source.at(ledger, positions.subList(i, Math.min(i + PAGE, positions.size())))
                    .forEach(to);
        }
    }
}
