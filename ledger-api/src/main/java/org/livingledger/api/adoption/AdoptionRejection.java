package org.livingledger.api.adoption;

import java.time.Instant;
import org.livingledger.api.Rejection;

/// Why something about an adoption was refused.
public sealed interface AdoptionRejection extends Rejection {

    /// An adoption is being carried out or undone, and must come to its end first.
    ///
    /// @param version the version whose adoption it is
    record AdoptionUnderWay(int version) implements AdoptionRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// The version was not adopted, or is not the last that was.
    record AdoptionNotFound(int version) implements AdoptionRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /// The adoption is undone, or is being undone.
    record AdoptionUndone(int version) implements AdoptionRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// A programme cannot be adopted from a date that has not come: publish it then.
    record AdoptionFromTheFuture(Instant from, Instant now) implements AdoptionRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }
}
