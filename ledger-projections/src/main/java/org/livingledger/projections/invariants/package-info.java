/// What must always hold, asked of the tables of all projections at one position.
@NullMarked
package org.livingledger.projections.invariants;

import org.jspecify.annotations.NullMarked;
