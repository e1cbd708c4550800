package org.livingledger.server.http;

import java.io.IOException;
import java.util.Objects;
import org.livingledger.api.discipline.DisciplineQuery.FindConduct;
import org.livingledger.api.discipline.DisciplineQuery.FindHouse;
import org.livingledger.api.discipline.DisciplineQuery.ListMeasures;
import org.livingledger.api.discipline.DisciplineQuery.Which;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipQuery.FindMember;
import org.livingledger.api.rotation.RotationQuery.FindRotation;
import org.livingledger.server.problem.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Questions about the order in groups, and whose turn it is to keep it.
@RestController
final class DisciplineReads {

    @GetMapping("/v1/ledgers/{ledger}/groups/{group}/house-rules")
    void house(Inquiry inquiry, @PathVariable String group) throws IOException {
        var house =
                inquiry.ask(new FindHouse(inquiry.ledger(), inquiry.group(group), inquiry.at()));
        inquiry.answer(Objects.requireNonNull(house));
    }

    @GetMapping("/v1/ledgers/{ledger}/groups/{group}/rotation")
    void rotation(Inquiry inquiry, @PathVariable String group) throws IOException {
        var turns =
                inquiry.ask(new FindRotation(inquiry.ledger(), inquiry.group(group), inquiry.at()));
        inquiry.answer(Objects.requireNonNull(turns));
    }

    @GetMapping("/v1/ledgers/{ledger}/groups/{group}/measures")
    void measures(
            Inquiry inquiry,
            @PathVariable String group,
            @RequestParam(defaultValue = "in-force") String status)
            throws IOException {
        var page =
                inquiry.ask(
                        new ListMeasures(
                                inquiry.ledger(),
                                inquiry.group(group),
                                which(status),
                                inquiry.at(),
                                inquiry.afterNumber(),
                                inquiry.limit()));
        inquiry.page(page);
    }

    @GetMapping("/v1/ledgers/{ledger}/members/{member}/conduct")
    void conduct(Inquiry inquiry, @PathVariable String member) throws IOException {
        MemberId id = inquiry.member(member);
        if (inquiry.ask(new FindMember(inquiry.ledger(), id, inquiry.at())) == null) {
            throw Rejected.memberNotFound(member);
        }
        var conduct = inquiry.ask(new FindConduct(inquiry.ledger(), id, inquiry.at()));
        inquiry.list(conduct);
    }

    private static Which which(String status) {
        return switch (status) {
            case "in-force" -> Which.IN_FORCE;
            case "appealed" -> Which.APPEALED;
            case "all" -> Which.ALL;
            default -> throw Problem.parameter("status", "must be in-force, appealed or all");
        };
    }
}
