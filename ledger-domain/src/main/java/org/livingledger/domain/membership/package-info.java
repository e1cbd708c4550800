/// Members decide: who is in which group, in which epoch (`systems.md` S3, S21).
@NullMarked
package org.livingledger.domain.membership;

import org.jspecify.annotations.NullMarked;
