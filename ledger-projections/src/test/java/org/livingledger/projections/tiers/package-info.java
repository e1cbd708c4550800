/// What tiers are kept by.
@NullMarked
package org.livingledger.projections.tiers;

import org.jspecify.annotations.NullMarked;
