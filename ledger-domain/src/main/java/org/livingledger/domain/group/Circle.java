package org.livingledger.domain.group;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Refused;
import org.livingledger.api.discipline.DisciplineRejection.OwnerAboveMeasures;
import org.livingledger.api.discipline.HouseEvent;
import org.livingledger.api.group.GroupEvent;
import org.livingledger.api.group.GroupEvent.AdminDemoted;
import org.livingledger.api.group.GroupEvent.SeatFreed;
import org.livingledger.api.group.GroupEvent.SeatTaken;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.group.GroupOutcome.Seats;
import org.livingledger.api.membership.MemberId;
import org.livingledger.domain.Shelf;

/// A group in the hands of one command. Its questions change nothing; [#apply(GroupEvent)] does.
public final class Circle {

    private final GroupId id;
    private final Shelf.Taken<Group> taken;
    private final Instant now;

    Circle(GroupId id, Shelf.Taken<Group> taken, Instant now) {
        this.id = id;
        this.taken = taken;
        this.now = now;
    }

    /// The group's id.
    public GroupId id() {
        return id;
    }

    boolean exists() {
        return taken.exists();
    }

    Group group() {
        return taken.root();
    }

    /// Lets pass only when people can join.
    ///
    /// @throws Refused with [GroupClosed] if nobody can
    public void requireOpen() {
        group().requireOpen();
    }

    /// A seat for one more member.
    ///
    /// @throws Refused with [GroupFull] if there is none
    public SeatTaken takeSeat(MemberId member, Instant at) {
        return group().takeSeat(member, at);
    }

    /// How many seats those who wait could take: none while the group is closed.
    public int freeSeats() {
        return freeSeatsAfter(0);
    }

    /// How many seats those who wait could take when some more have come free.
    public int freeSeatsAfter(int freed) {
        return group().isOpen() ? group().capacity() - group().taken() + freed : 0;
    }

    /// What is answered when every seat is taken, or for someone else.
    public Refused full() {
        return group().full();
    }

    /// The group as it stands.
    public Seats seats() {
        return new Seats(id, group().taken(), group().capacity(), group().isOpen());
    }

    /// The seat that an active member leaves.
    public SeatFreed freeSeat(MemberId member, Instant at) {
        return group().freeSeat(member, at);
    }

    /// Lets pass everyone but the owner.
    ///
    /// @throws Refused with [OwnerMustTransfer] if the member owns the group
    public void requireNotOwner(MemberId member) {
        group().requireNotOwner(member);
    }

    /// Lets pass the owner, and commands that no member decided.
    ///
    /// @throws Refused with [RoleRequired] for everyone else
    public void requireOwner(@Nullable MemberId by) {
        group().requireRole(by, now, Role.OWNER);
    }

    /// Lets pass the owner, admins, and commands that no member decided.
    ///
    /// @throws Refused with [RoleRequired] for everyone else
    public void requireOwnerOrAdmin(@Nullable MemberId by) {
        group().requireRole(by, now, Role.OWNER, Role.ADMIN);
    }

    /// The end of a leaving member's term as an admin, or null if they are none.
    public @Nullable AdminDemoted endTerm(MemberId member, Instant at) {
        return group().admins().end(member, at);
    }

    /// The role of an active member now: whose term is over is no admin, written down or not.
    public Role roleOf(MemberId member) {
        return group().roleOf(member, now);
    }

    /// How many more admins the group can have now.
    public int freeAdminPlaces() {
        return group().freeAdminPlaces(now);
    }

    /// How many admins the group can have.
    public int adminLimit() {
        return group().adminLimit();
    }

    /// What makes ordinary members admins for a term: first the ends of terms that are over.
    ///
    /// @param who not more of them than there are places
    public List<GroupEvent> promoteAll(List<MemberId> who, Instant termEndsAt) {
        return group().promoteAll(who, termEndsAt, now);
    }

    /// The order in it.
    public House house() {
        return group().house();
    }

    /// Lets pass whoever may take measures against a member: the owner against everyone else, admins
    /// against ordinary members, and commands that no member decided.
    ///
    /// @throws Refused with [OwnerAboveMeasures], or with [RoleRequired]
    public void requireAbove(MemberId member, @Nullable MemberId by) {
        switch (roleOf(member)) {
            case OWNER -> throw new Refused(new OwnerAboveMeasures(id, member));
            case ADMIN -> requireOwner(by);
            case MEMBER -> requireOwnerOrAdmin(by);
        }
    }

    /// Makes it happen. Nothing of the command may be refused after this.
    public void apply(HouseEvent event) {
        taken.apply(event);
    }

    /// Makes it happen. Nothing of the command may be refused after this.
    public void apply(GroupEvent event) {
        taken.apply(event);
    }
}
