package org.livingledger.server.lanes;

import java.util.List;
import org.livingledger.server.store.EventRow;

/// What wants to know how the lanes are doing. Called on a lane's thread, so it must be quick.
public interface Watcher {

    /// A batch is committed, durable, and about to be answered.
    ///
    /// @param events what it added
    /// @param commands how many commands it decided
    /// @param commitNanos how long writing and committing took
    void committed(List<EventRow> events, int commands, long commitNanos);

    /// A batch has to be decided again.
    ///
    /// @param uncertain whether that is because the outcome of its commit was not known
    void retried(boolean uncertain);
}
