/// Tiers as they are decided by and written down (`systems.md` S8). What a tier is, stands in
/// [org.livingledger.api.tier].
@NullMarked
package org.livingledger.domain.tier;

import org.jspecify.annotations.NullMarked;
