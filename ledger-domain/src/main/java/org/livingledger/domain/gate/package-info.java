/// Doors decide: who may come in, who has applied, who waits, who is banned (`systems.md` S3).
@NullMarked
package org.livingledger.domain.gate;

import org.jspecify.annotations.NullMarked;
