/// The versioned rule book of a ledger and what it means (`systems.md` S7, S10).
@NullMarked
package org.livingledger.api.programme;

import org.jspecify.annotations.NullMarked;
