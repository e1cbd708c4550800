/// Groups: bounded circles of members inside a ledger (`systems.md` S1, S2).
@NullMarked
package org.livingledger.api.group;

import org.jspecify.annotations.NullMarked;
