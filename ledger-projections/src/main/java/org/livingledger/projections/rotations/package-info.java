/// Whose turn it is to be admin (`systems.md` S2).
@NullMarked
package org.livingledger.projections.rotations;

import org.jspecify.annotations.NullMarked;
