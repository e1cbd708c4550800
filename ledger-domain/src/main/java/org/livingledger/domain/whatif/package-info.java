/// What a draft programme would have made of the past (`systems.md` section 5, point 3): a ledger's
/// events are folded into a shadow, in which the draft has been in force since ever.
@NullMarked
package org.livingledger.domain.whatif;

import org.jspecify.annotations.NullMarked;
