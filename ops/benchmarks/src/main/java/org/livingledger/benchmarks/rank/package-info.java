/// Ranks looked up in one process with nothing in between: by the query handler that the server has, by
/// Redis, and by counting. It runs in a JVM of its own, on the class path of the server that ships.
@NullMarked
package org.livingledger.benchmarks.rank;

import org.jspecify.annotations.NullMarked;
