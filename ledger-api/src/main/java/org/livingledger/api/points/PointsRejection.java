package org.livingledger.api.points;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Rejection;

/// Why a movement of points was refused.
public sealed interface PointsRejection extends Rejection {

    /// The account stands still.
    record AccountFrozen(AccountId account, String reason) implements PointsRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// The account is not frozen.
    record AccountNotFrozen(AccountId account) implements PointsRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// There is no such pool.
    record PoolNotFound(AccountId account) implements PointsRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /// Less is available than asked for: the balance less what has ended, is pending or held.
    record InsufficientPoints(AccountId account, long requested, long available)
            implements PointsRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }

    /// The account would come to hold more than an account can.
    record PointsOverflow(AccountId account, long balance, long points) implements PointsRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }

    /// The account has a hold of this name already.
    record HoldExists(AccountId account, String hold) implements PointsRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// The account has no open hold of this name.
    record HoldNotFound(AccountId account, String hold) implements PointsRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /// The hold has less than was to be captured.
    record HoldTooSmall(AccountId account, String hold, long requested, long held)
            implements PointsRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }

    /// The two ends of a transfer are one account.
    record TransferToOneself(AccountId account) implements PointsRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }

    /// The account has no grant or spending at this position.
    record MovementNotFound(AccountId account, long movement) implements PointsRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /// Nothing of the movement is left to reverse.
    ///
    /// @param reversed how many points of it have been reversed
    record AlreadyReversed(AccountId account, long movement, long reversed)
            implements PointsRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// The lot, or a part of the grant, is not pending any more.
    ///
    /// @param available what of it is available now
    record NotPending(AccountId account, long lot, long available) implements PointsRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// The account has no lot of this number.
    record LotNotFound(AccountId account, long lot) implements PointsRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /// The lot has not ended.
    ///
    /// @param expiresAt when it will, or null if it never does
    record LotNotEnded(AccountId account, long lot, @Nullable Instant expiresAt)
            implements PointsRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }
}
