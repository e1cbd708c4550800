package org.livingledger.projections.reading;

import java.util.List;
import org.livingledger.api.LedgerId;
import org.livingledger.api.RecordedEvent;

/// Events of one ledger at adjacent positions, and the tables that they are folded into.
///
/// @param events in the order of their positions, never empty
/// @param tables the tables of one build, seen from this ledger
public record Batch(LedgerId ledger, List<RecordedEvent> events, Tables tables) {}
