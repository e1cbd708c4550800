/// Discipline (群规): rules of a group, measures against its members, and appeals (`systems.md` S5).
@NullMarked
package org.livingledger.api.discipline;

import org.jspecify.annotations.NullMarked;
