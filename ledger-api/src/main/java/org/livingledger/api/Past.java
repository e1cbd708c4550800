package org.livingledger.api;

/// A question about the past of a ledger: any other question, and which past.
///
/// @param query what is asked; where it carries an instant of its own, that is `asOf`'s
/// @param <A> what answers it
public record Past<A>(Query<A> query, AsOf asOf) implements Query<A> {

    @Override
    public LedgerId ledger() {
        return query.ledger();
    }
}
