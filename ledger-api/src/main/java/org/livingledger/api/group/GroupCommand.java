package org.livingledger.api.group;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Command;
import org.livingledger.api.Limits;
import org.livingledger.api.membership.MemberId;

/// What changes a group and the roles in it (`systems.md` S1, S2).
public sealed interface GroupCommand extends Command {

    /// The group that is changed.
    GroupId group();

    /// The most seats that a group can have.
    int MOST_SEATS = 10_000_000;

    /// The most admins that a group can allow.
    int MOST_ADMINS = 100;

    /// Founds a group (建群). Its owner takes the first seat, and is introduced if never seen before.
    ///
    /// Refused when the ledger has a group of this id (`group-exists`).
    ///
    /// @param name how it is shown, 1 … 200 characters; not a person's name
    /// @param owner the one owner that a group has at all times
    /// @param capacity its seats, 1 … 10 000 000; 500 if not given
    /// @param adminLimit how many admins it may have, 0 … 100; 10 if not given
    /// @param occurredAt when it happened, if not now
    record FoundGroup(
            GroupId group,
            String name,
            MemberId owner,
            @Nullable Integer capacity,
            @Nullable Integer adminLimit,
            @Nullable Instant occurredAt)
            implements GroupCommand {

        /// @throws IllegalArgumentException if the name is empty or too long, or a number out of range
        public FoundGroup {
            Limits.text("name", name, 200);
            if (capacity != null) {
                Limits.range("capacity", capacity, 1, MOST_SEATS);
            }
            if (adminLimit != null) {
                Limits.range("admin_limit", adminLimit, 0, MOST_ADMINS);
            }
        }
    }

    /// Sets the number of seats. Refused below the seats taken (`capacity-below-seats-taken`).
    record SetCapacity(GroupId group, int capacity) implements GroupCommand {

        /// @throws IllegalArgumentException if the capacity is out of range
        public SetCapacity {
            Limits.range("capacity", capacity, 1, MOST_SEATS);
        }
    }

    /// Lets people join. Refused when they can already (`group-open`).
    record OpenGroup(GroupId group) implements GroupCommand {}

    /// Lets nobody join until it is opened again. Refused when it is closed (`group-closed`).
    record CloseGroup(GroupId group) implements GroupCommand {}

    /// Makes a member an admin.
    ///
    /// Refused when they are not in the group (`not-a-member`), are its owner or an admin already
    /// (`already-an-admin`), when `by` is not the owner (`role-required`) or the group has as many
    /// admins as it may have (`admin-limit-reached`).
    ///
    /// @param by the member who decides, if a member does
    record PromoteToAdmin(GroupId group, MemberId member, @Nullable MemberId by)
            implements GroupCommand {}

    /// Makes an admin an ordinary member. Refused when they are none (`not-an-admin`).
    record DemoteAdmin(GroupId group, MemberId member, @Nullable MemberId by)
            implements GroupCommand {}

    /// Hands the group to another member; the owner before stays as an ordinary member. An admin who
    /// becomes the owner stops being an admin.
    ///
    /// Refused when `member` is not in the group (`not-a-member`), owns it already
    /// (`already-the-owner`), or `by` is not its owner (`role-required`).
    record TransferOwnership(GroupId group, MemberId member, @Nullable MemberId by)
            implements GroupCommand {}
}
