/// Adopting a programme for what has happened already, and undoing that (`systems.md` section 5,
/// point 3).
@NullMarked
package org.livingledger.api.adoption;

import org.jspecify.annotations.NullMarked;
