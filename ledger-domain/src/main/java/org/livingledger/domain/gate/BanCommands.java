package org.livingledger.domain.gate;

import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.livingledger.api.Refused;
import org.livingledger.api.gate.GateCommand.BanMember;
import org.livingledger.api.gate.GateCommand.UnbanMember;
import org.livingledger.api.gate.GateEvent.MemberBanned;
import org.livingledger.api.gate.GateOutcome.Admission;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.domain.Desk;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.group.Circle;
import org.livingledger.domain.group.Groups;
import org.livingledger.domain.membership.Departures;
import org.livingledger.domain.membership.Person;

/// Handles who is let in no more (`systems.md` S3: the ban list wins over all gates).
public final class BanCommands {

    private final Books books;
    private final Groups groups;
    private final Doors doors;
    private final Admissions admissions;
    private final Departures departures;

    /// Handles them at these doors.
    public BanCommands(
            Books books, Groups groups, Doors doors, Admissions admissions, Departures departures) {
        this.books = books;
        this.groups = groups;
        this.doors = doors;
        this.admissions = admissions;
        this.departures = departures;
    }

    /// Decides [BanMember].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Admission handle(BanMember command, Desk desk) {
        books.require(desk.ledger());
        GroupId group = command.group();
        MemberId member = command.member();
        Circle circle = groups.require(desk, group);
        Visit visit = admissions.visit(desk, circle, member);
        circle.requireNotOwner(member);
        circle.requireOwnerOrAdmin(command.by());
        Instant at = desk.occurredAt(command.occurredAt());
        var banned = new MemberBanned(group, member, command.reason(), command.by(), at);
        Person person = visit.person();
        if (!person.isIn(group)) {
            person.introduce(desk);
            visit.apply(banned);
            return admission(group, member, "banned");
        }
        var eliminated = person.eliminate(group, command.reason(), command.by(), at);
        var filling = admissions.filling(desk, circle, circle.freeSeatsAfter(1));

        visit.apply(banned);
        departures.carryOut(eliminated, person, circle, desk);
        filling.apply();
        return admission(group, member, "banned");
    }

    /// Decides [UnbanMember].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Admission handle(UnbanMember command, Desk desk) {
        books.require(desk.ledger());
        Circle circle = groups.require(desk, command.group());
        var door = doors.take(desk.ledger(), command.group());
        var unbanned = door.root().unban(command.member(), command.by(), desk.now());
        circle.requireOwnerOrAdmin(command.by());

        door.apply(unbanned);
        return admission(command.group(), command.member(), "unbanned");
    }

    private static Admission admission(GroupId group, MemberId member, String status) {
        return new Admission(group, member, status, null, null, List.of(), null);
    }
}
