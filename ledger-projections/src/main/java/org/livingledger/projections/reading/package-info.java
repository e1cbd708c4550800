/// How events become tables: batches, builds beside each other, the reader that folds and the rebuild
/// that compares and swaps. Nothing here knows what a projection is about.
@NullMarked
package org.livingledger.projections.reading;

import org.jspecify.annotations.NullMarked;
