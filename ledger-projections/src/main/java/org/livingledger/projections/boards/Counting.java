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

/// Folds events into the tables of boards.
final class Counting {

    private static final List<String> OF_A_BOARD =
            List.of("boards", "board_rows", "board_windows", "board_scores", "board_buckets");

    private final String ledger;
    private final Tables tables;

    Counting(Tables tables) {
        this.ledger = tables.ledger().value();
        this.tables = tables;
    }

    void on(List<RecordedEvent> events) {
        List<RecordedEvent> run = new ArrayList<>();
        for (RecordedEvent recorded : events) {
            if (recorded.event() instanceof LedgerOpened opened) {
                keep(new Book(opened.zone().getId(), "", 0));
                edition(recorded.position());
            } else if (recorded.event() instanceof ProgrammePublished published) {
                fold(run);
                run.clear();
                publish(published.programme());
                edition(recorded.position());
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
                        new Calendar(ZoneId.of(book.zone()), book.seasons()))
                .fold(run);
    }

    private void publish(Programme programme) {
        Book book = book();
        String seasons = Calendar.text(programme.seasons());
        var calendar = new Calendar(ZoneId.of(book.zone()), seasons);
        List<Numbered> before = boards();
        for (Numbered board : before) {
            if (programme.boards().stream().noneMatch(wanted -> countsTheSame(board, wanted))) {
                for (String table : OF_A_BOARD) {
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
                derive(board, calendar, false);
            } else if (!book.seasons().equals(seasons)) {
                forgetSeasons(board);
                derive(board, calendar, true);
            }
        }
        tables.upsert("boards", after.stream().map(Shapes::columns).toList());
        keep(new Book(book.zone(), seasons, last));
    }

    private void derive(Numbered board, Calendar calendar, boolean seasonsOnly) {
        new Derivation(
                        ledger,
                        tables,
                        board,
                        calendar,
                        window -> !seasonsOnly || window.startsWith(Calendar.SEASON))
                .run();
    }

    private void forgetSeasons(Numbered board) {
        for (String table : OF_A_BOARD) {
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

    private void keep(Book book) {
        tables.upsert(
                "board_books",
                List.<@Nullable Object[]>of(
                        new Object[] {book.zone(), book.seasons(), book.lastBoard()}));
    }

    /// Where the book was opened, or a programme published.
    private void edition(long position) {
        tables.insert("board_editions", List.<@Nullable Object[]>of(new Object[] {position}));
    }

    private List<Numbered> boards() {
        return tables.read(
                "SELECT * FROM {boards} WHERE ledger_id = ? ORDER BY board_no",
                Shapes::board,
                ledger);
    }
}
