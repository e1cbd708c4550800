package org.livingledger.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import org.livingledger.api.discipline.DisciplineQuery.FindConduct;
import org.livingledger.api.discipline.DisciplineQuery.FindHouse;
import org.livingledger.api.discipline.DisciplineQuery.ListMeasures;
import org.livingledger.api.discipline.DisciplineQuery.Which;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipQuery.FindMember;
import org.livingledger.api.rotation.RotationQuery.FindRotation;
import org.livingledger.server.people.People;
import org.livingledger.server.problem.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Questions about the order in groups, and whose turn it is to keep it.
@RestController
final class DisciplineReads {

    private final Reads reads;
    private final Questions questions;
    private final People people;
    private final Clock clock;

    DisciplineReads(Reads reads, Questions questions, People people, Clock clock) {
        this.reads = reads;
        this.questions = questions;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/v1/ledgers/{ledger}/groups/{group}/house-rules")
    void house(
            @PathVariable String ledger,
            @PathVariable String group,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        var house =
                questions.ask(
                        reading,
                        new FindHouse(
                                reading.ledger(),
                                questions.group(reading, group),
                                reading.at(clock)));
        reads.answer(response, reading.ledger(), Objects.requireNonNull(house));
    }

    @GetMapping("/v1/ledgers/{ledger}/groups/{group}/rotation")
    void rotation(
            @PathVariable String ledger,
            @PathVariable String group,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        var turns =
                questions.ask(
                        reading,
                        new FindRotation(
                                reading.ledger(),
                                questions.group(reading, group),
                                reading.at(clock)));
        reads.answer(response, reading.ledger(), Objects.requireNonNull(turns));
    }

    @GetMapping("/v1/ledgers/{ledger}/groups/{group}/measures")
    void measures(
            @PathVariable String ledger,
            @PathVariable String group,
            @RequestParam(defaultValue = "in-force") String status,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        var page =
                questions.ask(
                        reading,
                        new ListMeasures(
                                reading.ledger(),
                                questions.group(reading, group),
                                which(status),
                                reading.at(clock),
                                reading.afterNumber(),
                                reading.limit()));
        reads.page(request, response, reading.ledger(), page);
    }

    @GetMapping("/v1/ledgers/{ledger}/members/{member}/conduct")
    void conduct(
            @PathVariable String ledger,
            @PathVariable String member,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        MemberId id = Paths.member(people, reading.ledger(), member);
        if (questions.ask(reading, new FindMember(reading.ledger(), id, reading.at(clock)))
                == null) {
            throw Rejected.memberNotFound(member);
        }
        var conduct =
                questions.ask(reading, new FindConduct(reading.ledger(), id, reading.at(clock)));
        reads.list(request, response, reading.ledger(), conduct);
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
