package org.livingledger.domain.membership;

import org.axonframework.commandhandling.CommandHandler;
import org.livingledger.api.Refused;
import org.livingledger.api.membership.MembershipCommand.EliminateMember;
import org.livingledger.api.membership.MembershipCommand.JoinGroup;
import org.livingledger.api.membership.MembershipCommand.LeaveGroup;
import org.livingledger.api.membership.MembershipOutcome.Standing;
import org.livingledger.domain.Desk;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.gate.Admissions;
import org.livingledger.domain.gate.Visit;
import org.livingledger.domain.group.Circle;
import org.livingledger.domain.group.Groups;

/// Handles the commands about who is in a group (`systems.md` S3, S21).
public final class MembershipCommands {

    private final Books books;
    private final Groups groups;
    private final Members members;
    private final Admissions admissions;
    private final Departures departures;

    /// Handles them on these groups and members.
    public MembershipCommands(
            Books books,
            Groups groups,
            Members members,
            Admissions admissions,
            Departures departures) {
        this.books = books;
        this.groups = groups;
        this.members = members;
        this.admissions = admissions;
        this.departures = departures;
    }

    /// Decides [JoinGroup].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Standing handle(JoinGroup command, Desk desk) {
        books.require(desk.ledger());
        Circle circle = groups.require(desk, command.group());
        circle.requireOpen();
        Visit visit = admissions.visit(desk, circle, command.member());
        Person person = visit.person();
        var given = command.occurredAt();
        var joined = person.join(command.group(), given == null ? desk.now() : given);
        var at = desk.occurredAt(given);
        visit.requireCooledDown(at);
        var admitted = visit.requirePassed(at);
        var seat = visit.takeSeat(at);

        person.introduce(desk);
        visit.apply(admitted);
        visit.enter(seat, joined);
        return person.standing(circle);
    }

    /// Decides [LeaveGroup].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Standing handle(LeaveGroup command, Desk desk) {
        books.require(desk.ledger());
        Circle circle = groups.require(desk, command.group());
        Person person = members.require(desk.ledger(), command.member());
        person.requireActive(command.group());
        circle.requireNotOwner(command.member());
        var at = desk.occurredAt(command.occurredAt());
        var left = person.leave(command.group(), at);
        var filling = admissions.filling(desk, circle, circle.freeSeatsAfter(1));

        departures.carryOut(left, person, circle, desk);
        filling.apply();
        return person.standing(circle);
    }

    /// Decides [EliminateMember].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Standing handle(EliminateMember command, Desk desk) {
        books.require(desk.ledger());
        Circle circle = groups.require(desk, command.group());
        Person person = members.require(desk.ledger(), command.member());
        person.requireActive(command.group());
        circle.requireNotOwner(command.member());
        circle.requireOwnerOrAdmin(command.by());
        var at = desk.occurredAt(command.occurredAt());
        var eliminated = person.eliminate(command.group(), command.reason(), command.by(), at);
        var filling = admissions.filling(desk, circle, circle.freeSeatsAfter(1));

        departures.carryOut(eliminated, person, circle, desk);
        filling.apply();
        return person.standing(circle);
    }
}
