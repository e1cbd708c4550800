/// Streaks and badges as they are read (`systems.md` S9, S11), by the functions that decide them.
@NullMarked
package org.livingledger.projections.recognition;

import org.jspecify.annotations.NullMarked;
