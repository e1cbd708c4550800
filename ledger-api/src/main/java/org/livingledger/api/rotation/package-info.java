/// Rotation (轮值): the most active members as admins for a term (`systems.md` S2).
@NullMarked
package org.livingledger.api.rotation;

import org.jspecify.annotations.NullMarked;
