/// Tiers (等级) and what they mean: one pure meaning for decisions, tables and what-if
/// (`systems.md` S8).
@NullMarked
package org.livingledger.api.tier;

import org.jspecify.annotations.NullMarked;
