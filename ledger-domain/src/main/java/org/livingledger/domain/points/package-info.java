/// Accounts decide: lots, holds, debts and movements (`systems.md` section 2).
@NullMarked
package org.livingledger.domain.points;

import org.jspecify.annotations.NullMarked;
