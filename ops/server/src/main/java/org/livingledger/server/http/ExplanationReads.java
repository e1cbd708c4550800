package org.livingledger.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
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
import org.livingledger.api.programme.ProgrammeQuery.FindProgramme;
import org.livingledger.api.recognition.BadgeId;
import org.livingledger.server.people.People;
import org.livingledger.server.problem.Fault;
import org.livingledger.server.problem.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Questions why, and why not.
@RestController
final class ExplanationReads {

    private final Reads reads;
    private final Questions questions;
    private final People people;
    private final Clock clock;

    ExplanationReads(Reads reads, Questions questions, People people, Clock clock) {
        this.reads = reads;
        this.questions = questions;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/v1/ledgers/{ledger}/explain/tier/{ladder}/{member}")
    void tier(
            @PathVariable String ledger,
            @PathVariable String ladder,
            @PathVariable String member,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        MemberId id = Paths.member(people, reading.ledger(), member);
        TierExplanation why =
                questions.ask(
                        reading,
                        new ExplainTier(
                                reading.ledger(),
                                Paths.ladder(ladder),
                                Reading.group(request),
                                id,
                                reading.at(clock),
                                reading.afterNumber(),
                                reading.limit()));
        if (why == null) {
            throw Paths.noLadder(ladder);
        }
        page(request, response, reading, why, why.next());
    }

    @GetMapping("/v1/ledgers/{ledger}/explain/badge/{badge}/{member}")
    void badge(
            @PathVariable String ledger,
            @PathVariable String badge,
            @PathVariable String member,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        MemberId id = Paths.member(people, reading.ledger(), member);
        BadgeId wanted = badge(badge);
        BadgeExplanation why =
                wanted == null
                        ? null
                        : questions.ask(
                                reading,
                                new ExplainBadge(
                                        reading.ledger(),
                                        wanted,
                                        Reading.group(request),
                                        id,
                                        reading.afterNumber(),
                                        reading.limit()));
        if (why == null) {
            throw Rejected.badgeNotFound(badge, version(reading));
        }
        page(request, response, reading, why, why.next());
    }

    @GetMapping("/v1/ledgers/{ledger}/explain/rank/{board}/{member}")
    void rank(
            @PathVariable String ledger,
            @PathVariable String board,
            @PathVariable String member,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        RankExplanation why =
                questions.ask(
                        reading,
                        new ExplainRank(
                                reading.ledger(),
                                Reading.group(request),
                                Paths.board(board),
                                Reading.window(request),
                                Paths.member(people, reading.ledger(), member),
                                reading.afterNumber(),
                                reading.limit()));
        if (why == null) {
            throw Paths.noBoard(board);
        }
        page(request, response, reading, why, why.next());
    }

    @GetMapping("/v1/ledgers/{ledger}/explain/grant/{position}")
    void grant(
            @PathVariable String ledger,
            @PathVariable String position,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        GrantExplanation why =
                questions.ask(
                        reading,
                        new ExplainGrant(
                                reading.ledger(),
                                movement(position),
                                reading.afterNumber(),
                                reading.limit()));
        if (why == null) {
            throw noGrant(position);
        }
        page(request, response, reading, why, why.next());
    }

    @GetMapping("/v1/ledgers/{ledger}/explain/elimination/{group}/{member}")
    void elimination(
            @PathVariable String ledger,
            @PathVariable String group,
            @PathVariable String member,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        GroupId id = questions.group(reading, group);
        EliminationExplanation why =
                questions.ask(
                        reading,
                        new ExplainElimination(
                                reading.ledger(),
                                id,
                                Paths.member(people, reading.ledger(), member),
                                reading.at(clock),
                                reading.afterNumber(),
                                reading.limit()));
        if (why == null) {
            throw Rejected.of(new EliminationPolicyNotFound(id, version(reading)));
        }
        page(request, response, reading, why, why.next());
    }

    private void page(
            HttpServletRequest request,
            HttpServletResponse response,
            Reading reading,
            Object why,
            @Nullable String next)
            throws IOException {
        var document = reads.tree(why);
        reads.next(request, response, document, next);
        Bodies.write(response, 200, reads.reveal(reading.ledger(), document.toString()));
    }

    private int version(Reading reading) {
        var programme = questions.ask(reading, new FindProgramme(reading.ledger(), null));
        return programme == null ? 0 : programme.version();
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
