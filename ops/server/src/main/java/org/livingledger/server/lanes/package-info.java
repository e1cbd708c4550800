/// One ledger, one order: commands wait in lanes and are committed in groups.
@NullMarked
package org.livingledger.server.lanes;

import org.jspecify.annotations.NullMarked;
