/// The versions of each ledger's rule book.
@NullMarked
package org.livingledger.projections.programmes;

import org.jspecify.annotations.NullMarked;
