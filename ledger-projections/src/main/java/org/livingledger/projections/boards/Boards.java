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
import org.livingledger.projections.reading.Batch;
import org.livingledger.projections.reading.Projection;
import org.livingledger.projections.reading.Tables;

/// Every board that the programme in force defines, for every window, kept as the facts come.
///
/// A board counts from the first day of its ledger, whenever it is published: the facts are kept, and a
/// board that is new or counts differently is made from them.
public final class Boards implements Projection {

    static final List<String> TABLES =
            List.of(
                    "board_books",
                    "boards",
                    "board_seats",
                    "board_facts",
                    "board_rows",
                    "board_windows",
                    "board_scores",
                    "board_buckets");

    private static final List<String> OF_A_BOARD =
            List.of("boards", "board_rows", "board_windows", "board_scores", "board_buckets");

    @Override
    public String name() {
        return "boards";
    }

    @Override
    public int generation() {
        return 2;
    }

    @Override
    public List<String> tables() {
        return TABLES;
    }

    @Override
    public void on(Batch batch) {
        List<RecordedEvent> run = new ArrayList<>();
        for (RecordedEvent recorded : batch.events()) {
            if (recorded.event() instanceof LedgerOpened opened) {
                keep(batch.tables(), new Book(opened.zone().getId(), "", 0));
            } else if (recorded.event() instanceof ProgrammePublished published) {
                fold(batch, run);
                run.clear();
                publish(batch.ledger().value(), batch.tables(), published.programme());
            } else {
                run.add(recorded);
            }
        }
        fold(batch, run);
    }

    private static void fold(Batch batch, List<RecordedEvent> run) {
        if (run.isEmpty()) {
            return;
        }
        String ledger = batch.ledger().value();
        Book book = book(ledger, batch.tables());
        new Standings(
                        ledger,
                        batch.tables(),
                        boards(ledger, batch.tables()),
                        new Calendar(ZoneId.of(book.zone()), book.seasons()))
                .fold(run);
    }

    private static void publish(String ledger, Tables tables, Programme programme) {
        Book book = book(ledger, tables);
        String seasons = Calendar.text(programme.seasons());
        var calendar = new Calendar(ZoneId.of(book.zone()), seasons);
        List<Numbered> before = boards(ledger, tables);
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
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (BoardDefinition wanted : programme.boards()) {
            Numbered kept =
                    before.stream()
                            .filter(board -> countsTheSame(board, wanted))
                            .findFirst()
                            .orElse(null);
            Numbered board = new Numbered(kept == null ? ++last : kept.number(), wanted);
            rows.add(Shapes.columns(board));
            if (kept == null) {
                new Derivation(ledger, tables, board, calendar, _ -> true).run();
            } else if (!book.seasons().equals(seasons)) {
                forgetSeasons(ledger, tables, board);
                new Derivation(
                                ledger,
                                tables,
                                board,
                                calendar,
                                window -> window.startsWith(Calendar.SEASON))
                        .run();
            }
        }
        tables.upsert("boards", rows);
        keep(tables, new Book(book.zone(), seasons, last));
    }

    private static void forgetSeasons(String ledger, Tables tables, Numbered board) {
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

    private static Book book(String ledger, Tables tables) {
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

    private static void keep(Tables tables, Book book) {
        tables.upsert(
                "board_books",
                List.<@Nullable Object[]>of(
                        new Object[] {book.zone(), book.seasons(), book.lastBoard()}));
    }

    private static List<Numbered> boards(String ledger, Tables tables) {
        return tables.read(
                "SELECT * FROM {boards} WHERE ledger_id = ? ORDER BY board_no",
                Shapes::board,
                ledger);
    }
}
