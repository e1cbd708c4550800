package org.livingledger.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.livingledger.api.elimination.EliminationQuery.FindEliminations;
import org.livingledger.api.elimination.EliminationQuery.Preview;
import org.livingledger.api.elimination.EliminationQuery.PreviewElimination;
import org.livingledger.api.elimination.EliminationRejection.EliminationPolicyNotFound;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.programme.ProgrammeQuery.FindProgramme;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Questions about elimination.
@RestController
final class EliminationReads {

    private final Reads reads;
    private final Questions questions;
    private final Clock clock;

    EliminationReads(Reads reads, Questions questions, Clock clock) {
        this.reads = reads;
        this.questions = questions;
        this.clock = clock;
    }

    @GetMapping("/v1/ledgers/{ledger}/groups/{group}/elimination/preview")
    void preview(
            @PathVariable String ledger,
            @PathVariable String group,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        GroupId id = questions.group(reading, group);
        Preview preview =
                questions.ask(
                        reading,
                        new PreviewElimination(
                                reading.ledger(),
                                id,
                                reading.at(clock),
                                reading.after(MemberId::new),
                                reading.limit()));
        if (preview == null) {
            var programme = questions.ask(reading, new FindProgramme(reading.ledger(), null));
            throw Rejected.of(
                    new EliminationPolicyNotFound(id, programme == null ? 0 : programme.version()));
        }
        var document = reads.tree(preview);
        reads.next(request, response, document, preview.next());
        Bodies.write(response, 200, reads.reveal(reading.ledger(), document.toString()));
    }

    @GetMapping("/v1/ledgers/{ledger}/groups/{group}/eliminations")
    void eliminations(
            @PathVariable String ledger,
            @PathVariable String group,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        var page =
                questions.ask(
                        reading,
                        new FindEliminations(
                                reading.ledger(),
                                questions.group(reading, group),
                                reading.after(Long::valueOf),
                                reading.limit()));
        reads.page(request, response, reading.ledger(), page);
    }
}
