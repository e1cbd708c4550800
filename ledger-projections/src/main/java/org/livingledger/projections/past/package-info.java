/// What was answered, or would have been, at any time before: from the events, by what answers now.
@NullMarked
package org.livingledger.projections.past;

import org.jspecify.annotations.NullMarked;
