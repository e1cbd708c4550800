/// Groups decide: their seats, their one owner and their admins (`systems.md` S1, S2).
@NullMarked
package org.livingledger.domain.group;

import org.jspecify.annotations.NullMarked;
