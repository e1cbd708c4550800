/// Which events are part of a past.
@NullMarked
package org.livingledger.projections.past;

import org.jspecify.annotations.NullMarked;
