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
    void one(Inquiry inquiry) throws IOException {
        LedgerView view =
                inquiry.ask(
                        new FindLedger(inquiry.ledger()),
                        () -> Rejected.ledgerNotFound(inquiry.ledger().value()));
        inquiry.answer(view);
    }

    @GetMapping("/v1/ledgers/{ledger}/journal")
    void journal(Inquiry inquiry) throws IOException {
        long after = inquiry.afterNumber();
        var page = inquiry.ask(new FindJournal(inquiry.ledger(), after, inquiry.limit()));
        inquiry.page(page);
    }

    @GetMapping("/v1/ledgers/{ledger}/programme")
    void programme(Inquiry inquiry) throws IOException {
        int version = inquiry.number("version", 0, 1, Integer.MAX_VALUE);
        ProgrammeView view =
                inquiry.ask(
                        new FindProgramme(inquiry.ledger(), version == 0 ? null : version),
                        () -> Problem.of(Fault.PROGRAMME_NOT_FOUND));
        inquiry.answer(view);
    }

    @GetMapping("/v1/ledgers/{ledger}/adoptions")
    void adoptions(Inquiry inquiry) throws IOException {
        var adoptions = inquiry.ask(new ListAdoptions(inquiry.ledger()));
        inquiry.list(adoptions);
    }

    @GetMapping("/v1/ledgers/{ledger}/invariants")
    void invariants(Inquiry inquiry) throws IOException {
        InvariantReport report =
                inquiry.ask(
                        new CheckInvariants(inquiry.ledger()),
                        () -> Rejected.ledgerNotFound(inquiry.ledger().value()));
        inquiry.answer(Invariants.of(report));
    }
}
