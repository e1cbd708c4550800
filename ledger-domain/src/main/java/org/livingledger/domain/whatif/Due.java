package org.livingledger.domain.whatif;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.PointsEvent.Grounds;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.programme.RuleId;
import org.livingledger.api.recognition.BadgeId;

/// What a member would have to be given and taken for the draft to have been in force.
///
/// @param grants what each rule gives more or less, by what it answered
/// @param lost what is held and the draft does not award
/// @param gains whether the draft awards what is not held
public record Due(
        MemberId member, Map<Answered, Difference> grants, List<Badge> lost, boolean gains) {

    /// A level of a badge, somewhere.
    public record Badge(BadgeId badge, int level, @Nullable GroupId group) {}

    /// An activity, as a rule has answered it.
    public record Answered(
            RuleId rule, GroupId group, ActivityType activity, String activityId, Instant at) {

        /// Which one a grant is for, or null if no rule granted it.
        public static @Nullable Answered of(
                @Nullable Grounds grounds, @Nullable GroupId group, Instant at) {
            return grounds == null || group == null
                    ? null
                    : new Answered(
                            grounds.rule(), group, grounds.activity(), grounds.activityId(), at);
        }
    }

    /// How much more the draft gives than was granted.
    ///
    /// @param points negative if it gives less
    /// @param answer what the draft gives in all, or null if it gives nothing
    public record Difference(long points, @Nullable PointsEarned answer) {

        private Difference plus(Difference other) {
            return new Difference(points + other.points, answer == null ? other.answer : answer);
        }
    }

    /// What differs of a member so far.
    static final class Open {

        private final Map<Answered, Difference> grants = new HashMap<>(4);

        void add(@Nullable Answered answered, long points, @Nullable PointsEarned answer) {
            if (answered == null || points == 0) {
                return;
            }
            grants.merge(answered, new Difference(points, answer), Difference::plus);
            Difference now = grants.get(answered);
            if (now != null && now.points == 0) {
                grants.remove(answered);
            }
        }

        /// What was undone by someone is given nothing for any more.
        void forget(GroupId group, ActivityType activity, String activityId) {
            grants.keySet()
                    .removeIf(each ->
                            each.group.equals(group)
                                    && each.activity.equals(activity)
                                    && each.activityId.equals(activityId));
        }

        Map<Answered, Difference> grants() {
            return Map.copyOf(grants);
        }
    }
}
