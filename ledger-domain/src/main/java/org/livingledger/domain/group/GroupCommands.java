package org.livingledger.domain.group;

import org.axonframework.commandhandling.CommandHandler;
import org.livingledger.api.Refused;
import org.livingledger.api.group.GroupCommand.CloseGroup;
import org.livingledger.api.group.GroupCommand.FoundGroup;
import org.livingledger.api.group.GroupCommand.OpenGroup;
import org.livingledger.api.group.GroupCommand.SetCapacity;
import org.livingledger.api.group.GroupCommand.TransferOwnership;
import org.livingledger.api.group.GroupEvent;
import org.livingledger.api.group.GroupEvent.GroupFounded;
import org.livingledger.api.group.GroupEvent.SeatTaken;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.group.GroupOutcome.Seats;
import org.livingledger.api.group.GroupRejection.GroupExists;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipOutcome.Standing;
import org.livingledger.domain.Desk;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.gate.Admissions;
import org.livingledger.domain.membership.Members;
import org.livingledger.domain.membership.Person;

/// Handles the commands about a group and the roles in it (`systems.md` S1, S2).
public final class GroupCommands {

    /// The seats of a group whose founder did not say (`systems.md` S1).
    static final int DEFAULT_CAPACITY = 500;

    /// The admins of a group whose founder did not say (`systems.md` S2).
    static final int DEFAULT_ADMIN_LIMIT = 10;

    private final Books books;
    private final Groups groups;
    private final Members members;
    private final Admissions admissions;

    /// Handles them on these groups and members.
    public GroupCommands(Books books, Groups groups, Members members, Admissions admissions) {
        this.books = books;
        this.groups = groups;
        this.members = members;
        this.admissions = admissions;
    }

    /// Decides [FoundGroup].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Seats handle(FoundGroup command, Desk desk) {
        books.require(desk.ledger());
        Circle circle = groups.find(desk, command.group());
        if (circle.exists()) {
            throw new Refused(new GroupExists(command.group()));
        }
        requireMayFound(command, desk);
        Group.requireFuture(command.group(), command.dissolvesAt(), desk.now());
        Person owner = members.find(desk.ledger(), command.owner());
        var at = desk.occurredAt(command.occurredAt());
        int capacity = command.capacity() == null ? DEFAULT_CAPACITY : command.capacity();
        int admins = command.adminLimit() == null ? DEFAULT_ADMIN_LIMIT : command.adminLimit();
        var joined = owner.join(command.group(), at);

        owner.introduce(desk);
        circle.apply(
                new GroupFounded(
                        command.group(),
                        command.name(),
                        command.owner(),
                        capacity,
                        admins,
                        command.kind(),
                        command.parent(),
                        command.by(),
                        command.dissolvesAt(),
                        at));
        circle.apply(new SeatTaken(command.group(), command.owner(), 1, at));
        owner.apply(joined);
        return circle.seats();
    }

    private void requireMayFound(FoundGroup command, Desk desk) {
        GroupId parent = command.parent();
        if (parent == null) {
            return;
        }
        Circle above = groups.require(desk, parent);
        MemberId by = command.by();
        if (by != null) {
            members.require(desk.ledger(), by).requireActive(parent);
            above.group().requireFounder(by, desk.now());
        }
    }

    /// Decides [SetCapacity].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Seats handle(SetCapacity command, Desk desk) {
        Circle circle = require(command.group(), desk);
        var set = circle.group().setCapacity(command.capacity(), desk.now());
        int more = command.capacity() - circle.group().capacity();
        var filling = admissions.filling(desk, circle, circle.freeSeatsAfter(more));

        circle.apply(set);
        filling.apply();
        return circle.seats();
    }

    /// Decides [OpenGroup].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Seats handle(OpenGroup command, Desk desk) {
        Circle circle = require(command.group(), desk);
        var opened = circle.group().open(desk.now());
        int free = circle.group().capacity() - circle.group().taken();
        var filling = admissions.filling(desk, circle, free);

        circle.apply(opened);
        filling.apply();
        return circle.seats();
    }

    /// Decides [CloseGroup].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Seats handle(CloseGroup command, Desk desk) {
        Circle circle = require(command.group(), desk);
        circle.apply(circle.group().close(desk.now()));
        return circle.seats();
    }

    /// Decides [TransferOwnership].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Standing handle(TransferOwnership command, Desk desk) {
        Circle circle = require(command.group(), desk);
        Person person = activeMember(circle, command.member(), desk);
        GroupEvent transferred =
                circle.group().transfer(command.member(), command.by(), desk.now());
        circle.apply(transferred);
        return person.standing(circle);
    }

    private Circle require(GroupId group, Desk desk) {
        books.require(desk.ledger());
        return groups.require(desk, group);
    }

    private Person activeMember(Circle circle, MemberId member, Desk desk) {
        Person person = members.require(desk.ledger(), member);
        person.requireActive(circle.id());
        return person;
    }
}
