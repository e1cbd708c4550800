package org.livingledger.api.evidence;

import org.livingledger.api.Rejection;
import org.livingledger.api.membership.MemberId;

/// Why something that was said of someone was refused.
public sealed interface EvidenceRejection extends Rejection {

    /// Nobody has stated this of them.
    record FactNotStated(MemberId member, String fact) implements EvidenceRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /// A payment or a purchase with this reference has been reported, with another content.
    record ReferenceReused(MemberId member, String reference) implements EvidenceRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /// Nobody verifies what is stated of themselves.
    record VerifierIsTheMember(MemberId member, String fact) implements EvidenceRejection {
        @Override
        public Kind kind() {
            return Kind.UNPROCESSABLE;
        }
    }
}
