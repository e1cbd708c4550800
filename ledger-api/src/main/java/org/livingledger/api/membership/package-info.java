/// Members and their memberships: who is known, who is in which group, in which epoch.
@NullMarked
package org.livingledger.api.membership;

import org.jspecify.annotations.NullMarked;
