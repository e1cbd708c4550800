package org.livingledger.api.group;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Command;
import org.livingledger.api.Limits;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.Expiry;

/// What changes a group and the roles in it (`systems.md` S1, S2).
public sealed interface GroupCommand extends Command {

    /// The group that is changed.
    GroupId group();

    /// The most seats that a group can have.
    int MOST_SEATS = 10_000_000;

    /// The most admins that a group can allow.
    int MOST_ADMINS = 100;

    /// The most characters of a group's name.
    int LONGEST_NAME = 200;

    /// The most characters of a group's description: a screen of text.
    int LONGEST_DESCRIPTION = 2_000;

    /// The most memberships that one [ReleaseMembers] ends: each is two aggregates at most, and a
    /// command touches at most a thousand.
    int MOST_RELEASED = 400;

    /// Founds a group (建群), or a sub-group (亚社群) of another one. Its owner takes the first seat, and
    /// is introduced if never seen before.
    ///
    /// Refused when the ledger has a group of this id (`group-exists`), when its parent does not exist
    /// (`group-not-found`) or has ended (`group-dissolved`), when `by` may not found sub-groups of the
    /// parent (`role-required`), or when it would have ended already (`dissolves-in-the-past`).
    ///
    /// @param name how it is shown, 1 … 200 characters; not a person's name
    /// @param owner the one owner that a group has at all times
    /// @param capacity its seats, 1 … 10 000 000; 500 if not given
    /// @param adminLimit how many admins it may have, 0 … 100; 10 if not given
    /// @param kind whom it brings together, if that is told
    /// @param parent the group that it is a sub-group of, if it is one
    /// @param by the member of the parent who founds it, if a member does
    /// @param dissolvesAt when it ends by itself (快闪群), if it does
    /// @param occurredAt when it happened, if not now
    record FoundGroup(
            GroupId group,
            String name,
            MemberId owner,
            @Nullable Integer capacity,
            @Nullable Integer adminLimit,
            @Nullable GroupKind kind,
            @Nullable GroupId parent,
            @Nullable MemberId by,
            @Nullable Instant dissolvesAt,
            @Nullable Instant occurredAt)
            implements GroupCommand {

        /// @throws IllegalArgumentException if the name is empty or too long, or a number out of range
        public FoundGroup {
            Limits.text("name", name, LONGEST_NAME);
            if (capacity != null) {
                Limits.range("capacity", capacity, 1, MOST_SEATS);
            }
            if (adminLimit != null) {
                Limits.range("admin_limit", adminLimit, 0, MOST_ADMINS);
            }
        }

        /// A group of no kind that stands alone and stays.
        public FoundGroup(
                GroupId group,
                String name,
                MemberId owner,
                @Nullable Integer capacity,
                @Nullable Integer adminLimit,
                @Nullable Instant occurredAt) {
            this(group, name, owner, capacity, adminLimit, null, null, null, null, occurredAt);
        }
    }

    /// Gives a group another name. Refused when `by` is neither its owner nor one of its admins
    /// (`role-required`).
    ///
    /// @param name how it is shown, 1 … 200 characters; not a person's name
    record RenameGroup(GroupId group, String name, @Nullable MemberId by) implements GroupCommand {

        /// @throws IllegalArgumentException if the name is empty or too long
        public RenameGroup {
            Limits.text("name", name, LONGEST_NAME);
        }
    }

    /// Says what a group is about. Refused when `by` is neither its owner nor one of its admins
    /// (`role-required`).
    ///
    /// @param description 1 … 2 000 characters; it stands in clear for ever, so nothing about a person
    record DescribeGroup(GroupId group, String description, @Nullable MemberId by)
            implements GroupCommand {

        /// @throws IllegalArgumentException if the description is empty or too long
        public DescribeGroup {
            Limits.text("description", description, LONGEST_DESCRIPTION);
        }
    }

    /// Says who may found sub-groups; its owner alone if nobody ever did. Refused when `by` is not its
    /// owner (`role-required`).
    record SetSubGroupPolicy(GroupId group, Founders founders, @Nullable MemberId by)
            implements GroupCommand {}

    /// Says when a group ends by itself (快闪群), or that it does not. Refused when `by` is not its
    /// owner (`role-required`), or the time has passed (`dissolves-in-the-past`).
    ///
    /// @param dissolvesAt from when on it is dissolved; null if it stays
    record SetDissolveDate(GroupId group, @Nullable Instant dissolvesAt, @Nullable MemberId by)
            implements GroupCommand {}

    /// Ends a group for ever. Nothing can be done in it from then on; the memberships in it are ended
    /// one after the other by [ReleaseMembers]. Its sub-groups go on.
    ///
    /// Refused when `by` is not its owner (`role-required`).
    record DissolveGroup(GroupId group, @Nullable MemberId by, @Nullable Instant occurredAt)
            implements GroupCommand {}

    /// Ends the memberships of these members in a group that has ended. Whoever is not in it any more
    /// is passed over, so it can be said again. The service says it by itself.
    ///
    /// Refused when the group goes on (`group-not-dissolved`).
    ///
    /// @param members 1 … 400 of them
    record ReleaseMembers(GroupId group, List<MemberId> members) implements GroupCommand {

        /// @throws IllegalArgumentException if it names nobody or too many
        public ReleaseMembers {
            members = List.copyOf(members);
            Limits.range("members", members.size(), 1, MOST_RELEASED);
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

    /// Makes a member an admin, for good or for a term.
    ///
    /// Refused when they are not in the group (`not-a-member`), are its owner or an admin already
    /// (`already-an-admin`), when `by` is not the owner (`role-required`), when the term would be over
    /// already (`term-ends-in-the-past`) or the group has as many admins as it may have
    /// (`admin-limit-reached`).
    ///
    /// @param term after what span or with what day they step back by themselves, counted from now in
    ///     the ledger's zone
    /// @param termEndsAt from what instant on they are an ordinary member again; only one of the two is
    ///     given, and neither if the term has no end
    /// @param by the member who decides, if a member does
    record PromoteToAdmin(
            GroupId group,
            MemberId member,
            @Nullable Expiry term,
            @Nullable Instant termEndsAt,
            @Nullable MemberId by)
            implements GroupCommand {

        /// @throws IllegalArgumentException if both ends are given
        public PromoteToAdmin {
            if (term != null && termEndsAt != null) {
                throw new IllegalArgumentException(
                        "only one of term and term_ends_at can be given");
            }
        }

        /// An admin for good.
        public PromoteToAdmin(GroupId group, MemberId member, @Nullable MemberId by) {
            this(group, member, null, null, by);
        }
    }

    /// Writes down that the term of an admin is over. The service says it by itself; that it is over is
    /// known to every decision before.
    ///
    /// Refused when they are not in the group (`not-a-member`), no admin (`not-an-admin`), or their term
    /// is not over (`term-not-over`).
    record EndAdminTerm(GroupId group, MemberId member) implements GroupCommand {}

    /// Says how many admins a group may have. Refused when `by` is not its owner (`role-required`), or
    /// when it has more (`admin-limit-below-admins`).
    ///
    /// @param adminLimit 0 … 100
    record SetAdminLimit(GroupId group, int adminLimit, @Nullable MemberId by)
            implements GroupCommand {

        /// @throws IllegalArgumentException if the limit is out of range
        public SetAdminLimit {
            Limits.range("admin_limit", adminLimit, 0, MOST_ADMINS);
        }
    }

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
