package org.livingledger.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.recognition.RecognitionQuery.FindBadges;
import org.livingledger.api.recognition.RecognitionQuery.FindStreaks;
import org.livingledger.api.recognition.RecognitionQuery.ListBadges;
import org.livingledger.server.people.People;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Questions about streaks and badges.
@RestController
final class RecognitionReads {

    private final Reads reads;
    private final Questions questions;
    private final People people;
    private final Clock clock;

    RecognitionReads(Reads reads, Questions questions, People people, Clock clock) {
        this.reads = reads;
        this.questions = questions;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/v1/ledgers/{ledger}/members/{member}/streaks")
    void streaks(
            @PathVariable String ledger,
            @PathVariable String member,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        MemberId id = Paths.member(people, reading.ledger(), member);
        reads.list(
                request,
                response,
                reading.ledger(),
                questions.ask(reading, new FindStreaks(reading.ledger(), id, reading.at(clock))));
    }

    @GetMapping("/v1/ledgers/{ledger}/members/{member}/badges")
    void awards(
            @PathVariable String ledger,
            @PathVariable String member,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        MemberId id = Paths.member(people, reading.ledger(), member);
        reads.list(
                request,
                response,
                reading.ledger(),
                questions.ask(reading, new FindBadges(reading.ledger(), id)));
    }

    @GetMapping("/v1/ledgers/{ledger}/badges")
    void badges(
            @PathVariable String ledger, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        reads.list(
                request,
                response,
                reading.ledger(),
                questions.ask(reading, new ListBadges(reading.ledger())));
    }
}
