package org.livingledger.benchmarks;

import java.nio.ByteBuffer;

/// The requests of one benchmark, each made of bytes prepared beforehand.
interface Workload {

    /// Writes the next request, whole, at the buffer's position.
    void write(ByteBuffer out);

    /// The most bytes that a request has.
    int longest();

    /// How many kinds of request there are, each with latencies of its own.
    default int kinds() {
        return 1;
    }

    /// The kind of the request that was written last, from 0.
    default int kind() {
        return 0;
    }

    /// Whether the requests are questions, each an operation; otherwise an answer with 200 is one of a
    /// bulk, and its accepted items are the operations.
    default boolean asks() {
        return false;
    }
}
