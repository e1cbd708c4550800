/// Rotation decides: whose turn it is to be admin (`systems.md` S2).
@NullMarked
package org.livingledger.domain.rotation;

import org.jspecify.annotations.NullMarked;
