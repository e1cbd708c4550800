/// Doors of groups: gates, invitations, applications, waiting lists and bans (`systems.md` S3).
@NullMarked
package org.livingledger.api.gate;

import org.jspecify.annotations.NullMarked;
