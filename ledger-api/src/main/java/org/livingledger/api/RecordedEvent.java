package org.livingledger.api;

import java.time.Instant;

/// An event with its envelope, as every reader sees it.
///
/// @param ledger the ledger it belongs to
/// @param position its number in the ledger, from 1 and without gaps
/// @param id unique for ever
/// @param stream the stream it belongs to inside the ledger, for example `account/pool:fair`
/// @param sequence its number in its stream, from 0 and without gaps
/// @param recordedAt when it became known; never decreases along a ledger's positions
/// @param correlation shared by all events of one command
/// @param actor who sent the command: the id of an API key, or the name of an automation
/// @param event what happened
public record RecordedEvent(
        LedgerId ledger,
        long position,
        String id,
        String stream,
        long sequence,
        Instant recordedAt,
        String correlation,
        String actor,
        Event event) {}
