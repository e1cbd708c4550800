/// The application that the ledger is held against: Axon Framework on Spring Boot as its
/// documentation shows it, one transaction per command, with the choices that make it fast.
@NullMarked
package org.livingledger.benchmarks.stockaxon;

import org.jspecify.annotations.NullMarked;
