/// Undoes facts together with what follows from them (`systems.md` section 5, 7).
@NullMarked
package org.livingledger.domain.reversal;

import org.jspecify.annotations.NullMarked;
