package org.livingledger.api;

/// What an accepted command led to: the figures that its caller needs next, as they are after it.
/// Each context has one sealed family of them.
public interface Outcome {}
