/// Discipline: house rules, measures and appeals (`systems.md` S5).
@NullMarked
package org.livingledger.projections.discipline;

import org.jspecify.annotations.NullMarked;
