/// Doors: gates, invitations, applications, waiting lists and bans (`systems.md` S3).
@NullMarked
package org.livingledger.projections.doors;

import org.jspecify.annotations.NullMarked;
