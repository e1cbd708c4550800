package org.livingledger.server.lanes;

/// What a database still has to do after a commit before its caller may be answered.
@FunctionalInterface
public interface Durability {

    /// Returns when everything committed is on the disk.
    void sync();
}
