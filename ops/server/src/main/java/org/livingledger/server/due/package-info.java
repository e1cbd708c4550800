/// Work whose time has come: found by date, done by idempotent commands.
@NullMarked
package org.livingledger.server.due;

import org.jspecify.annotations.NullMarked;
