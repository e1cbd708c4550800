package org.livingledger.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.livingledger.api.board.BoardQuery.FindAround;
import org.livingledger.api.board.BoardQuery.FindBoard;
import org.livingledger.api.board.BoardQuery.ListBoards;
import org.livingledger.api.board.BoardQuery.PreviewPrizes;
import org.livingledger.server.people.People;
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

    private final Reads reads;
    private final Questions questions;
    private final People people;

    BoardReads(Reads reads, Questions questions, People people) {
        this.reads = reads;
        this.questions = questions;
        this.people = people;
    }

    @GetMapping("/v1/ledgers/{ledger}/boards")
    void boards(
            @PathVariable String ledger, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        var boards = questions.ask(reading, new ListBoards(reading.ledger()));
        reads.list(request, response, reading.ledger(), boards);
    }

    @GetMapping("/v1/ledgers/{ledger}/boards/{board}")
    void board(
            @PathVariable String ledger,
            @PathVariable String board,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        var page =
                questions.ask(
                        reading,
                        new FindBoard(
                                reading.ledger(),
                                Reading.group(request),
                                Paths.board(board),
                                Reading.window(request),
                                reading.after(),
                                reading.limit()));
        if (page == null) {
            throw Paths.noBoard(board);
        }
        var document = reads.tree(page);
        reads.next(request, response, document, page.next());
        Bodies.write(response, 200, reads.reveal(reading.ledger(), document.toString()));
    }

    @GetMapping("/v1/ledgers/{ledger}/boards/{board}/around/{member}")
    void around(
            @PathVariable String ledger,
            @PathVariable String board,
            @PathVariable String member,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        var around =
                questions.ask(
                        reading,
                        new FindAround(
                                reading.ledger(),
                                Reading.group(request),
                                Paths.board(board),
                                Reading.window(request),
                                Paths.member(people, reading.ledger(), member),
                                (int) Reading.number(request, "radius", AROUND, 0, MOST_AROUND)));
        if (around == null) {
            throw Paths.noBoard(board);
        }
        reads.answer(response, reading.ledger(), around);
    }

    @GetMapping("/v1/ledgers/{ledger}/boards/{board}/prizes")
    void prizes(
            @PathVariable String ledger,
            @PathVariable String board,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        var preview =
                questions.ask(
                        reading,
                        new PreviewPrizes(
                                reading.ledger(),
                                Reading.group(request),
                                Paths.board(board),
                                Reading.window(request),
                                (int) Reading.number(request, "through", PRIZES, 1, MOST_PRIZES)));
        if (preview == null) {
            throw Paths.noBoard(board);
        }
        reads.answer(response, reading.ledger(), preview);
    }
}
