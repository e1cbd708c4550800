/// Activities meet the rules of the programme (`systems.md` S7).
@NullMarked
package org.livingledger.domain.activity;

import org.jspecify.annotations.NullMarked;
