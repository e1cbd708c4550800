package org.livingledger.server.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.elimination.EliminationRejection.EliminationPolicyNotFound;
import org.livingledger.api.explanation.BadgeExplanation;
import org.livingledger.api.explanation.EliminationExplanation;
import org.livingledger.api.explanation.ExplanationQuery.ExplainBadge;
import org.livingledger.api.explanation.ExplanationQuery.ExplainElimination;
import org.livingledger.api.explanation.ExplanationQuery.ExplainGrant;
import org.livingledger.api.explanation.ExplanationQuery.ExplainRank;
import org.livingledger.api.explanation.ExplanationQuery.ExplainTier;
import org.livingledger.api.explanation.GrantExplanation;
import org.livingledger.api.explanation.RankExplanation;
import org.livingledger.api.explanation.TierExplanation;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.recognition.BadgeId;
import org.livingledger.server.problem.Fault;
import org.livingledger.server.problem.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Questions why, and why not.
@RestController
final class ExplanationReads {

    @GetMapping("/v1/ledgers/{ledger}/explain/tier/{ladder}/{member}")
    void tier(Inquiry inquiry, @PathVariable String ladder, @PathVariable String member)
            throws IOException {
        MemberId id = inquiry.member(member);
        TierExplanation why =
                inquiry.ask(
                        new ExplainTier(
                                inquiry.ledger(),
                                Paths.ladder(ladder),
                                inquiry.scope(),
                                id,
                                inquiry.at(),
                                inquiry.afterNumber(),
                                inquiry.limit()),
                        () -> Paths.noLadder(ladder));
        inquiry.answer(why, why.next());
    }

    @GetMapping("/v1/ledgers/{ledger}/explain/badge/{badge}/{member}")
    void badge(Inquiry inquiry, @PathVariable String badge, @PathVariable String member)
            throws IOException {
        MemberId id = inquiry.member(member);
        BadgeId wanted = badge(badge);
        BadgeExplanation why =
                wanted == null
                        ? null
                        : inquiry.ask(
                                new ExplainBadge(
                                        inquiry.ledger(),
                                        wanted,
                                        inquiry.scope(),
                                        id,
                                        inquiry.afterNumber(),
                                        inquiry.limit()));
        if (why == null) {
            throw Rejected.badgeNotFound(badge, inquiry.programme());
        }
        inquiry.answer(why, why.next());
    }

    @GetMapping("/v1/ledgers/{ledger}/explain/rank/{board}/{member}")
    void rank(Inquiry inquiry, @PathVariable String board, @PathVariable String member)
            throws IOException {
        RankExplanation why =
                inquiry.ask(
                        new ExplainRank(
                                inquiry.ledger(),
                                inquiry.scope(),
                                Paths.board(board),
                                inquiry.window(),
                                inquiry.member(member),
                                inquiry.afterNumber(),
                                inquiry.limit()),
                        () -> Paths.noBoard(board));
        inquiry.answer(why, why.next());
    }

    @GetMapping("/v1/ledgers/{ledger}/explain/grant/{position}")
    void grant(Inquiry inquiry, @PathVariable String position) throws IOException {
        GrantExplanation why =
                inquiry.ask(
                        new ExplainGrant(
                                inquiry.ledger(),
                                movement(position),
                                inquiry.afterNumber(),
                                inquiry.limit()),
                        () -> noGrant(position));
        inquiry.answer(why, why.next());
    }

    @GetMapping("/v1/ledgers/{ledger}/explain/elimination/{group}/{member}")
    void elimination(Inquiry inquiry, @PathVariable String group, @PathVariable String member)
            throws IOException {
        GroupId id = inquiry.group(group);
        EliminationExplanation why =
                inquiry.ask(
                        new ExplainElimination(
                                inquiry.ledger(),
                                id,
                                inquiry.member(member),
                                inquiry.at(),
                                inquiry.afterNumber(),
                                inquiry.limit()),
                        () -> Rejected.of(new EliminationPolicyNotFound(id, inquiry.programme())));
        inquiry.answer(why, why.next());
    }

    private static long movement(String position) {
        try {
            return Long.parseLong(position);
        } catch (NumberFormatException e) {
            throw noGrant(position);
        }
    }

    /// The id, or null for a text that could be none.
    private static @Nullable BadgeId badge(String text) {
        try {
            return new BadgeId(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Problem noGrant(String position) {
        return Problem.of(Fault.GRANT_NOT_FOUND).with("position", position);
    }
}
