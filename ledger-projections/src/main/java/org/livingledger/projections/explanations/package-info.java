/// Why and why not: the life of a member folded anew, event by event, by the same functions that
/// decided.
@NullMarked
package org.livingledger.projections.explanations;

import org.jspecify.annotations.NullMarked;
