/// Streaks and badges are decided: what a fact makes true is recorded with it (`systems.md` S9, S11).
@NullMarked
package org.livingledger.domain.recognition;

import org.jspecify.annotations.NullMarked;
