package org.livingledger.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.livingledger.api.Page;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.tier.TierQuery.FindLadder;
import org.livingledger.api.tier.TierQuery.FindMemberTiers;
import org.livingledger.api.tier.TierQuery.ListLadders;
import org.livingledger.api.tier.TierQuery.MemberTiers;
import org.livingledger.api.tier.TierQuery.Place;
import org.livingledger.server.people.People;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Questions about tiers.
@RestController
final class TierReads {

    private final Reads reads;
    private final Questions questions;
    private final People people;
    private final Clock clock;

    TierReads(Reads reads, Questions questions, People people, Clock clock) {
        this.reads = reads;
        this.questions = questions;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/v1/ledgers/{ledger}/tiers")
    void ladders(
            @PathVariable String ledger, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        var ladders = questions.ask(reading, new ListLadders(reading.ledger(), reading.at(clock)));
        reads.list(request, response, reading.ledger(), ladders);
    }

    @GetMapping("/v1/ledgers/{ledger}/tiers/{ladder}")
    void ladder(
            @PathVariable String ledger,
            @PathVariable String ladder,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        Page<Place> page =
                questions.ask(
                        reading,
                        new FindLadder(
                                reading.ledger(),
                                Paths.ladder(ladder),
                                request.getParameter("tier"),
                                reading.at(clock),
                                reading.after(MemberId::new),
                                reading.limit()));
        if (page == null) {
            throw Paths.noLadder(ladder);
        }
        reads.page(request, response, reading.ledger(), page);
    }

    @GetMapping("/v1/ledgers/{ledger}/members/{member}/tiers")
    void member(
            @PathVariable String ledger,
            @PathVariable String member,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        MemberId id = Paths.member(people, reading.ledger(), member);
        MemberTiers tiers =
                questions.ask(
                        reading, new FindMemberTiers(reading.ledger(), id, reading.at(clock)));
        if (tiers == null) {
            throw Rejected.memberNotFound(member);
        }
        reads.answer(response, reading.ledger(), tiers);
    }
}
