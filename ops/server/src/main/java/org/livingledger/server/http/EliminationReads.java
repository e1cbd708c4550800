package org.livingledger.server.http;

import java.io.IOException;
import org.livingledger.api.elimination.EliminationQuery.FindEliminations;
import org.livingledger.api.elimination.EliminationQuery.Preview;
import org.livingledger.api.elimination.EliminationQuery.PreviewElimination;
import org.livingledger.api.elimination.EliminationRejection.EliminationPolicyNotFound;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Questions about elimination.
@RestController
final class EliminationReads {

    @GetMapping("/v1/ledgers/{ledger}/groups/{group}/elimination/preview")
    void preview(Inquiry inquiry, @PathVariable String group) throws IOException {
        GroupId id = inquiry.group(group);
        Preview preview =
                inquiry.ask(
                        new PreviewElimination(
                                inquiry.ledger(),
                                id,
                                inquiry.at(),
                                inquiry.after(MemberId::new),
                                inquiry.limit()),
                        () -> Rejected.of(new EliminationPolicyNotFound(id, inquiry.programme())));
        inquiry.answer(preview, preview.next());
    }

    @GetMapping("/v1/ledgers/{ledger}/groups/{group}/eliminations")
    void eliminations(Inquiry inquiry, @PathVariable String group) throws IOException {
        var page =
                inquiry.ask(
                        new FindEliminations(
                                inquiry.ledger(),
                                inquiry.group(group),
                                inquiry.after(Long::valueOf),
                                inquiry.limit()));
        inquiry.page(page);
    }
}
