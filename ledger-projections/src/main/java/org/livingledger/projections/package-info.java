/// The read side: it remembers. Each package is one projection: its table at a generation, what it
/// makes of events, and what it answers.
@NullMarked
package org.livingledger.projections;

import org.jspecify.annotations.NullMarked;
