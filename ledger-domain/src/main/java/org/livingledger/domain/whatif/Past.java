package org.livingledger.domain.whatif;

import java.util.List;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.recognition.Earning.Happened;

/// Where a shadow reads what it does not keep.
@FunctionalInterface
public interface Past {

    /// Everything that happened to a member up to a position, in order: it costs a read of the whole of
    /// their stream, so it is asked only where a badge is due.
    List<Happened> of(MemberId member, long through);
}
