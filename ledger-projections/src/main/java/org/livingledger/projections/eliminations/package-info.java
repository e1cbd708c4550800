/// What elimination did, and what it would do now (`systems.md` section 4).
@NullMarked
package org.livingledger.projections.eliminations;

import org.jspecify.annotations.NullMarked;
