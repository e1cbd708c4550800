/// Leaderboards as anyone sees them (`systems.md` S10).
@NullMarked
package org.livingledger.api.board;

import org.jspecify.annotations.NullMarked;
