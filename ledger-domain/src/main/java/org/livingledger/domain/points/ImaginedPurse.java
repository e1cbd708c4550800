package org.livingledger.domain.points;

import java.time.Instant;
import java.util.function.ToLongFunction;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent.PointsEarned;

/// An account that is only imagined: it is granted points as a real one without a debt is, and nothing
/// happens to anyone.
public final class ImaginedPurse implements Granting {

    private final Grants grants;
    private final ToLongFunction<String> counted;

    /// An account that holds a balance.
    ///
    /// @param counted how many points count towards a cap, `rule/period`
    public ImaginedPurse(
            AccountId account, long balance, Instant now, ToLongFunction<String> counted) {
        this.grants = new Grants(account, now, balance, 0, 0);
        this.counted = counted;
    }

    @Override
    public long counted(String cap) {
        return counted.applyAsLong(cap);
    }

    @Override
    public PointsEarned grant(Terms terms) {
        return grants.grant(terms);
    }
}
