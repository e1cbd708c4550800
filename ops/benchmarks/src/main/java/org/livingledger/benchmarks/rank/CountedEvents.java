package org.livingledger.benchmarks.rank;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.livingledger.api.Event;
import org.livingledger.api.LedgerId;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.book.BookEvent.LedgerOpened;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent.NewLot;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.programme.BoardId;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.Programme.BoardDefinition;
import org.livingledger.api.programme.Programme.Metric;
import org.livingledger.api.programme.Programme.Ties;
import org.livingledger.api.programme.ProgrammeEvent.ProgrammePublished;
import org.livingledger.projections.EventSource;

/// The events of a ledger that was opened, was given a board, and has had nothing but earnings since, as far as
/// boards count them: told from the facts of its boards, since only a server reads the log.
final class CountedEvents implements EventSource {

    private static final long OPENED = 1;

    private final DataSource source;

    CountedEvents(DataSource source) {
        this.source = source;
    }

    @Override
    public Map<LedgerId, Long> ahead(Map<LedgerId, Long> known) {
        return Map.of();
    }

    @Override
    public List<RecordedEvent> after(LedgerId ledger, long position, int limit) {
        List<RecordedEvent> events = new ArrayList<>();
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT position, member_id, points, occurred_at FROM board_facts"
                                        + " WHERE ledger_id = ? AND position > ? ORDER BY ledger_id,"
                                        + " position FETCH FIRST ? ROWS ONLY")) {
            select.setString(1, ledger.value());
            select.setLong(2, position);
            select.setInt(3, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Instant at = row.getObject(4, OffsetDateTime.class).toInstant();
                    events.add(
                            recorded(
                                    ledger,
                                    row.getLong(1),
                                    earned(row.getLong(1), row.getString(2), row.getLong(3), at)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return events;
    }

    private static PointsEarned earned(long position, String member, long points, Instant at) {
        return new PointsEarned(
                AccountId.of(new MemberId(member)),
                points,
                points,
                null,
                new NewLot(position, points, null, null),
                0,
                null,
                false,
                null,
                null,
                null,
                at);
    }

    @Override
    public List<RecordedEvent> at(LedgerId ledger, List<Long> positions) {
        return positions.stream()
                .map(position ->
                        recorded(
                                ledger,
                                position,
                                position == OPENED
                                        ? new LedgerOpened(
                                                "Board", ZoneId.of("Europe/Berlin"), Instant.EPOCH)
                                        : new ProgrammePublished(1, programme(), Instant.EPOCH)))
                .toList();
    }

    private static Programme programme() {
        return Programme.EMPTY.withBoards(
                List.of(
                        new BoardDefinition(
                                new BoardId("points"),
                                Metric.POINTS_EARNED,
                                null,
                                null,
                                Ties.COMPETITION)));
    }

    private static RecordedEvent recorded(LedgerId ledger, long position, Event event) {
        return new RecordedEvent(
                ledger, position, "", "", position, event.occurredAt(), "", "", event);
    }

    @Override
    public long positionAt(LedgerId ledger, Instant instant) {
        throw new UnsupportedOperationException("nobody asks about the past here");
    }
}
