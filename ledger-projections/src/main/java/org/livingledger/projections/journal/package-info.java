/// Every movement in double entry, with the balance after each line.
@NullMarked
package org.livingledger.projections.journal;

import org.jspecify.annotations.NullMarked;
