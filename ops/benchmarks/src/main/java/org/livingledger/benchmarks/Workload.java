package org.livingledger.benchmarks;

import java.nio.ByteBuffer;

/// The requests of one benchmark, each made of bytes prepared beforehand.
interface Workload {

    /// Writes the next request, whole, at the buffer's position.
    void write(ByteBuffer out);

    /// The most bytes that a request has.
    int longest();
}
