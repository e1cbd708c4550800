package org.livingledger.domain.discipline;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Refused;
import org.livingledger.api.discipline.DisciplineCommand.MuteMember;
import org.livingledger.api.discipline.DisciplineCommand.RemoveMember;
import org.livingledger.api.discipline.DisciplineCommand.UnmuteMember;
import org.livingledger.api.discipline.DisciplineCommand.WarnMember;
import org.livingledger.api.discipline.DisciplineEvent;
import org.livingledger.api.discipline.DisciplineEvent.MeasureLifted;
import org.livingledger.api.discipline.DisciplineOutcome.Conduct;
import org.livingledger.api.discipline.DisciplineRejection.NotMuted;
import org.livingledger.api.discipline.HouseRules;
import org.livingledger.api.discipline.Measure;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.domain.Desk;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.discipline.Sentence.Expulsion;
import org.livingledger.domain.gate.Admissions;
import org.livingledger.domain.group.Circle;
import org.livingledger.domain.group.Groups;
import org.livingledger.domain.membership.Conduct.Wish;
import org.livingledger.domain.membership.Departures;
import org.livingledger.domain.membership.Members;
import org.livingledger.domain.membership.Person;

/// Handles the measures that are taken against members (`systems.md` S5).
public final class DisciplineCommands {

    private final Books books;
    private final Groups groups;
    private final Members members;
    private final Admissions admissions;
    private final Departures departures;

    /// Handles them on these members.
    public DisciplineCommands(
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

    /// Decides [WarnMember].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Conduct handle(WarnMember command, Desk desk) {
        ZoneId zone = books.require(desk.ledger());
        Circle circle = groups.require(desk, command.group());
        Person person = accused(circle, command.member(), command.by(), desk);
        HouseRules rules = circle.house().rules();
        Instant now = desk.now();
        int number = person.conduct().last(command.group()) + 1;
        int strikes = person.conduct().strikes(command.group(), now) + 1;
        var warning =
                wish(command.group(), Measure.WARNING, command.reason(), command.rule())
                        .until(now.atZone(zone).plusDays(rules.strikesLapseDays()).toInstant());
        var measures = new ArrayList<DisciplineEvent>();
        measures.add(
                person.conduct().take(warning.of(rules, zone, command.by()), number, strikes, now));
        Measure next = rules.after(strikes);
        if (next == null) {
            return new Sentence(circle, person, measures, null).apply(desk, departures);
        }
        var further =
                wish(command.group(), next, command.reason(), command.rule())
                        .until(next == Measure.MUTE ? rules.muteFor().endsAt(now, zone) : null)
                        .after(number);
        measures.add(
                person.conduct()
                        .take(further.of(rules, zone, command.by()), number + 1, strikes, now));
        return new Sentence(
                        circle,
                        person,
                        measures,
                        expulsion(next, command.reason(), command.by(), circle, person, desk))
                .apply(desk, departures);
    }

    /// Decides [MuteMember].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Conduct handle(MuteMember command, Desk desk) {
        ZoneId zone = books.require(desk.ledger());
        Circle circle = groups.require(desk, command.group());
        Person person = accused(circle, command.member(), command.by(), desk);
        Instant until =
                HouseCommands.end(
                        command.group(), command.lasts(), command.until(), zone, desk.now());
        return one(
                wish(command.group(), Measure.MUTE, command.reason(), command.rule())
                        .until(until)
                        .of(circle.house().rules(), zone, command.by()),
                circle,
                person,
                desk);
    }

    /// Decides [RemoveMember].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Conduct handle(RemoveMember command, Desk desk) {
        ZoneId zone = books.require(desk.ledger());
        Circle circle = groups.require(desk, command.group());
        Person person = accused(circle, command.member(), command.by(), desk);
        return one(
                wish(command.group(), Measure.REMOVAL, command.reason(), command.rule())
                        .of(circle.house().rules(), zone, command.by()),
                circle,
                person,
                desk);
    }

    /// Decides [UnmuteMember].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Conduct handle(UnmuteMember command, Desk desk) {
        books.require(desk.ledger());
        Circle circle = groups.require(desk, command.group());
        Person person = members.require(desk.ledger(), command.member());
        circle.requireOwnerOrAdmin(command.by());
        List<MeasureLifted> lifted =
                person.conduct()
                        .lift(
                                command.group(),
                                Measure.MUTE,
                                command.reason(),
                                command.by(),
                                desk.now());
        if (lifted.isEmpty()) {
            throw new Refused(new NotMuted(command.group(), command.member()));
        }
        return new Sentence(circle, person, List.copyOf(lifted), null).apply(desk, departures);
    }

    private Conduct one(Wish wish, Circle circle, Person person, Desk desk) {
        DisciplineEvent taken =
                person.conduct()
                        .take(
                                wish,
                                person.conduct().last(circle.id()) + 1,
                                person.conduct().strikes(circle.id(), desk.now()),
                                desk.now());
        return new Sentence(
                        circle,
                        person,
                        List.of(taken),
                        expulsion(wish.kind(), wish.reason(), wish.by(), circle, person, desk))
                .apply(desk, departures);
    }

    /// The end of a membership that a measure is, or null if it is none.
    private @Nullable Expulsion expulsion(
            Measure kind,
            String reason,
            @Nullable MemberId by,
            Circle circle,
            Person person,
            Desk desk) {
        return switch (kind) {
            case WARNING, MUTE -> null;
            case REMOVAL, BAN ->
                    Expulsion.of(
                            person.eliminate(circle.id(), reason, by, desk.now()),
                            kind == Measure.BAN,
                            circle,
                            admissions,
                            desk);
        };
    }

    private Person accused(Circle circle, MemberId member, @Nullable MemberId by, Desk desk) {
        Person person = members.require(desk.ledger(), member);
        person.requireActive(circle.id());
        circle.requireAbove(member, by);
        return person;
    }

    private static Draft wish(GroupId group, Measure kind, String reason, String rule) {
        return new Draft(group, kind, reason, rule, null, null);
    }

    /// A measure that is being thought of.
    private record Draft(
            GroupId group,
            Measure kind,
            String reason,
            String rule,
            @Nullable Instant until,
            @Nullable Integer followsFrom) {

        Draft until(@Nullable Instant end) {
            return new Draft(group, kind, reason, rule, end, followsFrom);
        }

        Draft after(int warning) {
            return new Draft(group, kind, reason, rule, until, warning);
        }

        Wish of(HouseRules rules, ZoneId zone, @Nullable MemberId by) {
            return new Wish(
                    group, kind, reason, rule, until, followsFrom, rules.appealDays(), zone, by);
        }
    }
}
