package org.livingledger.projections.boards;

import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;

/// Work that nobody waits for, on what may only be looked at while nobody lets it grow.
///
/// @param executor where it is done
/// @param looking keeps it from growing
/// @param strokes how many facts are looked at before whoever lets it grow has their turn
record Aside(Executor executor, Lock looking, int strokes) {

    void begin(Runnable work) {
        executor.execute(work);
    }

    <T> T look(Supplier<T> at) {
        looking.lock();
        try {
            return at.get();
        } finally {
            looking.unlock();
        }
    }
}
