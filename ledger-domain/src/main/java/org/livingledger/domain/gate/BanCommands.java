package org.livingledger.domain.gate;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.livingledger.api.Refused;
import org.livingledger.api.discipline.DisciplineEvent.MeasureTaken;
import org.livingledger.api.discipline.Measure;
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
import org.livingledger.domain.membership.Conduct;
import org.livingledger.domain.membership.Departures;
import org.livingledger.domain.membership.Members;
import org.livingledger.domain.membership.Person;

/// Handles who is let in no more (`systems.md` S3: the ban list wins over all gates).
public final class BanCommands {

    private final Books books;
    private final Groups groups;
    private final Members members;
    private final Doors doors;
    private final Admissions admissions;
    private final Departures departures;

    /// Handles them at these doors.
    public BanCommands(
            Books books,
            Groups groups,
            Members members,
            Doors doors,
            Admissions admissions,
            Departures departures) {
        this.books = books;
        this.groups = groups;
        this.members = members;
        this.doors = doors;
        this.admissions = admissions;
        this.departures = departures;
    }

    /// Decides [BanMember].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Admission handle(BanMember command, Desk desk) {
        ZoneId zone = books.require(desk.ledger());
        GroupId group = command.group();
        MemberId member = command.member();
        Circle circle = groups.require(desk, group);
        Visit visit = admissions.visit(desk, circle, member);
        circle.requireNotOwner(member);
        circle.requireOwnerOrAdmin(command.by());
        Instant at = desk.occurredAt(command.occurredAt());
        var banned = new MemberBanned(group, member, command.reason(), command.by(), at);
        Person person = visit.person();
        var measure = measure(command, zone, circle, person, at);
        if (!person.isIn(group)) {
            person.introduce(desk);
            person.apply(measure);
            visit.apply(banned);
            return admission(group, member, "banned");
        }
        var eliminated = person.eliminate(group, command.reason(), command.by(), at);
        var filling = admissions.filling(desk, circle, circle.freeSeatsAfter(1));

        person.apply(measure);
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
        Person person = members.find(desk.ledger(), command.member());
        var lifted =
                person.conduct().lift(command.group(), Measure.BAN, null, command.by(), desk.now());

        lifted.forEach(person::apply);
        door.apply(unbanned);
        return admission(command.group(), command.member(), "unbanned");
    }

    /// What their own stream tells of the ban: a measure that can be appealed against.
    private static MeasureTaken measure(
            BanMember command, ZoneId zone, Circle circle, Person person, Instant at) {
        Conduct conduct = person.conduct();
        return conduct.take(
                new Conduct.Wish(
                        command.group(),
                        Measure.BAN,
                        command.reason(),
                        command.rule(),
                        null,
                        null,
                        circle.house().rules().appealDays(),
                        zone,
                        command.by()),
                conduct.last(command.group()) + 1,
                conduct.strikes(command.group(), at),
                at);
    }

    private static Admission admission(GroupId group, MemberId member, String status) {
        return new Admission(group, member, status, null, null, List.of(), null);
    }
}
