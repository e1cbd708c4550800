/// Why and why not (`systems.md` section 5, 2): the events, the rule and the figures behind what a
/// ledger says, and what is still missing for more. From the events that an explanation lists, who
/// knows the rule comes to the same figures.
@NullMarked
package org.livingledger.api.explanation;

import org.jspecify.annotations.NullMarked;
