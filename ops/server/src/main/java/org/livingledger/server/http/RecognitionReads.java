package org.livingledger.server.http;

import java.io.IOException;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.recognition.RecognitionQuery.FindBadges;
import org.livingledger.api.recognition.RecognitionQuery.FindStreaks;
import org.livingledger.api.recognition.RecognitionQuery.ListBadges;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Questions about streaks and badges.
@RestController
final class RecognitionReads {

    @GetMapping("/v1/ledgers/{ledger}/members/{member}/streaks")
    void streaks(Inquiry inquiry, @PathVariable String member) throws IOException {
        MemberId id = inquiry.member(member);
        inquiry.list(inquiry.ask(new FindStreaks(inquiry.ledger(), id, inquiry.at())));
    }

    @GetMapping("/v1/ledgers/{ledger}/members/{member}/badges")
    void awards(Inquiry inquiry, @PathVariable String member) throws IOException {
        MemberId id = inquiry.member(member);
        inquiry.list(inquiry.ask(new FindBadges(inquiry.ledger(), id)));
    }

    @GetMapping("/v1/ledgers/{ledger}/badges")
    void badges(Inquiry inquiry) throws IOException {
        inquiry.list(inquiry.ask(new ListBadges(inquiry.ledger())));
    }
}
