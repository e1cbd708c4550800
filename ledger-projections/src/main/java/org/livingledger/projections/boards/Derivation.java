package org.livingledger.projections.boards;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.livingledger.projections.boards.Shapes.Numbered;
import org.livingledger.projections.boards.Shapes.Row;
import org.livingledger.projections.boards.Shapes.Seat;
import org.livingledger.projections.boards.Shapes.Size;
import org.livingledger.projections.boards.Shapes.Window;
import org.livingledger.projections.reading.Rows;
import org.livingledger.projections.reading.Tables;

/// Makes the rows of a board from all facts before its publication, member by member.
final class Derivation {

    /// Rows that are held in memory before they are written.
    private static final int ROWS_AT_ONCE = 10_000;

    private final String ledger;
    private final Tables tables;
    private final Numbered board;
    private final Calendar calendar;
    private final Predicate<String> wanted;
    private final Map<String, Map<String, Seat>> seats = new HashMap<>();
    private final Map<String, Row> theirs = new HashMap<>();
    private final List<@Nullable Object[]> rows = new ArrayList<>();
    private final Map<String, Long> members = new HashMap<>();
    private @Nullable String member;

    /// @param wanted which windows to make
    Derivation(
            String ledger,
            Tables tables,
            Numbered board,
            Calendar calendar,
            Predicate<String> wanted) {
        this.ledger = ledger;
        this.tables = tables;
        this.board = board;
        this.calendar = calendar;
        this.wanted = wanted;
    }

    void run() {
        tables.each(
                "SELECT * FROM {board_seats} WHERE ledger_id = ?",
                row ->
                        seats.computeIfAbsent(row.getString("member_id"), _ -> new HashMap<>())
                                .put(row.getString("group_id"), Shapes.SEATS.readRow().from(row)),
                ledger);
        tables.each(
                Remaining.SELECT + "AND metric = ?" + Remaining.GROUPED + " ORDER BY member_id",
                row -> {
                    Remaining left = Remaining.from(row);
                    if (!left.member().equals(member)) {
                        endMember();
                        member = left.member();
                    }
                    if (left.countsOn(board)) {
                        count(left);
                    }
                },
                ledger,
                Shapes.lower(board.board().metric()));
        endMember();
        write();
        Rows<Window, Size> windows = tables.rows(Shapes.WINDOWS);
        members.forEach((window, size) ->
                windows.put(new Window(board.number(), window), new Size(size, size)));
        windows.flush();
        members.forEach((window, size) -> {
            if (size >= Histogram.LEAST) {
                Histogram.begin(ledger, new Window(board.number(), window), tables);
            }
        });
    }

    private void count(Remaining left) {
        Map<String, Seat> taken = seats.getOrDefault(left.member(), Map.of());
        Instant at = left.occurredAt();
        for (String window : calendar.windows(at)) {
            if (wanted.test(window)) {
                boolean listed = Standings.isListed(board, taken, calendar.end(window));
                theirs.merge(
                        window,
                        new Row(left.points(), listed, at, board.id()),
                        (a, b) ->
                                new Row(
                                        a.score() + b.score(),
                                        listed,
                                        a.reachedAt().isAfter(b.reachedAt())
                                                ? a.reachedAt()
                                                : b.reachedAt(),
                                        a.board()));
            }
        }
    }

    private void endMember() {
        if (theirs.isEmpty()) {
            return;
        }
        String whose = Objects.requireNonNull(member);
        theirs.forEach((window, row) -> {
            rows.add(
                    new Object[] {
                        whose,
                        board.number(),
                        window,
                        row.score(),
                        row.listed(),
                        row.reachedAt(),
                        row.board()
                    });
            if (row.counts()) {
                members.merge(window, 1L, Long::sum);
            }
        });
        theirs.clear();
        if (rows.size() >= ROWS_AT_ONCE) {
            write();
        }
    }

    private void write() {
        tables.insert("board_rows", rows);
        rows.clear();
    }
}
