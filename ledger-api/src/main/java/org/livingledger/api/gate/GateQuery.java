package org.livingledger.api.gate;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Page;
import org.livingledger.api.Query;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// Questions about doors.
public sealed interface GateQuery {

    /// What stands at a group's door? Never null: a door that nobody set lets everyone in.
    record FindGates(LedgerId ledger, GroupId group) implements GateQuery, Query<GatesView> {}

    /// Who has applied? In the order of their ids.
    ///
    /// @param openOnly only those who are not decided yet
    record ListApplications(
            LedgerId ledger, GroupId group, boolean openOnly, @Nullable MemberId after, int limit)
            implements GateQuery, Query<Page<ApplicationView>> {}

    /// Who waits for a seat? In the order in which they come in.
    record ListWaiting(LedgerId ledger, GroupId group, long after, int limit)
            implements GateQuery, Query<Page<WaitingView>> {}

    /// Which invitations were made? In the order of their numbers.
    record ListInvitations(LedgerId ledger, GroupId group, long after, int limit)
            implements GateQuery, Query<Page<InvitationView>> {}

    /// Who is banned? In the order of their ids.
    record ListBans(LedgerId ledger, GroupId group, @Nullable MemberId after, int limit)
            implements GateQuery, Query<Page<BanView>> {}

    /// Which applications have expired and are still to be ended, and which groups have free seats and
    /// people who wait?
    record FindDueAtDoors(LedgerId ledger, Instant at, int limit)
            implements GateQuery, Query<List<DueAtDoor>> {}

    /// What is to be done at a door.
    ///
    /// @param member whose application has expired; null if there are seats to be filled
    record DueAtDoor(GroupId group, @Nullable MemberId member) {}

    /// What stands at a door.
    ///
    /// @param setAt when it was set, if ever
    record GatesView(GroupId group, GatePolicy gates, @Nullable Instant setAt) {}

    /// An application, the last of this applicant.
    ///
    /// @param status `applied`, `waiting`, `joined`, `rejected`, `withdrawn`, `expired` or `banned`
    /// @param approved whether someone has approved it
    /// @param awaited what others must do
    /// @param invitation the number of the invitation that they hold, if one
    /// @param reason the code of the one who decided it, if they gave one
    /// @param by who decided it, if a member did
    record ApplicationView(
            GroupId group,
            MemberId member,
            String status,
            boolean approved,
            List<MissingGate> awaited,
            @Nullable Long invitation,
            @Nullable String reason,
            @Nullable MemberId by,
            Instant filedAt,
            @Nullable Instant expiresAt,
            @Nullable Instant endedAt) {}

    /// A place on a waiting list.
    ///
    /// @param number who has a lower number comes in before
    record WaitingView(GroupId group, MemberId member, long number, Instant since) {}

    /// An invitation. Its code is known to nobody but those who were told it.
    ///
    /// @param uses how many may join by it
    /// @param held how many have applied or wait by it
    /// @param used how many have joined by it
    record InvitationView(
            GroupId group,
            long invitation,
            @Nullable MemberId by,
            int uses,
            int held,
            int used,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt) {}

    /// Someone who is let in no more.
    record BanView(
            GroupId group, MemberId member, String reason, @Nullable MemberId by, Instant since) {}
}
