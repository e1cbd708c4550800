package org.livingledger.domain;

/// An aggregate whose state can be written down and taken up again.
///
/// @param <S> the state: a record of plain values, which any JSON mapper can write and read
public interface Snapshottable<S> {

    /// Everything that its decisions depend on. Two aggregates with the same events have equal states.
    S state();
}
