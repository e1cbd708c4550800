/// Accounts, lots and movements of points (`systems.md` section 2).
@NullMarked
package org.livingledger.api.points;

import org.jspecify.annotations.NullMarked;
