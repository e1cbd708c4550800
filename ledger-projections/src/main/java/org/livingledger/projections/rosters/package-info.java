/// The groups, who is or was in them, and who is known at all.
@NullMarked
package org.livingledger.projections.rosters;

import org.jspecify.annotations.NullMarked;
