package org.livingledger.api.programme;

import java.util.List;
import org.livingledger.api.Rejection;

/// Why something about the rule book was refused.
public sealed interface ProgrammeRejection extends Rejection {

    /// The document has errors.
    ///
    /// @param problems each of them, in its place
    record ProgrammeInvalid(List<Expressions.Problem> problems) implements ProgrammeRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }

    /// Another version is in force than the one the document was written against.
    record ProgrammeVersionConflict(int expected, int version) implements ProgrammeRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }
}
