package org.livingledger.server.http;

import java.io.IOException;
import org.livingledger.api.board.BoardQuery.FindAround;
import org.livingledger.api.board.BoardQuery.FindBoard;
import org.livingledger.api.board.BoardQuery.ListBoards;
import org.livingledger.api.board.BoardQuery.PreviewPrizes;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Questions about leaderboards.
@RestController
final class BoardReads {

    private static final int MOST_AROUND = 100;
    private static final int AROUND = 5;
    private static final int MOST_PRIZES = 200;
    private static final int PRIZES = 3;

    @GetMapping("/v1/ledgers/{ledger}/boards")
    void boards(Inquiry inquiry) throws IOException {
        var boards = inquiry.ask(new ListBoards(inquiry.ledger()));
        inquiry.list(boards);
    }

    @GetMapping("/v1/ledgers/{ledger}/boards/{board}")
    void board(Inquiry inquiry, @PathVariable String board) throws IOException {
        var page =
                inquiry.ask(
                        new FindBoard(
                                inquiry.ledger(),
                                inquiry.scope(),
                                Paths.board(board),
                                inquiry.window(),
                                inquiry.after(),
                                inquiry.limit()),
                        () -> Paths.noBoard(board));
        inquiry.answer(page, page.next());
    }

    @GetMapping("/v1/ledgers/{ledger}/boards/{board}/around/{member}")
    void around(Inquiry inquiry, @PathVariable String board, @PathVariable String member)
            throws IOException {
        var around =
                inquiry.ask(
                        new FindAround(
                                inquiry.ledger(),
                                inquiry.scope(),
                                Paths.board(board),
                                inquiry.window(),
                                inquiry.member(member),
                                inquiry.number("radius", AROUND, 0, MOST_AROUND)),
                        () -> Paths.noBoard(board));
        inquiry.answer(around);
    }

    @GetMapping("/v1/ledgers/{ledger}/boards/{board}/prizes")
    void prizes(Inquiry inquiry, @PathVariable String board) throws IOException {
        var preview =
                inquiry.ask(
                        new PreviewPrizes(
                                inquiry.ledger(),
                                inquiry.scope(),
                                Paths.board(board),
                                inquiry.window(),
                                inquiry.number("through", PRIZES, 1, MOST_PRIZES)),
                        () -> Paths.noBoard(board));
        inquiry.answer(preview);
    }
}
