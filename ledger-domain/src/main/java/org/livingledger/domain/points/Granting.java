package org.livingledger.domain.points;

import org.livingledger.api.Refused;
import org.livingledger.api.points.PointsEvent.PointsEarned;

/// An account as rules see it: what already counts towards their caps, and where their grants go.
public interface Granting {

    /// How many points count towards a cap, `rule/period`.
    long counted(String cap);

    /// A grant, decided as if those decided before it had happened.
    ///
    /// @throws Refused with [PointsOverflow] if the account would come to hold more than it can
    PointsEarned grant(Terms terms);
}
