/// The rule book decides what is published; budgets what is left (`systems.md` S7).
@NullMarked
package org.livingledger.domain.programme;

import org.jspecify.annotations.NullMarked;
