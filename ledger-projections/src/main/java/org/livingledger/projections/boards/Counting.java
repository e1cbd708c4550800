package org.livingledger.projections.boards;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.book.BookEvent.LedgerOpened;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.Programme.BoardDefinition;
import org.livingledger.api.programme.ProgrammeEvent.ProgrammePublished;
import org.livingledger.projections.boards.Shapes.Book;
import org.livingledger.projections.boards.Shapes.Numbered;
import org.livingledger.projections.reading.Tables;

/// Folds events into the tables of boards, and tells of every change of a row.
final class Counting {

    private static final List<String> OF_A_BOARD = List.of("boards", "board_rows", "board_windows");
    private static final List<String> HISTOGRAMS = List.of("board_scores", "board_buckets");

    /// For tables that have no histograms.
    static final long NO_HISTOGRAM = Long.MAX_VALUE;

    private final String ledger;
    private final Tables tables;
    private final Changes changes;
    private final long histogramFrom;

    /// @param histogramFrom from how many members on a window has a histogram
    Counting(Tables tables, Changes changes, long histogramFrom) {
        this.ledger = tables.ledger().value();
        this.tables = tables;
        this.changes = changes;
        this.histogramFrom = histogramFrom;
    }

    void on(List<RecordedEvent> events) {
        List<RecordedEvent> run = new ArrayList<>();
        for (RecordedEvent recorded : events) {
            if (recorded.event() instanceof LedgerOpened opened) {
                keep(recorded.position(), new Book(opened.zone().getId(), "", 0));
            } else if (recorded.event() instanceof ProgrammePublished published) {
                fold(run);
                run.clear();
                publish(recorded.position(), published.programme());
            } else {
                run.add(recorded);
            }
        }
        fold(run);
    }

    private void fold(List<RecordedEvent> run) {
        if (run.isEmpty()) {
            return;
        }
        Book book = book();
        new Standings(
                        ledger,
                        tables,
                        boards(),
                        new Calendar(ZoneId.of(book.zone()), book.seasons()),
                        changes,
                        histogramFrom)
                .fold(run);
    }

    private void publish(long position, Programme programme) {
        Book book = book();
        String seasons = Calendar.text(programme.seasons());
        var calendar = new Calendar(ZoneId.of(book.zone()), seasons);
        List<Numbered> before = boards();
        for (Numbered board : before) {
            if (programme.boards().stream().noneMatch(wanted -> countsTheSame(board, wanted))) {
                for (String table : ofABoard()) {
                    tables.execute(
                            "DELETE FROM {" + table + "} WHERE ledger_id = ? AND board_no = ?",
                            ledger,
                            board.number());
                }
            }
        }
        int last = book.lastBoard();
        List<Numbered> after = new ArrayList<>();
        for (BoardDefinition wanted : programme.boards()) {
            Numbered kept =
                    before.stream()
                            .filter(board -> countsTheSame(board, wanted))
                            .findFirst()
                            .orElse(null);
            Numbered board = new Numbered(kept == null ? ++last : kept.number(), wanted);
            after.add(board);
            if (kept == null) {
                derive(position, board, calendar, false);
            } else if (!book.seasons().equals(seasons)) {
                forgetSeasons(board);
                changes.seasons(position, board.number());
                derive(position, board, calendar, true);
            }
        }
        tables.upsert("boards", after.stream().map(Shapes::columns).toList());
        changes.boards(position, before, after);
        keep(position, new Book(book.zone(), seasons, last));
    }

    private void derive(long position, Numbered board, Calendar calendar, boolean seasonsOnly) {
        new Derivation(
                        ledger,
                        tables,
                        board,
                        calendar,
                        window -> !seasonsOnly || window.startsWith(Calendar.SEASON),
                        position,
                        changes,
                        histogramFrom)
                .run();
    }

    private List<String> ofABoard() {
        List<String> all = new ArrayList<>(OF_A_BOARD);
        if (histogramFrom != NO_HISTOGRAM) {
            all.addAll(HISTOGRAMS);
        }
        return all;
    }

    private void forgetSeasons(Numbered board) {
        for (String table : ofABoard()) {
            if (!table.equals("boards")) {
                tables.execute(
                        "DELETE FROM {"
                                + table
                                + "} WHERE ledger_id = ? AND board_no = ? AND period LIKE"
                                + " 'season:%'",
                        ledger,
                        board.number());
            }
        }
    }

    /// How equals are ranked is asked when the board is read; everything else changes what is counted.
    private static boolean countsTheSame(Numbered board, BoardDefinition wanted) {
        BoardDefinition now = board.board();
        return now.id().equals(wanted.id())
                && now.metric() == wanted.metric()
                && Objects.equals(now.group(), wanted.group())
                && Objects.equals(now.activity(), wanted.activity());
    }

    private Book book() {
        return tables.read(
                        "SELECT * FROM {board_books} WHERE ledger_id = ?",
                        row ->
                                new Book(
                                        row.getString("zone"),
                                        row.getString("seasons"),
                                        row.getInt("last_board_no")),
                        ledger)
                .getFirst();
    }

    private void keep(long position, Book book) {
        tables.upsert(
                "board_books",
                List.<@Nullable Object[]>of(
                        new Object[] {book.zone(), book.seasons(), book.lastBoard()}));
        changes.book(position, book);
    }

    private List<Numbered> boards() {
        return tables.read(
                "SELECT * FROM {boards} WHERE ledger_id = ? ORDER BY board_no",
                Shapes::board,
                ledger);
    }
}
