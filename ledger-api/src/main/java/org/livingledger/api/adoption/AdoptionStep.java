package org.livingledger.api.adoption;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Command;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.programme.RuleId;
import org.livingledger.api.recognition.BadgeId;
import org.livingledger.api.recognition.RecognitionEvent.BadgeAwarded;

/// What carries an adoption out, or undoes it. The service says these by itself, so none has a name on
/// the wire: what they hold was reckoned from the ledger's own events.
public sealed interface AdoptionStep extends Command {

    /// The most corrections of one step; a member who has more is given several.
    int MOST_CORRECTIONS = 200;

    /// Brings a member to what the adopted version gives.
    ///
    /// Refused when the adoption is not under way (`adoption-not-found`, `adoption-undone`).
    ///
    /// @param more what its rules give more
    /// @param less what they give less
    /// @param lost badges that it would not have awarded
    /// @param review whether it may award badges
    record AdaptMember(
            int version,
            MemberId member,
            List<More> more,
            List<Less> less,
            List<Lost> lost,
            boolean review)
            implements AdoptionStep {}

    /// Takes back what an adoption has done to a member.
    ///
    /// Refused when the adoption is not being undone (`adoption-not-found`).
    ///
    /// @param granted the positions of what it granted
    /// @param taken the positions of what it took
    /// @param lost badges that it awarded
    /// @param regained badges that it took back, as they had been awarded
    record RestoreMember(
            int version,
            MemberId member,
            List<Long> granted,
            List<Long> taken,
            List<Lost> lost,
            List<BadgeAwarded> regained)
            implements AdoptionStep {}

    /// Writes down that an adoption is carried out.
    record EndAdoption(int version, AdoptionFigures figures) implements AdoptionStep {}

    /// Writes down that an adoption is undone.
    record EndUndoing(int version, AdoptionFigures figures) implements AdoptionStep {}

    /// What a rule gives more for an activity than was granted.
    ///
    /// @param inputs what the rule's expressions were given
    /// @param counted the caps it counts towards
    /// @param whole how many points the rule gives
    /// @param points how many of them were not granted
    /// @param expiresAt the first instant at which they cannot be spent, or null if they never end
    /// @param activeAt when they become spendable, or null for at once
    /// @param occurredAt when the activity happened
    record More(
            RuleId rule,
            GroupId group,
            ActivityType activity,
            String activityId,
            Map<String, Object> inputs,
            List<String> counted,
            long whole,
            long points,
            @Nullable Instant expiresAt,
            @Nullable Instant activeAt,
            Instant occurredAt) {}

    /// What a grant was too much.
    ///
    /// @param movement the position of the grant
    record Less(long movement, long points) {}

    /// A badge that is taken back.
    ///
    /// @param reward the position of its reward, if it had one
    record Lost(BadgeId badge, int level, @Nullable GroupId group, @Nullable Long reward) {}
}
