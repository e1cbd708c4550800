package org.livingledger.api.elimination;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Page;
import org.livingledger.api.Query;
import org.livingledger.api.elimination.Review.Judged;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// Questions about elimination.
public sealed interface EliminationQuery {

    /// Who would be warned, spared or eliminated, and why, if the policy ran at an instant? In the order
    /// of the member ids. Answered with null when the programme in force has no policy for the group.
    ///
    /// @param at the instant asked about, as far as is known now
    /// @param after the last id of the page before
    /// @param limit at most this many members, 1 … 200
    record PreviewElimination(
            LedgerId ledger, GroupId group, Instant at, @Nullable MemberId after, int limit)
            implements EliminationQuery, Query<Preview> {}

    /// What came of the policy so far: runs, warnings, warnings lifted and eliminations, and whom
    /// someone eliminated by hand. The newest first.
    ///
    /// @param before the position that the page before ended with, or null for the newest
    record FindEliminations(LedgerId ledger, GroupId group, @Nullable Long before, int limit)
            implements EliminationQuery, Query<Page<LogLine>> {}

    /// Which groups' policies are to run by this instant? For the scan.
    record FindDueEliminations(LedgerId ledger, Instant at, int limit)
            implements EliminationQuery, Query<List<DueElimination>> {}

    /// What a run would do now.
    ///
    /// @param version the programme's version that the policy stands in
    /// @param at the instant at which it is judged
    /// @param judged how many are judged
    /// @param exempt how many are not
    /// @param eliminate how many would go
    /// @param warn how many would be warned
    /// @param warned how many were warned before, and have time left
    /// @param lift of how many the warning would be lifted
    /// @param stay how many just stay
    /// @param members the members of this page
    /// @param next the id that the next page continues after, or null if this is the last
    record Preview(
            GroupId group,
            int version,
            EliminationPolicy policy,
            Instant at,
            int judged,
            int exempt,
            int eliminate,
            int warn,
            int warned,
            int lift,
            int stay,
            List<Judged> members,
            @Nullable String next) {}

    /// Something that came of it.
    ///
    /// @param position the position of its event
    /// @param type the event's stored type: `elimination-run`, `elimination-warned`,
    ///     `elimination-warning-lifted` or `member-eliminated`
    /// @param member whom it was about; null for a run
    /// @param epoch the epoch of their membership; null for a run
    /// @param reason why, as a code; null for a run
    /// @param judgement the figures; null for a run, and for whom someone eliminated by hand
    /// @param until until when a warning runs
    /// @param run the figures of a run
    /// @param by the member who decided or asked for it, if a member did
    /// @param occurredAt when it happened
    /// @param recordedAt when it became known
    record LogLine(
            long position,
            String type,
            @Nullable MemberId member,
            @Nullable Integer epoch,
            @Nullable String reason,
            @Nullable Judgement judgement,
            @Nullable Instant until,
            @Nullable RunFigures run,
            @Nullable MemberId by,
            Instant occurredAt,
            Instant recordedAt) {}

    /// How many members a run was about, as [EliminationEvent.EliminationRun] has it.
    record RunFigures(
            int version,
            int judged,
            int exempt,
            int warned,
            int lifted,
            int eliminated,
            int remaining) {}

    /// A group whose policy is to run.
    ///
    /// @param scheduled whether a period of its schedule has begun; if not, it is to go on or a warning
    ///     has run out
    record DueElimination(GroupId group, boolean scheduled) {}
}
