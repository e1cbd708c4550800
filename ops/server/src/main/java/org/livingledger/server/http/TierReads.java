package org.livingledger.server.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Page;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.tier.TierQuery.FindLadder;
import org.livingledger.api.tier.TierQuery.FindMemberTiers;
import org.livingledger.api.tier.TierQuery.ListLadders;
import org.livingledger.api.tier.TierQuery.MemberTiers;
import org.livingledger.api.tier.TierQuery.Place;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Questions about tiers.
@RestController
final class TierReads {

    @GetMapping("/v1/ledgers/{ledger}/tiers")
    void ladders(Inquiry inquiry) throws IOException {
        var ladders = inquiry.ask(new ListLadders(inquiry.ledger(), inquiry.at()));
        inquiry.list(ladders);
    }

    @GetMapping("/v1/ledgers/{ledger}/tiers/{ladder}")
    void ladder(
            Inquiry inquiry,
            @PathVariable String ladder,
            @RequestParam(required = false) @Nullable String tier)
            throws IOException {
        Page<Place> page =
                inquiry.ask(
                        new FindLadder(
                                inquiry.ledger(),
                                Paths.ladder(ladder),
                                tier,
                                inquiry.at(),
                                inquiry.after(MemberId::new),
                                inquiry.limit()),
                        () -> Paths.noLadder(ladder));
        inquiry.page(page);
    }

    @GetMapping("/v1/ledgers/{ledger}/members/{member}/tiers")
    void member(Inquiry inquiry, @PathVariable String member) throws IOException {
        MemberId id = inquiry.member(member);
        MemberTiers tiers =
                inquiry.ask(
                        new FindMemberTiers(inquiry.ledger(), id, inquiry.at()),
                        () -> Rejected.memberNotFound(member));
        inquiry.answer(tiers);
    }
}
