package org.livingledger.api.points;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Codes;
import org.livingledger.api.Command;
import org.livingledger.api.Limits;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// What moves points (`systems.md` section 2). Points are whole; a movement has from 1 to
/// 1 000 000 000 000 of them.
///
/// Any of these is refused when an account it names is frozen (`account-frozen`), and when it gives a
/// time more than five minutes ahead (`occurs-in-the-future`).
public sealed interface PointsCommand extends Command {

    /// Grants points that the caller decided on. A person never seen before is introduced by it.
    ///
    /// Refused when `group` does not exist (`group-not-found`) or they are not in it (`not-a-member`),
    /// and when the account would overflow (`points-overflow`).
    ///
    /// @param member who earns
    /// @param points how many, 1 … 1 000 000 000 000
    /// @param group the group that grants them, if one does: its policies apply to their lot
    /// @param expires when their lot ends; never if not given
    /// @param activeAt when they become spendable; at once if not given
    /// @param onCondition whether they stay pending until `activate-points` or `cancel-points`
    /// @param reason a code, for example `welcome`
    /// @param occurredAt when they were earned, if not now
    record EarnPoints(
            MemberId member,
            long points,
            @Nullable GroupId group,
            @Nullable Expiry expires,
            @Nullable Instant activeAt,
            @Nullable Boolean onCondition,
            @Nullable String reason,
            @Nullable Instant occurredAt)
            implements PointsCommand {

        /// @throws IllegalArgumentException if the points are out of range or the reason is not a code
        public EarnPoints {
            Limits.points("points", points);
            reasonCode(reason);
        }
    }

    /// Spends points, from the lots that end soonest, then from the oldest.
    ///
    /// Refused when nobody of this id is known (`member-not-found`) or less is available
    /// (`insufficient-points`).
    record SpendPoints(
            MemberId member, long points, @Nullable String reason, @Nullable Instant occurredAt)
            implements PointsCommand {

        /// @throws IllegalArgumentException if the points are out of range or the reason is not a code
        public SpendPoints {
            Limits.points("points", points);
            reasonCode(reason);
        }
    }

    /// Sets points aside until they are captured or released. What is held stays good for its
    /// capture even if its lot ends meanwhile; when it is released, it has ended.
    ///
    /// Refused as a spending is, and when the account has a hold of this name (`hold-exists`).
    ///
    /// @param hold the caller's name for it, a code
    /// @param releaseAt when it releases itself; never if not given
    record HoldPoints(MemberId member, String hold, long points, @Nullable Instant releaseAt)
            implements PointsCommand {

        /// @throws IllegalArgumentException if the points are out of range or the hold is not a code
        public HoldPoints {
            Codes.code("hold", hold);
            Limits.points("points", points);
        }
    }

    /// Spends what a hold set aside; what is not captured is released.
    ///
    /// Refused when there is no such hold, or its time is over (`hold-not-found`), or it has less
    /// (`hold-too-small`).
    ///
    /// @param points how many; all of them if not given
    record CapturePoints(MemberId member, String hold, @Nullable Long points)
            implements PointsCommand {

        /// @throws IllegalArgumentException if the points are out of range or the hold is not a code
        public CapturePoints {
            Codes.code("hold", hold);
            if (points != null) {
                Limits.points("points", points);
            }
        }
    }

    /// Gives back what a hold set aside. Refused when there is no such hold (`hold-not-found`).
    record ReleasePoints(MemberId member, String hold) implements PointsCommand {

        /// @throws IllegalArgumentException if the hold is not a code
        public ReleasePoints {
            Codes.code("hold", hold);
        }
    }

    /// Moves points from one member to another; their lots keep their own ends.
    ///
    /// Refused when either is unknown (`member-not-found`), the two are one
    /// (`transfer-to-oneself`), the receiver is in no group of this ledger (`not-in-any-group`) or
    /// less is available (`insufficient-points`).
    record TransferPoints(MemberId from, MemberId to, long points, @Nullable String reason)
            implements PointsCommand {

        /// @throws IllegalArgumentException if the points are out of range or the reason is not a code
        public TransferPoints {
            Limits.points("points", points);
            reasonCode(reason);
        }
    }

    /// Moves points from a member into a pool, which begins with its first points.
    record PayIntoPool(MemberId member, String pool, long points) implements PointsCommand {

        /// @throws IllegalArgumentException if the points are out of range or the pool is not a code
        public PayIntoPool {
            Codes.code("pool", pool);
            Limits.points("points", points);
        }
    }

    /// Moves points from a pool to a member. Refused when there is no such pool (`pool-not-found`) or
    /// it has less (`insufficient-points`).
    record PayFromPool(String pool, MemberId member, long points) implements PointsCommand {

        /// @throws IllegalArgumentException if the points are out of range or the pool is not a code
        public PayFromPool {
            Codes.code("pool", pool);
            Limits.points("points", points);
        }
    }

    /// Corrects a balance by hand.
    ///
    /// Refused below the available points (`insufficient-points`).
    ///
    /// @param points how many to add, or to take if negative; not 0
    /// @param reason a code; an adjustment without a reason is refused
    record AdjustPoints(MemberId member, long points, String reason) implements PointsCommand {

        /// @throws IllegalArgumentException if the points are 0 or out of range, or the reason no code
        public AdjustPoints {
            if (points == Long.MIN_VALUE) {
                throw new IllegalArgumentException("points out of range");
            }
            Limits.points("points without their sign", Math.abs(points));
            Codes.code("reason", reason);
        }
    }

    /// Undoes a grant, a spending or a capture, at most what it gave and whatever the rules say today.
    ///
    /// Refused when the account has no such movement (`movement-not-found`), nothing of it is left to
    /// reverse (`already-reversed`), and under `pending-only` when any of it is no longer pending
    /// (`not-pending`).
    ///
    /// @param movement the position of the event that is undone
    /// @param points how many; all that is left if not given
    /// @param policy how far to go; `within-balance` if not given
    record ReversePoints(
            MemberId member,
            long movement,
            @Nullable Long points,
            @Nullable ReversalPolicy policy,
            @Nullable String reason)
            implements PointsCommand {

        /// @throws IllegalArgumentException if a number is out of range or the reason is not a code
        public ReversePoints {
            Limits.range("movement", movement, 1, Long.MAX_VALUE);
            if (points != null) {
                Limits.points("points", points);
            }
            reasonCode(reason);
        }
    }

    /// Takes points away. Refused when less is available (`insufficient-points`).
    record ForfeitPoints(MemberId member, long points, String reason) implements PointsCommand {

        /// @throws IllegalArgumentException if the points are out of range or the reason is not a code
        public ForfeitPoints {
            Limits.points("points", points);
            Codes.code("reason", reason);
        }
    }

    /// Makes a pending lot spendable before its time. Refused when it is not pending (`not-pending`).
    ///
    /// @param lot the lot's number in its account
    record ActivatePoints(MemberId member, long lot) implements PointsCommand {}

    /// Cancels a pending lot. Refused when it is not pending (`not-pending`).
    ///
    /// @param lot the lot's number in its account
    record CancelPoints(MemberId member, long lot, @Nullable String reason)
            implements PointsCommand {

        /// @throws IllegalArgumentException if the reason is not a code
        public CancelPoints {
            reasonCode(reason);
        }
    }

    /// Writes down that a lot has ended. Sent by the due scan; whoever sends it, it changes nothing
    /// that was spendable. Refused when the lot has not ended, or all that is left in it is held
    /// (`lot-not-ended`).
    ///
    /// @param account a member's or a pool's
    /// @param lot the lot's number in its account
    record ExpirePoints(AccountId account, long lot) implements PointsCommand {}

    /// Stops every movement of an account until it is unfrozen.
    record FreezeAccount(MemberId member, String reason) implements PointsCommand {

        /// @throws IllegalArgumentException if the reason is not a code
        public FreezeAccount {
            Codes.code("reason", reason);
        }
    }

    /// Lets an account move again. Refused when it is not frozen (`account-not-frozen`).
    record UnfreezeAccount(MemberId member) implements PointsCommand {}

    private static void reasonCode(@Nullable String reason) {
        if (reason != null) {
            Codes.code("reason", reason);
        }
    }
}
