package org.livingledger.api;

import java.time.Instant;

/// A fact, stored for ever. Each context has one sealed family of them; each record carries
/// [Stored], which names it in the store.
public interface Event {

    /// When the fact was true, in UTC. When it became known is the envelope's `recordedAt`.
    Instant occurredAt();
}
