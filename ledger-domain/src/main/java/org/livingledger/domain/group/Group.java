package org.livingledger.domain.group;

import static org.livingledger.domain.group.Role.ADMIN;
import static org.livingledger.domain.group.Role.MEMBER;
import static org.livingledger.domain.group.Role.OWNER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Refused;
import org.livingledger.api.discipline.HouseEvent;
import org.livingledger.api.group.Founders;
import org.livingledger.api.group.GroupEvent;
import org.livingledger.api.group.GroupEvent.AdminDemoted;
import org.livingledger.api.group.GroupEvent.AdminLimitSet;
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
import org.livingledger.api.group.GroupRejection.AdminLimitBelowAdmins;
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
import org.livingledger.api.group.GroupRejection.TermEndsInThePast;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipRejection.OwnerMustTransfer;
import org.livingledger.api.membership.MembershipRejection.RoleRequired;
import org.livingledger.domain.Snapshottable;

/// A founded group has exactly one owner, and never more seats taken than it has, nor more admins
/// than it allows. Once it is dissolved, it stays so.
final class Group implements Snapshottable<Group.State> {

    static final int SCHEMA_VERSION = 3;

    @AggregateIdentifier private final String id;
    private final GroupId group;
    private @Nullable MemberId owner;
    private Admins admins;
    private int adminLimit;
    private int capacity;
    private int taken;
    private boolean open;
    private Founders founders = Founders.OWNER;
    private House house = new House();
    private @Nullable Instant dissolvesAt;
    private @Nullable Instant dissolvedAt;

    Group(String id) {
        this.id = id;
        this.group = new GroupId(id.substring(id.lastIndexOf('/') + 1));
        this.admins = new Admins(group);
    }

    static Group restored(String id, State state) {
        var group = new Group(id);
        group.owner = state.owner();
        group.admins = Admins.of(group.group, state.admins());
        group.adminLimit = state.adminLimit();
        group.capacity = state.capacity();
        group.taken = state.taken();
        group.open = state.open();
        group.founders = state.founders();
        group.house = House.of(state.house());
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

    void requireFounder(@Nullable MemberId by, Instant now) {
        switch (founders) {
            case OWNER -> requireRole(by, now, OWNER);
            case ADMINS -> requireRole(by, now, OWNER, ADMIN);
            case MEMBERS -> {}
        }
    }

    DissolveDateSet setDissolveDate(@Nullable Instant at, @Nullable MemberId by, Instant now) {
        requireRole(by, now, OWNER);
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

    /// The ends of terms that are over, which make room, and the new admin.
    List<GroupEvent> promote(
            MemberId member, @Nullable Instant termEndsAt, @Nullable MemberId by, Instant now) {
        if (roleOf(member, now) != MEMBER) {
            throw new Refused(new AlreadyAnAdmin(group, member));
        }
        requireRole(by, now, OWNER);
        if (termEndsAt != null && !termEndsAt.isAfter(now)) {
            throw new Refused(new TermEndsInThePast(group, termEndsAt, now));
        }
        if (admins.count(now) >= adminLimit) {
            throw new Refused(new AdminLimitReached(group, adminLimit));
        }
        var promoted = new ArrayList<GroupEvent>(admins.lapsed(now));
        promoted.add(new AdminPromoted(group, member, termEndsAt, now));
        return promoted;
    }

    List<GroupEvent> setAdminLimit(int limit, @Nullable MemberId by, Instant now) {
        requireRole(by, now, OWNER);
        if (limit < admins.count(now)) {
            throw new Refused(new AdminLimitBelowAdmins(group, limit, admins.count(now)));
        }
        var set = new ArrayList<GroupEvent>(admins.lapsed(now));
        set.add(new AdminLimitSet(group, limit, by, now));
        return set;
    }

    /// What makes ordinary members admins for whom there are places.
    List<GroupEvent> promoteAll(List<MemberId> who, Instant termEndsAt, Instant now) {
        if (who.isEmpty()) {
            return List.of();
        }
        var promoted = new ArrayList<GroupEvent>(admins.lapsed(now));
        who.forEach(one -> promoted.add(new AdminPromoted(group, one, termEndsAt, now)));
        return promoted;
    }

    Admins admins() {
        return admins;
    }

    int adminLimit() {
        return adminLimit;
    }

    int freeAdminPlaces(Instant now) {
        return adminLimit - admins.count(now);
    }

    AdminDemoted demote(MemberId member, @Nullable MemberId by, Instant now) {
        if (roleOf(member, now) != ADMIN) {
            throw new Refused(new NotAnAdmin(group, member));
        }
        if (!member.equals(by)) { // an admin may step back without asking the owner
            requireRole(by, now, OWNER);
        }
        return new AdminDemoted(group, member, now);
    }

    OwnershipTransferred transfer(MemberId member, @Nullable MemberId by, Instant now) {
        MemberId from = owner;
        if (from == null || from.equals(member)) {
            throw new Refused(new AlreadyTheOwner(group, member));
        }
        requireRole(by, now, OWNER);
        return new OwnershipTransferred(group, from, member, now);
    }

    void requireNotOwner(MemberId member) {
        if (member.equals(owner)) {
            throw new Refused(new OwnerMustTransfer(group, member));
        }
    }

    /// Lets pass whoever has one of the roles, and commands that no member decided.
    void requireRole(@Nullable MemberId by, Instant now, Role... anyOf) {
        if (by != null && !List.of(anyOf).contains(roleOf(by, now))) {
            throw new Refused(
                    new RoleRequired(
                            group, by, List.of(anyOf).stream().map(Role::toString).toList()));
        }
    }

    /// The role of an active member. Whoever is none has none, which the group cannot know.
    Role roleOf(MemberId member, Instant now) {
        if (member.equals(owner)) {
            return OWNER;
        }
        return admins.has(member, now) ? ADMIN : MEMBER;
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

    House house() {
        return house;
    }

    @EventSourcingHandler
    void on(HouseEvent event) {
        house.on(event);
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
            case AdminLimitSet(_, int limit, _, _) -> adminLimit = limit;
            case AdminPromoted promoted -> admins.on(promoted);
            case AdminDemoted(_, MemberId member, _) -> admins.remove(member);
            case OwnershipTransferred(_, _, MemberId to, _) -> {
                owner = to;
                admins.remove(to);
            }
        }
    }

    @Override
    public State state() {
        return new State(
                owner,
                admins.state(),
                adminLimit,
                capacity,
                taken,
                open,
                founders,
                dissolvesAt,
                dissolvedAt,
                house.state());
    }

    @Override
    public String toString() {
        return id;
    }

    /// What a snapshot of a group holds.
    public record State(
            @Nullable MemberId owner,
            List<Admins.Term> admins,
            int adminLimit,
            int capacity,
            int taken,
            boolean open,
            Founders founders,
            @Nullable Instant dissolvesAt,
            @Nullable Instant dissolvedAt,
            House.State house) {}
}
