/// Discipline (群规): measures against members, and appeals (`systems.md` S5).
@NullMarked
package org.livingledger.domain.discipline;

import org.jspecify.annotations.NullMarked;
