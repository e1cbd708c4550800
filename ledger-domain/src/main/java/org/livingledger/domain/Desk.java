package org.livingledger.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Refused;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipRejection.OccursInTheFuture;
import org.livingledger.api.membership.Sealed;
import org.livingledger.api.recognition.Earning.Happened;

/// What a decision may know besides its command and its aggregates. One desk serves one command; it
/// is a parameter of every command handler, and the only source of time and chance.
public interface Desk {

    /// How far ahead of ours the clocks of outside systems may go (`systems.md` section 2, Clock).
    Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);

    /// The ledger whose command is decided.
    LedgerId ledger();

    /// When the command becomes known: never earlier than any event of the ledger before it.
    Instant now();

    /// The position of the last event before this command: the first event of the command has the next.
    long position();

    /// Everything that happened to a member before this command, in order, for what needs more than
    /// their aggregate keeps. It reads the whole of their stream, so ask only when something is due.
    List<Happened> past(MemberId member);

    /// Everything that happened to a member's account before this command, in order. It reads the whole of
    /// the account's stream, so ask only when something is to be undone.
    List<Happened> moved(MemberId member);

    /// Who has a seat in a group before this command, in the order of their ids. It reads the whole of the
    /// group's stream, so ask only when everyone is meant.
    List<MemberId> seated(GroupId group);

    /// When something happened, for a command that may say so itself.
    ///
    /// @param given what the command says, or null for now
    /// @throws Refused with [OccursInTheFuture] if that is more than five minutes ahead
    default Instant occurredAt(@Nullable Instant given) {
        if (given == null) {
            return now();
        }
        Instant latest = now().plus(CLOCKS_DIFFER_BY);
        if (given.isAfter(latest)) {
            throw new Refused(new OccursInTheFuture(given, latest));
        }
        return given;
    }

    /// What an event may hold of a secret text: the same for the same text in this ledger, and nobody
    /// who reads it can tell the text.
    String digest(String secret);

    /// The outside's id of a member that the command names, sealed under that member's own key. Only
    /// for someone who has never been introduced.
    Sealed outsideId(MemberId stranger);
}
