/// What outside systems report of people that gates ask for (`systems.md` S3).
@NullMarked
package org.livingledger.api.evidence;

import org.jspecify.annotations.NullMarked;
