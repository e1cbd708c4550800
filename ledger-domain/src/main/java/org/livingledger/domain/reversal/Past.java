package org.livingledger.domain.reversal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.activity.ActivityEvent.ActivityRecorded;
import org.livingledger.api.activity.ActivityEvent.ActivityReversed;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.recognition.Earning.Happened;
import org.livingledger.domain.points.Undoing;

/// What happened to a member and to their account: where a fact is looked up, with what it earned.
///
/// @param member everything that happened to the member, in order
/// @param account everything that happened to their account, in order
record Past(List<Happened> member, List<Happened> account) {

    /// A grant by its position.
    record Granted(long position, PointsEarned grant) {}

    /// The movement at a position that can be undone, or null if there is none.
    @Nullable PointsEvent movement(long position) {
        for (Happened happened : account) {
            if (happened.position() == position
                    && happened.event() instanceof PointsEvent event
                    && Undoing.isUndoable(event)) {
                return event;
            }
        }
        return null;
    }

    /// The activity at a position, or null if there is none.
    @Nullable ActivityRecorded activity(long position) {
        for (Happened happened : member) {
            if (happened.position() == position
                    && happened.event() instanceof ActivityRecorded fact) {
                return fact;
            }
        }
        return null;
    }

    /// Where an activity was undone, or 0 if it was not.
    long reversedBy(long position) {
        for (Happened happened : member) {
            if (happened.event() instanceof ActivityReversed undone && undone.fact() == position) {
                return happened.position();
            }
        }
        return 0;
    }

    /// What the rules granted for an activity. The outside's id of an activity can come twice, so only
    /// what stands between it and the member's next activity is its own, and what an adoption granted
    /// for that very instant.
    List<Granted> granted(long position, ActivityRecorded fact) {
        long next = Long.MAX_VALUE;
        for (Happened happened : member) {
            if (happened.position() > position
                    && happened.position() < next
                    && happened.event() instanceof ActivityRecorded) {
                next = happened.position();
            }
        }
        var granted = new ArrayList<Granted>();
        for (Happened happened : account) {
            if (happened.position() > position
                    && happened.event() instanceof PointsEarned grant
                    && (happened.position() < next || isAdopted(grant, fact))
                    && grant.grounds() != null
                    && grant.grounds().activity().equals(fact.activity())
                    && grant.grounds().activityId().equals(fact.activityId())) {
                granted.add(new Granted(happened.position(), grant));
            }
        }
        return granted;
    }

    private static boolean isAdopted(PointsEarned grant, ActivityRecorded fact) {
        return PointsEvent.ADOPTION.equals(grant.reason())
                && fact.group().equals(grant.group())
                && fact.occurredAt().equals(grant.occurredAt());
    }

    /// What an award or a milestone was rewarded with, or null if it was not: the reward stands right
    /// behind it.
    ///
    /// @param recognised the position of the award or the milestone
    /// @param reason what the reward says that it is for
    @Nullable Granted reward(long recognised, String reason) {
        for (Happened happened : account) {
            if (happened.position() == recognised + 1
                    && happened.event() instanceof PointsEarned grant
                    && reason.equals(grant.reason())) {
                return new Granted(happened.position(), grant);
            }
        }
        return null;
    }
}
