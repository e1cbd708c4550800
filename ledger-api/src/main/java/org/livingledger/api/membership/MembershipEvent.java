package org.livingledger.api.membership;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.Stored;
import org.livingledger.api.elimination.Judgement;
import org.livingledger.api.group.GroupId;

/// What happened to a member. All of these stand in the member's own stream.
public sealed interface MembershipEvent extends Event {

    /// Whom it happened to.
    MemberId member();

    /// Someone was seen for the first time in this ledger.
    ///
    /// @param outsideId the id that the outside uses, as ciphertext
    @Stored("member-introduced")
    record MemberIntroduced(MemberId member, Sealed outsideId, Instant occurredAt)
            implements MembershipEvent {}

    /// Someone became an active member of a group.
    ///
    /// @param epoch 1 at the first joining, one more after each return
    @Stored("member-joined")
    record MemberJoined(MemberId member, GroupId group, int epoch, Instant occurredAt)
            implements MembershipEvent {}

    /// Someone left a group by their own wish.
    @Stored("member-left")
    record MemberLeft(MemberId member, GroupId group, int epoch, Instant occurredAt)
            implements MembershipEvent {}

    /// Someone's membership was ended by decision.
    ///
    /// @param judgement the figures, if the group's policy decided it
    @Stored("member-eliminated")
    record MemberEliminated(
            MemberId member,
            GroupId group,
            int epoch,
            String reason,
            @Nullable MemberId by,
            @Nullable Judgement judgement,
            Instant occurredAt)
            implements MembershipEvent {

        /// An elimination that no policy decided.
        public MemberEliminated(
                MemberId member,
                GroupId group,
                int epoch,
                String reason,
                @Nullable MemberId by,
                Instant occurredAt) {
            this(member, group, epoch, reason, by, null, occurredAt);
        }
    }

    /// Someone's membership ended with their group.
    @Stored("member-released")
    record MemberReleased(MemberId member, GroupId group, int epoch, Instant occurredAt)
            implements MembershipEvent {}
}
