/// Who holds which title in which group (`systems.md` S2).
@NullMarked
package org.livingledger.projections.titles;

import org.jspecify.annotations.NullMarked;
