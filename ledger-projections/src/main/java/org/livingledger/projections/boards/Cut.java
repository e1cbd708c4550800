package org.livingledger.projections.boards;

import org.livingledger.api.AsOf;

/// What is part of a past, by positions and instants alone.
///
/// What was recorded by then is; of what was recorded later and is known, what was true by then, but never what
/// takes something back: that is true from when it was recorded ([AsOf#trueFrom]).
///
/// @param recorded the last event that was recorded by then
/// @param known the last event that is known
/// @param at the instant, in microseconds
record Cut(long recorded, long known, long at) {

    static Cut of(AsOf asOf) {
        return new Cut(asOf.then(), asOf.position(), Span.micros(asOf.at()));
    }

    /// What is known right after an event.
    static Cut after(long position) {
        return new Cut(position, position, Long.MAX_VALUE);
    }

    boolean hasHindsight() {
        return known > recorded;
    }

    boolean has(long position, long occurred, boolean undoes) {
        return position <= recorded || (position <= known && !undoes && occurred <= at);
    }
}
