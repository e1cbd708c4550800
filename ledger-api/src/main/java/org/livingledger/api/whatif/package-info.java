/// What a draft programme would have made of the past (`systems.md` section 5, point 3).
@NullMarked
package org.livingledger.api.whatif;

import org.jspecify.annotations.NullMarked;
