/// Which events name which member.
@NullMarked
package org.livingledger.projections.history;

import org.jspecify.annotations.NullMarked;
