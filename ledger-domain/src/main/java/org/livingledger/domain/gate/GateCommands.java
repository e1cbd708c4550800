package org.livingledger.domain.gate;

import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Refused;
import org.livingledger.api.gate.GateCommand.CreateInvitation;
import org.livingledger.api.gate.GateCommand.RevokeInvitation;
import org.livingledger.api.gate.GateCommand.SetGates;
import org.livingledger.api.gate.GateEvent.GatesSet;
import org.livingledger.api.gate.GateEvent.InvitationRevoked;
import org.livingledger.api.gate.GateOutcome.Gates;
import org.livingledger.api.gate.GateOutcome.Invitation;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.domain.Desk;
import org.livingledger.domain.Shelf;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.group.Circle;
import org.livingledger.domain.group.Groups;
import org.livingledger.domain.membership.Members;

/// Handles what stands at doors: gates and invitations (`systems.md` S3).
public final class GateCommands {

    private final Books books;
    private final Groups groups;
    private final Members members;
    private final Doors doors;

    /// Handles them at these doors.
    public GateCommands(Books books, Groups groups, Members members, Doors doors) {
        this.books = books;
        this.groups = groups;
        this.members = members;
        this.doors = doors;
    }

    /// Decides [SetGates].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Gates handle(SetGates command, Desk desk) {
        Circle circle = require(command.group(), desk);
        circle.requireOwnerOrAdmin(command.by());
        var door = doors.take(desk.ledger(), command.group());

        door.apply(new GatesSet(command.group(), command.gates(), command.by(), desk.now()));
        return new Gates(command.group(), door.root().policy());
    }

    /// Decides [CreateInvitation].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Invitation handle(CreateInvitation command, Desk desk) {
        Circle circle = require(command.group(), desk);
        var door = doors.take(desk.ledger(), command.group());
        MemberId by = command.by();
        if (by != null) {
            members.require(desk.ledger(), by).requireActive(command.group());
            switch (door.root().policy().inviters()) {
                case OWNER -> circle.requireOwner(by);
                case ADMINS -> circle.requireOwnerOrAdmin(by);
                case MEMBERS -> {}
            }
        }
        var made = door.root().invite(command, desk.digest(command.code()), desk.now());

        door.apply(made);
        return invitation(door, made.invitation(), made.expiresAt(), desk);
    }

    /// Decides [RevokeInvitation].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Invitation handle(RevokeInvitation command, Desk desk) {
        Circle circle = require(command.group(), desk);
        var door = doors.take(desk.ledger(), command.group());
        var made = door.root().requireInvitation(command.invitation(), desk.now());
        MemberId by = command.by();
        if (by == null || !by.equals(made.by())) {
            circle.requireOwnerOrAdmin(by);
        }

        door.apply(new InvitationRevoked(command.group(), made.number(), by, desk.now()));
        return invitation(door, made.number(), made.expiresAt(), desk);
    }

    private Circle require(GroupId group, Desk desk) {
        books.require(desk.ledger());
        return groups.require(desk, group);
    }

    private static Invitation invitation(
            Shelf.Taken<Door> door, long number, @Nullable Instant expiresAt, Desk desk) {
        Door root = door.root();
        return new Invitation(root.group(), number, root.usesLeft(number, desk.now()), expiresAt);
    }
}
