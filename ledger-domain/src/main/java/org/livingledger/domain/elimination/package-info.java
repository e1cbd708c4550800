/// Elimination as it is decided (`systems.md` section 4). What a verdict is, stands in
/// [org.livingledger.api.elimination].
@NullMarked
package org.livingledger.domain.elimination;

import org.jspecify.annotations.NullMarked;
