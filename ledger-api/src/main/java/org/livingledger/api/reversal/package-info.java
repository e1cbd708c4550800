/// Undoing a movement or an activity with everything that follows from it (`systems.md` section 5, 7).
@NullMarked
package org.livingledger.api.reversal;

import org.jspecify.annotations.NullMarked;
