package org.livingledger.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Page;
import org.livingledger.api.adoption.AdoptionQuery.ListAdoptions;
import org.livingledger.api.book.BookQuery.CheckInvariants;
import org.livingledger.api.book.BookQuery.FindLedger;
import org.livingledger.api.book.BookQuery.Invariant;
import org.livingledger.api.book.BookQuery.InvariantReport;
import org.livingledger.api.book.BookQuery.LedgerView;
import org.livingledger.api.points.PointsQuery.FindJournal;
import org.livingledger.api.programme.ProgrammeQuery.FindProgramme;
import org.livingledger.api.programme.ProgrammeQuery.ProgrammeView;
import org.livingledger.server.problem.Fault;
import org.livingledger.server.problem.Problem;
import org.livingledger.server.security.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Questions about ledgers as a whole.
@RestController
final class LedgerReads {

    private final Reads reads;
    private final Questions questions;
    private final KnownLedgers ledgers;

    /// The report as it is told.
    ///
    /// @param holds whether all of them hold
    private record Invariants(
            LedgerId ledger, long position, boolean holds, List<Judged> invariants) {

        static Invariants of(InvariantReport report) {
            return new Invariants(
                    report.ledger(),
                    report.position(),
                    report.invariants().stream().allMatch(Invariant::holds),
                    report.invariants().stream().map(Judged::of).toList());
        }
    }

    /// One invariant.
    ///
    /// @param detail what must hold, or what breaks it
    private record Judged(
            String id, boolean holds, long checked, String detail, List<String> problems) {

        static Judged of(Invariant invariant) {
            return new Judged(
                    invariant.code(),
                    invariant.holds(),
                    invariant.checked(),
                    invariant.holds()
                            ? invariant.statement()
                            : String.join("; ", invariant.problems()),
                    invariant.problems());
        }
    }

    LedgerReads(Reads reads, Questions questions, KnownLedgers ledgers) {
        this.reads = reads;
        this.questions = questions;
        this.ledgers = ledgers;
    }

    @GetMapping("/v1/ledgers")
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Bodies.requireAcceptable(request, Bodies.JSON_TYPE);
        int limit = Reading.limit(request);
        String after = Objects.requireNonNullElse(Reading.after(request), "");
        List<LedgerId> known = ledgers.list(Caller.current().grant(), after, limit + 1);
        var views = new ArrayList<LedgerView>();
        for (LedgerId ledger : known.subList(0, Math.min(limit, known.size()))) {
            LedgerView view = questions.ask(new FindLedger(ledger));
            if (view != null) {
                views.add(view);
            }
        }
        String next = known.size() > limit ? known.get(limit - 1).value() : null;
        var document = reads.tree(new Page<>(views, null));
        reads.next(request, response, document, next);
        Bodies.write(response, 200, document.toString());
    }

    @GetMapping("/v1/ledgers/{ledger}")
    void one(@PathVariable String ledger, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        LedgerView view = questions.ask(reading, new FindLedger(reading.ledger()));
        if (view == null) {
            throw Rejected.ledgerNotFound(ledger);
        }
        reads.answer(response, reading.ledger(), view);
    }

    @GetMapping("/v1/ledgers/{ledger}/journal")
    void journal(
            @PathVariable String ledger, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        long after = reading.afterNumber();
        var page =
                questions.ask(reading, new FindJournal(reading.ledger(), after, reading.limit()));
        reads.page(request, response, reading.ledger(), page);
    }

    @GetMapping("/v1/ledgers/{ledger}/programme")
    void programme(
            @PathVariable String ledger, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        long version = Reading.number(request, "version", 0, 1, Integer.MAX_VALUE);
        ProgrammeView view =
                questions.ask(
                        reading,
                        new FindProgramme(reading.ledger(), version == 0 ? null : (int) version));
        if (view == null) {
            throw Problem.of(Fault.PROGRAMME_NOT_FOUND);
        }
        reads.answer(response, reading.ledger(), view);
    }

    @GetMapping("/v1/ledgers/{ledger}/adoptions")
    void adoptions(
            @PathVariable String ledger, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        var adoptions = questions.ask(reading, new ListAdoptions(reading.ledger()));
        reads.list(request, response, reading.ledger(), adoptions);
    }

    @GetMapping("/v1/ledgers/{ledger}/invariants")
    void invariants(
            @PathVariable String ledger, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        InvariantReport report = questions.ask(reading, new CheckInvariants(reading.ledger()));
        if (report == null) {
            throw Rejected.ledgerNotFound(ledger);
        }
        reads.answer(response, reading.ledger(), Invariants.of(report));
    }
}
