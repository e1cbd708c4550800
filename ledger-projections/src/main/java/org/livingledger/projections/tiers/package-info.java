/// Who stands on which tier, since when, and until when.
@NullMarked
package org.livingledger.projections.tiers;

import org.jspecify.annotations.NullMarked;
