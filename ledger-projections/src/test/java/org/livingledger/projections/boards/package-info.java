/// What orders are kept by.
@NullMarked
package org.livingledger.projections.boards;

import org.jspecify.annotations.NullMarked;
