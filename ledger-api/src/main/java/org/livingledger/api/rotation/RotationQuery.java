package org.livingledger.api.rotation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Query;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// Questions about taking turns.
public sealed interface RotationQuery {

    /// How does a group take turns, who is proposed, and who would be the most active now?
    record FindRotation(LedgerId ledger, GroupId group, Instant at)
            implements RotationQuery, Query<RotationView> {}

    /// In which groups has a term begun for which nobody is proposed? For the scan.
    record FindDueRotations(LedgerId ledger, Instant at, int limit)
            implements RotationQuery, Query<List<DueRotation>> {}

    /// A group in which a term has begun, with its most active members.
    record DueRotation(GroupId group, List<MemberId> members) {}

    /// What became of a proposal.
    enum Status {
        OPEN,
        CONFIRMED,
        DECLINED
    }

    /// The turns of a group.
    ///
    /// @param policy how turns are taken; null if none are
    /// @param term the term that runs, if one does
    /// @param ranking who has done enough for it, the most active first, at most 200
    /// @param proposal the last proposal, if there was one under this policy
    record RotationView(
            GroupId group,
            @Nullable RotationPolicy policy,
            RotationPolicy.@Nullable Term term,
            List<Candidate> ranking,
            @Nullable Proposal proposal) {}

    /// Members who were proposed for a term.
    ///
    /// @param promoted who became an admin by it
    record Proposal(
            Instant beginsAt,
            Instant endsAt,
            Status status,
            List<Candidate> candidates,
            List<MemberId> promoted) {}
}
