/// Leaderboards for every window, and where each member stands on them (`systems.md` S10).
@NullMarked
package org.livingledger.projections.boards;

import org.jspecify.annotations.NullMarked;
