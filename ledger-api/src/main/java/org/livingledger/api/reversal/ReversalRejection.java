package org.livingledger.api.reversal;

import org.livingledger.api.Rejection;
import org.livingledger.api.membership.MemberId;

/// Why a fact was not undone.
public sealed interface ReversalRejection extends Rejection {

    /// The member has no grant, spending, capture or activity at this position.
    record FactNotFound(MemberId member, long position) implements ReversalRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /// The activity was undone before.
    ///
    /// @param reversedBy the position at which it was
    record ActivityAlreadyReversed(MemberId member, long position, long reversedBy)
            implements ReversalRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// What would come of it now is not what was previewed.
    ///
    /// @param previewed the figures that the command gave
    /// @param figures those of now
    /// @param balance what the balance would be now
    record FiguresChanged(
            MemberId member, long position, String previewed, String figures, long balance)
            implements ReversalRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }
}
