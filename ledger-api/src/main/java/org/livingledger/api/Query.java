package org.livingledger.api;

/// A question about one ledger. Each context has one sealed family of them.
///
/// @param <A> what answers it
public interface Query<A> {

    /// The ledger that is asked about.
    LedgerId ledger();
}
