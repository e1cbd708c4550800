package org.livingledger.domain;

import java.time.Instant;
import org.livingledger.api.LedgerId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.Sealed;

/// What a decision may know besides its command and its aggregates. One desk serves one command; it
/// is a parameter of every command handler, and the only source of time and chance.
public interface Desk {

    /// The ledger whose command is decided.
    LedgerId ledger();

    /// When the command becomes known: never earlier than any event of the ledger before it.
    Instant now();

    /// The outside's id of a member that the command names, sealed under that member's own key. Only
    /// for someone who has never been introduced.
    Sealed outsideId(MemberId stranger);
}
