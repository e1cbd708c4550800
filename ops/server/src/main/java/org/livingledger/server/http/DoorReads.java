package org.livingledger.server.http;

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

    @GetMapping("/v1/ledgers/{ledger}/groups/{group}/gates")
    void gates(Inquiry inquiry, @PathVariable String group) throws IOException {
        var gates = inquiry.ask(new FindGates(inquiry.ledger(), inquiry.group(group)));
        inquiry.answer(Objects.requireNonNull(gates));
    }

    @GetMapping("/v1/ledgers/{ledger}/groups/{group}/applications")
    void applications(
            Inquiry inquiry,
            @PathVariable String group,
            @RequestParam(defaultValue = "open") String status)
            throws IOException {
        if (!status.equals("open") && !status.equals("all")) {
            throw Problem.parameter("status", "must be open or all");
        }
        var page =
                inquiry.ask(
                        new ListApplications(
                                inquiry.ledger(),
                                inquiry.group(group),
                                status.equals("open"),
                                inquiry.after(MemberId::new),
                                inquiry.limit()));
        inquiry.page(page);
    }

    @GetMapping("/v1/ledgers/{ledger}/groups/{group}/waiting-list")
    void waiting(Inquiry inquiry, @PathVariable String group) throws IOException {
        var page =
                inquiry.ask(
                        new ListWaiting(
                                inquiry.ledger(),
                                inquiry.group(group),
                                inquiry.afterNumber(),
                                inquiry.limit()));
        inquiry.page(page);
    }

    @GetMapping("/v1/ledgers/{ledger}/groups/{group}/invitations")
    void invitations(Inquiry inquiry, @PathVariable String group) throws IOException {
        var page =
                inquiry.ask(
                        new ListInvitations(
                                inquiry.ledger(),
                                inquiry.group(group),
                                inquiry.afterNumber(),
                                inquiry.limit()));
        inquiry.page(page);
    }

    @GetMapping("/v1/ledgers/{ledger}/groups/{group}/bans")
    void bans(Inquiry inquiry, @PathVariable String group) throws IOException {
        var page =
                inquiry.ask(
                        new ListBans(
                                inquiry.ledger(),
                                inquiry.group(group),
                                inquiry.after(MemberId::new),
                                inquiry.limit()));
        inquiry.page(page);
    }
}
