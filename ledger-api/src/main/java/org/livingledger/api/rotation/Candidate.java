package org.livingledger.api.rotation;

import java.time.Instant;
import java.util.Comparator;
import org.livingledger.api.membership.MemberId;

/// Someone who could be admin for a term, with the figures that speak for them.
///
/// @param activities how many of their activities counted
/// @param days on how many local days they were
/// @param joinedAt since when they are in the group
public record Candidate(MemberId member, long activities, int days, Instant joinedAt) {

    /// The most active first; of equals who was active on more days, then who joined earlier, then by id.
    public static final Comparator<Candidate> ORDER =
            Comparator.comparingLong(Candidate::activities)
                    .reversed()
                    .thenComparing(Comparator.comparingInt(Candidate::days).reversed())
                    .thenComparing(Candidate::joinedAt)
                    .thenComparing(candidate -> candidate.member().value());
}
