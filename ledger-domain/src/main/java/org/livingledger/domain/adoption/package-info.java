/// Carries adoptions out, and undoes them (`systems.md` section 5, point 3): what the adopted version
/// gives for the past is reckoned by the shadow, and made to happen here, member by member.
@NullMarked
package org.livingledger.domain.adoption;

import org.jspecify.annotations.NullMarked;
