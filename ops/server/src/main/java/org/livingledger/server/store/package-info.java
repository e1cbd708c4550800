/// Where events are kept: the stored format, the tables, snapshots and what reads them.
@NullMarked
package org.livingledger.server.store;

import org.jspecify.annotations.NullMarked;
