/// Elimination (淘汰): by which policy a group parts from members, who is warned, who goes and why, and
/// what becomes of the points that the group granted (`systems.md` section 4).
@NullMarked
package org.livingledger.api.elimination;

import org.jspecify.annotations.NullMarked;
