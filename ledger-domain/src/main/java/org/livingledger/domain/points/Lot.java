package org.livingledger.domain.points;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.points.PointsEvent.Slice;

/// What is left of the points of one grant. Held points are among the remaining ones.
final class Lot {

    /// The order in which a debit takes lots: those that end soonest, then the oldest.
    static final Comparator<Lot> DEBIT_ORDER =
            Comparator.comparing((Lot lot) -> lot.expiresAt == null ? Instant.MAX : lot.expiresAt)
                    .thenComparingLong(lot -> lot.number);

    final long number;
    final @Nullable Instant expiresAt;
    final @Nullable GroupId group;
    long remaining;
    long held;
    @Nullable Instant activeAt;
    boolean onCondition;

    /// Whether its group's membership has ended, and it waits for the member to be back.
    boolean frozen;

    /// Where [Lots] has it now.
    Standing standing = Standing.ACTIVE;

    Lot(long number, @Nullable Instant expiresAt, @Nullable GroupId group) {
        this.number = number;
        this.expiresAt = expiresAt;
        this.group = group;
    }

    long free() {
        return remaining - held;
    }

    Slice slice(long points) {
        return new Slice(number, points, expiresAt, group);
    }

    /// A lot that has ended has ended, even if it was still pending or frozen.
    Standing at(Instant now) {
        if (hasEnded(expiresAt, now)) {
            return Standing.ENDED;
        }
        if (frozen) {
            return Standing.FROZEN;
        }
        return isPending(now) ? Standing.PENDING : Standing.ACTIVE;
    }

    /// Whether it waits for a time or a decision, frozen or not.
    boolean isPending(Instant now) {
        boolean waits = onCondition || (activeAt != null && activeAt.isAfter(now));
        return waits && !hasEnded(expiresAt, now);
    }

    /// When a pending or frozen lot stops being one by itself; never if someone has to decide.
    Instant nextChange() {
        Instant ends = expiresAt == null ? Instant.MAX : expiresAt;
        if (frozen) {
            return ends;
        }
        Instant begins = onCondition || activeAt == null ? Instant.MAX : activeAt;
        return begins.isBefore(ends) ? begins : ends;
    }

    static boolean hasEnded(@Nullable Instant expiresAt, Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /// What a lot's points can be used for.
    enum Standing {
        PENDING,
        ACTIVE,
        FROZEN,
        ENDED
    }
}
