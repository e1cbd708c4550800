package org.livingledger.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.livingledger.api.gate.GateQuery.FindGates;
import org.livingledger.api.gate.GateQuery.ListApplications;
import org.livingledger.api.gate.GateQuery.ListBans;
import org.livingledger.api.gate.GateQuery.ListInvitations;
import org.livingledger.api.gate.GateQuery.ListWaiting;
import org.livingledger.api.membership.MemberId;
import org.livingledger.server.problem.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Questions about the doors of groups.
@RestController
final class DoorReads {

    private final Reads reads;
    private final Questions questions;

    DoorReads(Reads reads, Questions questions) {
        this.reads = reads;
        this.questions = questions;
    }

    @GetMapping("/v1/ledgers/{ledger}/groups/{group}/gates")
    void gates(
            @PathVariable String ledger,
            @PathVariable String group,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        var gates =
                questions.ask(
                        reading, new FindGates(reading.ledger(), questions.group(reading, group)));
        reads.answer(response, reading.ledger(), Objects.requireNonNull(gates));
    }

    @GetMapping("/v1/ledgers/{ledger}/groups/{group}/applications")
    void applications(
            @PathVariable String ledger,
            @PathVariable String group,
            @RequestParam(defaultValue = "open") String status,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        if (!status.equals("open") && !status.equals("all")) {
            throw Problem.parameter("status", "must be open or all");
        }
        var page =
                questions.ask(
                        reading,
                        new ListApplications(
                                reading.ledger(),
                                questions.group(reading, group),
                                status.equals("open"),
                                reading.after(MemberId::new),
                                reading.limit()));
        reads.page(request, response, reading.ledger(), page);
    }

    @GetMapping("/v1/ledgers/{ledger}/groups/{group}/waiting-list")
    void waiting(
            @PathVariable String ledger,
            @PathVariable String group,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        var page =
                questions.ask(
                        reading,
                        new ListWaiting(
                                reading.ledger(),
                                questions.group(reading, group),
                                reading.afterNumber(),
                                reading.limit()));
        reads.page(request, response, reading.ledger(), page);
    }

    @GetMapping("/v1/ledgers/{ledger}/groups/{group}/invitations")
    void invitations(
            @PathVariable String ledger,
            @PathVariable String group,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        var page =
                questions.ask(
                        reading,
                        new ListInvitations(
                                reading.ledger(),
                                questions.group(reading, group),
                                reading.afterNumber(),
                                reading.limit()));
        reads.page(request, response, reading.ledger(), page);
    }

    @GetMapping("/v1/ledgers/{ledger}/groups/{group}/bans")
    void bans(
            @PathVariable String ledger,
            @PathVariable String group,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        var page =
                questions.ask(
                        reading,
                        new ListBans(
                                reading.ledger(),
                                questions.group(reading, group),
                                reading.after(MemberId::new),
                                reading.limit()));
        reads.page(request, response, reading.ledger(), page);
    }
}
