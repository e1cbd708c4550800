package org.livingledger.domain.group;

import static org.livingledger.domain.group.Role.ADMIN;
import static org.livingledger.domain.group.Role.MEMBER;
import static org.livingledger.domain.group.Role.OWNER;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Refused;
import org.livingledger.api.group.Founders;
import org.livingledger.api.group.GroupEvent;
import org.livingledger.api.group.GroupEvent.AdminDemoted;
import org.livingledger.api.group.GroupEvent.AdminPromoted;
import org.livingledger.api.group.GroupEvent.CapacitySet;
import org.livingledger.api.group.GroupEvent.DissolveDateSet;
import org.livingledger.api.group.GroupEvent.GroupDescribed;
import org.livingledger.api.group.GroupEvent.GroupFounded;
import org.livingledger.api.group.GroupEvent.GroupOpened;
import org.livingledger.api.group.GroupEvent.GroupRenamed;
import org.livingledger.api.group.GroupEvent.OwnershipTransferred;
import org.livingledger.api.group.GroupEvent.SeatFreed;
import org.livingledger.api.group.GroupEvent.SeatTaken;
import org.livingledger.api.group.GroupEvent.SubGroupPolicySet;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.group.GroupRejection.AdminLimitReached;
import org.livingledger.api.group.GroupRejection.AlreadyAnAdmin;
import org.livingledger.api.group.GroupRejection.AlreadyTheOwner;
import org.livingledger.api.group.GroupRejection.CapacityBelowSeatsTaken;
import org.livingledger.api.group.GroupRejection.DissolvesInThePast;
import org.livingledger.api.group.GroupRejection.GroupClosed;
import org.livingledger.api.group.GroupRejection.GroupDissolved;
import org.livingledger.api.group.GroupRejection.GroupFull;
import org.livingledger.api.group.GroupRejection.GroupOpen;
import org.livingledger.api.group.GroupRejection.NotAnAdmin;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipRejection.OwnerMustTransfer;
import org.livingledger.api.membership.MembershipRejection.RoleRequired;
import org.livingledger.domain.Snapshottable;

/// A founded group has exactly one owner, and never more seats taken than it has, nor more admins
/// than it allows. Once it is dissolved, it stays so.
final class Group implements Snapshottable<Group.State> {

    static final int SCHEMA_VERSION = 2;

    @AggregateIdentifier private final String id;
    private final GroupId group;
    private @Nullable MemberId owner;
    private final TreeSet<String> admins = new TreeSet<>();
    private int adminLimit;
    private int capacity;
    private int taken;
    private boolean open;
    private Founders founders = Founders.OWNER;
    private @Nullable Instant dissolvesAt;
    private @Nullable Instant dissolvedAt;

    Group(String id) {
        this.id = id;
        this.group = new GroupId(id.substring(id.lastIndexOf('/') + 1));
    }

    static Group restored(String id, State state) {
        var group = new Group(id);
        group.owner = state.owner();
        state.admins().forEach(admin -> group.admins.add(admin.value()));
        group.adminLimit = state.adminLimit();
        group.capacity = state.capacity();
        group.taken = state.taken();
        group.open = state.open();
        group.founders = state.founders();
        group.dissolvesAt = state.dissolvesAt();
        group.dissolvedAt = state.dissolvedAt();
        return group;
    }

    /// When it ended, or null if it goes on. A date that has come ends it, written down or not.
    @Nullable Instant endedAt(Instant now) {
        if (dissolvedAt != null) {
            return dissolvedAt;
        }
        return dissolvesAt != null && !dissolvesAt.isAfter(now) ? dissolvesAt : null;
    }

    void requireLiving(Instant now) {
        Instant endedAt = endedAt(now);
        if (endedAt != null) {
            throw new Refused(new GroupDissolved(group, endedAt));
        }
    }

    boolean isDissolved() {
        return dissolvedAt != null;
    }

    void requireFounder(@Nullable MemberId by) {
        switch (founders) {
            case OWNER -> requireRole(by, OWNER);
            case ADMINS -> requireRole(by, OWNER, ADMIN);
            case MEMBERS -> {}
        }
    }

    DissolveDateSet setDissolveDate(@Nullable Instant at, @Nullable MemberId by, Instant now) {
        requireRole(by, OWNER);
        requireFuture(group, at, now);
        return new DissolveDateSet(group, at, by, now);
    }

    static void requireFuture(GroupId group, @Nullable Instant dissolvesAt, Instant now) {
        if (dissolvesAt != null && !dissolvesAt.isAfter(now)) {
            throw new Refused(new DissolvesInThePast(group, dissolvesAt, now));
        }
    }

    void requireOpen() {
        if (!open) {
            throw new Refused(new GroupClosed(group));
        }
    }

    SeatTaken takeSeat(MemberId member, Instant at) {
        if (taken >= capacity) {
            throw full();
        }
        return new SeatTaken(group, member, taken + 1, at);
    }

    Refused full() {
        return new Refused(new GroupFull(group, capacity));
    }

    SeatFreed freeSeat(MemberId member, Instant at) {
        return new SeatFreed(group, member, taken - 1, at);
    }

    CapacitySet setCapacity(int seats, Instant now) {
        if (seats < taken) {
            throw new Refused(new CapacityBelowSeatsTaken(group, seats, taken));
        }
        return new CapacitySet(group, seats, now);
    }

    GroupOpened open(Instant now) {
        if (open) {
            throw new Refused(new GroupOpen(group));
        }
        return new GroupOpened(group, now);
    }

    GroupEvent.GroupClosed close(Instant now) {
        requireOpen();
        return new GroupEvent.GroupClosed(group, now);
    }

    AdminPromoted promote(MemberId member, @Nullable MemberId by, Instant now) {
        if (roleOf(member) != MEMBER) {
            throw new Refused(new AlreadyAnAdmin(group, member));
        }
        requireRole(by, OWNER);
        if (admins.size() >= adminLimit) {
            throw new Refused(new AdminLimitReached(group, adminLimit));
        }
        return new AdminPromoted(group, member, now);
    }

    AdminDemoted demote(MemberId member, @Nullable MemberId by, Instant now) {
        if (roleOf(member) != ADMIN) {
            throw new Refused(new NotAnAdmin(group, member));
        }
        if (!member.equals(by)) { // an admin may step back without asking the owner
            requireRole(by, OWNER);
        }
        return new AdminDemoted(group, member, now);
    }

    OwnershipTransferred transfer(MemberId member, @Nullable MemberId by, Instant now) {
        MemberId from = owner;
        if (from == null || from.equals(member)) {
            throw new Refused(new AlreadyTheOwner(group, member));
        }
        requireRole(by, OWNER);
        return new OwnershipTransferred(group, from, member, now);
    }

    void requireNotOwner(MemberId member) {
        if (roleOf(member) == OWNER) {
            throw new Refused(new OwnerMustTransfer(group, member));
        }
    }

    /// Lets pass whoever has one of the roles, and commands that no member decided.
    void requireRole(@Nullable MemberId by, Role... anyOf) {
        if (by != null && !List.of(anyOf).contains(roleOf(by))) {
            throw new Refused(
                    new RoleRequired(
                            group, by, List.of(anyOf).stream().map(Role::toString).toList()));
        }
    }

    /// The role of an active member. Whoever is none has none, which the group cannot know.
    Role roleOf(MemberId member) {
        if (member.equals(owner)) {
            return OWNER;
        }
        return admins.contains(member.value()) ? ADMIN : MEMBER;
    }

    int taken() {
        return taken;
    }

    int capacity() {
        return capacity;
    }

    boolean isOpen() {
        return open;
    }

    @EventSourcingHandler
    void on(GroupEvent event) {
        switch (event) {
            case GroupFounded founded -> {
                owner = founded.owner();
                capacity = founded.capacity();
                adminLimit = founded.adminLimit();
                dissolvesAt = founded.dissolvesAt();
                open = true;
            }
            case GroupRenamed _, GroupDescribed _ -> {}
            case SubGroupPolicySet(_, Founders may, _, _) -> founders = may;
            case DissolveDateSet(_, Instant at, _, _) -> dissolvesAt = at;
            case GroupEvent.GroupDissolved(_, _, Instant at) -> {
                dissolvedAt = at;
                open = false;
            }
            case CapacitySet(_, int seats, _) -> capacity = seats;
            case GroupOpened _ -> open = true;
            case GroupEvent.GroupClosed _ -> open = false;
            case SeatTaken(_, _, int seats, _) -> taken = seats;
            case SeatFreed(_, _, int seats, _) -> taken = seats;
            case AdminPromoted(_, MemberId member, _) -> admins.add(member.value());
            case AdminDemoted(_, MemberId member, _) -> admins.remove(member.value());
            case OwnershipTransferred(_, _, MemberId to, _) -> {
                owner = to;
                admins.remove(to.value());
            }
        }
    }

    @Override
    public State state() {
        return new State(
                owner,
                admins.stream().map(MemberId::new).toList(),
                adminLimit,
                capacity,
                taken,
                open,
                founders,
                dissolvesAt,
                dissolvedAt);
    }

    @Override
    public String toString() {
        return id;
    }

    /// What a snapshot of a group holds.
    public record State(
            @Nullable MemberId owner,
            List<MemberId> admins,
            int adminLimit,
            int capacity,
            int taken,
            boolean open,
            Founders founders,
            @Nullable Instant dissolvesAt,
            @Nullable Instant dissolvedAt) {}
}
