package org.livingledger.server.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Page;
import org.livingledger.api.Refused;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.programme.ProgrammeCommand.PublishProgramme;
import org.livingledger.api.whatif.MemberDifference;
import org.livingledger.api.whatif.Totals;
import org.livingledger.server.problem.Problem;

/// Drafts that are tried on the past, as the edge needs them (`systems.md` section 5, point 3).
public interface WhatIfs {

    /// Begins to try a draft on everything that has happened in a ledger so far.
    ///
    /// @param draft as it would be published
    /// @param group only whose members are or were in it; null for everybody
    /// @throws Refused with [GroupNotFound] if there is no such group, or as its publication would be
    /// @throws Problem with `what-if-running` or `what-if-too-large`
    Told begin(LedgerId ledger, PublishProgramme draft, @Nullable GroupId group);

    /// How one is getting on, or null if this server knows none of this id in this ledger.
    @Nullable Told told(LedgerId ledger, String id);

    /// How members differ, in the order of their ids inside; null if none of this id is known.
    ///
    /// @param all those too who do not differ
    /// @param after the id inside that the page continues after, or null for the first
    /// @throws Problem with `what-if-not-done` if it has not come to an end of its own
    @Nullable Page<MemberDifference> members(
            LedgerId ledger, String id, boolean all, @Nullable String after, int limit);

    /// Cancels one that runs; forgets one that has ended.
    ///
    /// @return whether there was one of this id
    boolean drop(LedgerId ledger, String id);

    /// A draft on trial.
    ///
    /// @param status `running`, `done`, `failed` or `cancelled`
    /// @param position as of which everything is told, live and draft
    /// @param version the version in force there, 0 if none was published
    /// @param at as of which instant tiers are told, and since when it runs
    /// @param done events read so far
    /// @param total events to be read
    /// @param endedAt when it ended; it is forgotten an hour later at the latest
    /// @param totals when it is done
    record Told(
            String id,
            LedgerId ledger,
            @Nullable GroupId group,
            String status,
            long position,
            int version,
            Instant at,
            long done,
            long total,
            @Nullable Instant endedAt,
            @Nullable Totals totals) {}
}
