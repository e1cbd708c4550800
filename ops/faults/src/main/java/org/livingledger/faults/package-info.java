/// Crash, partition and history checkers (`reliability.md`). The checker reads the database as it
/// lies there and folds the events by itself: it shares no code with what it judges.
@NullMarked
package org.livingledger.faults;

import org.jspecify.annotations.NullMarked;
