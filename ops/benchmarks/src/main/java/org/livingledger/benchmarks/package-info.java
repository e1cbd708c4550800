/// How fast the ledger is, told as ratios: the load driver, the peers it is held against in the same
/// run, and the report (`performance.md`).
@NullMarked
package org.livingledger.benchmarks;

import org.jspecify.annotations.NullMarked;
