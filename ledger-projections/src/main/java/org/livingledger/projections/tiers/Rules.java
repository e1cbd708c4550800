package org.livingledger.projections.tiers;

import java.time.ZoneId;
import java.util.List;
import org.livingledger.api.tier.Ladder;

/// What tiers of a ledger are reckoned by.
///
/// @param version the programme's version in force, 0 before the first
record Rules(ZoneId zone, int version, List<Ladder> ladders) {

    /// The ladders as they are kept.
    record Document(List<Ladder> ladders) {}
}
