package org.livingledger.domain.discipline;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.livingledger.api.Refused;
import org.livingledger.api.discipline.DisciplineCommand.DecideAppeal;
import org.livingledger.api.discipline.DisciplineCommand.FileAppeal;
import org.livingledger.api.discipline.DisciplineEvent;
import org.livingledger.api.discipline.DisciplineEvent.AppealDecided;
import org.livingledger.api.discipline.DisciplineOutcome.Conduct;
import org.livingledger.api.discipline.DisciplineRejection.OwnMeasure;
import org.livingledger.api.discipline.Measure;
import org.livingledger.domain.Desk;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.gate.Admissions;
import org.livingledger.domain.gate.Pardon;
import org.livingledger.domain.group.Circle;
import org.livingledger.domain.group.Groups;
import org.livingledger.domain.group.Role;
import org.livingledger.domain.membership.Conduct.Taken;
import org.livingledger.domain.membership.Departures;
import org.livingledger.domain.membership.Members;
import org.livingledger.domain.membership.Person;

/// Handles appeals against measures (申诉, `systems.md` S5).
public final class AppealCommands {

    private final Books books;
    private final Groups groups;
    private final Members members;
    private final Admissions admissions;
    private final Departures departures;

    /// Handles them on these members.
    public AppealCommands(
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

    /// Decides [FileAppeal].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Conduct handle(FileAppeal command, Desk desk) {
        books.require(desk.ledger());
        Circle circle = groups.require(desk, command.group());
        Person person = members.require(desk.ledger(), command.member());
        var filed = person.conduct().appeal(command.group(), command.measure(), desk.now());
        return new Sentence(circle, person, List.of(filed), null).apply(desk, departures);
    }

    /// Decides [DecideAppeal].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Conduct handle(DecideAppeal command, Desk desk) {
        books.require(desk.ledger());
        Circle circle = groups.require(desk, command.group());
        Person person = members.require(desk.ledger(), command.member());
        Taken taken = person.conduct().require(command.group(), command.measure());
        circle.requireOwnerOrAdmin(command.by());
        requireNotTheirOwn(command, taken, circle);
        person.conduct().requireAppeal(taken);
        var events = new ArrayList<DisciplineEvent>();
        events.add(
                new AppealDecided(
                        command.member(),
                        command.group(),
                        command.measure(),
                        command.overturned(),
                        command.reason(),
                        command.by(),
                        desk.now()));
        List<Taken> cleared =
                command.overturned()
                        ? person.conduct().toClear(taken, desk.now())
                        : List.<Taken>of();
        cleared.forEach(one ->
                events.add(
                        person.conduct().lifted(one, command.reason(), command.by(), desk.now())));
        boolean unban = cleared.stream().anyMatch(one -> one.kind() == Measure.BAN);
        Pardon pardon =
                unban ? admissions.pardon(desk, circle, command.member(), command.by()) : null;

        Conduct conduct = new Sentence(circle, person, events, null).apply(desk, departures);
        if (pardon != null) {
            pardon.apply();
        }
        return conduct;
    }

    /// The owner has the last word, also about what they did themselves.
    private static void requireNotTheirOwn(DecideAppeal command, Taken taken, Circle circle) {
        var by = command.by();
        if (by != null && by.equals(taken.by()) && circle.roleOf(by) != Role.OWNER) {
            throw new Refused(new OwnMeasure(command.group(), command.measure(), by));
        }
    }
}
