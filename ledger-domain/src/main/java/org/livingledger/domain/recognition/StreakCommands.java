package org.livingledger.domain.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.livingledger.api.Refused;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.programme.Period;
import org.livingledger.api.recognition.CheckIns;
import org.livingledger.api.recognition.Merits;
import org.livingledger.api.recognition.Merits.Pause;
import org.livingledger.api.recognition.RecognitionCommand.MakeUpCheckIn;
import org.livingledger.api.recognition.RecognitionCommand.PauseStreak;
import org.livingledger.api.recognition.RecognitionCommand.ResumeStreak;
import org.livingledger.api.recognition.RecognitionEvent.CheckInMadeUp;
import org.livingledger.api.recognition.RecognitionEvent.StreakPaused;
import org.livingledger.api.recognition.RecognitionEvent.StreakResumed;
import org.livingledger.api.recognition.RecognitionOutcome.DayKept;
import org.livingledger.api.recognition.RecognitionOutcome.Rest;
import org.livingledger.api.recognition.RecognitionRejection.AlreadyCheckedIn;
import org.livingledger.api.recognition.RecognitionRejection.MakeUpLimitReached;
import org.livingledger.api.recognition.RecognitionRejection.MakeUpOutOfTime;
import org.livingledger.api.recognition.RecognitionRejection.PauseWithoutADay;
import org.livingledger.api.recognition.RecognitionRejection.StreakAlreadyPaused;
import org.livingledger.api.recognition.RecognitionRejection.StreakNotPaused;
import org.livingledger.api.recognition.Streaks.Streak;
import org.livingledger.domain.Desk;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.group.Groups;
import org.livingledger.domain.membership.Members;
import org.livingledger.domain.membership.Person;
import org.livingledger.domain.points.Accounts;
import org.livingledger.domain.points.Purse;
import org.livingledger.domain.programme.RuleBooks;
import org.livingledger.domain.programme.RuleBooks.InForce;
import org.livingledger.domain.tier.Tiers;

/// Handles what keeps streaks besides the check-ins themselves (`systems.md` S11).
public final class StreakCommands {

    private final Books books;
    private final Groups groups;
    private final Members members;
    private final Accounts accounts;
    private final RuleBooks ruleBooks;
    private final Tiers tiers;

    /// Handles them on these members, by the rules of these rule books.
    public StreakCommands(
            Books books,
            Groups groups,
            Members members,
            Accounts accounts,
            RuleBooks ruleBooks,
            Tiers tiers) {
        this.books = books;
        this.groups = groups;
        this.members = members;
        this.accounts = accounts;
        this.ruleBooks = ruleBooks;
        this.tiers = tiers;
    }

    /// Decides [MakeUpCheckIn].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public DayKept handle(MakeUpCheckIn command, Desk desk) {
        ZoneId zone = books.require(desk.ledger());
        groups.require(desk, command.group());
        Person person = members.require(desk.ledger(), command.member());
        Purse purse = accounts.find(desk.ledger(), AccountId.of(command.member()), desk.now());
        purse.requireMoving();
        int epoch = person.requireActive(command.group());
        InForce inForce = ruleBooks.inForce(desk.ledger());
        CheckIns policy = CheckIns.of(inForce.programme());
        LocalDate today = Period.day(desk.now(), zone);
        requireInTime(command, policy, today);
        requireMissed(command, person.merits());
        requireMakeUpLeft(command, person.merits(), policy, YearMonth.from(today));
        var made =
                new CheckInMadeUp(
                        command.member(), command.group(), epoch, command.day(), today, desk.now());
        Recognised recognised =
                Recognition.after(List.of(made), person, purse, inForce, zone, desk);

        person.apply(made);
        recognised.apply(person, purse);
        tiers.after(desk, command.member());
        Streak streak = streak(person, command.group(), policy, today);
        return new DayKept(
                command.group(),
                command.member(),
                command.day(),
                streak.days(),
                streak.longest(),
                List.of(),
                purse.balance());
    }

    /// Decides [PauseStreak].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Rest handle(PauseStreak command, Desk desk) {
        ZoneId zone = books.require(desk.ledger());
        groups.require(desk, command.group());
        Person person = members.require(desk.ledger(), command.member());
        int epoch = person.requireActive(command.group());
        Instant at = desk.occurredAt(command.occurredAt());
        LocalDate today = Period.day(at, zone);
        Pause pause = person.merits().pauseAt(command.group(), today);
        if (pause != null) {
            throw new Refused(
                    new StreakAlreadyPaused(command.group(), command.member(), pause.from()));
        }
        LocalDate through = command.through();
        if (through != null && through.isBefore(today)) {
            throw new Refused(
                    new PauseWithoutADay(command.group(), command.member(), through, today));
        }

        person.apply(
                new StreakPaused(command.member(), command.group(), epoch, today, through, at));
        return rest(person, command.group(), today, desk);
    }

    /// Decides [ResumeStreak].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Rest handle(ResumeStreak command, Desk desk) {
        ZoneId zone = books.require(desk.ledger());
        groups.require(desk, command.group());
        Person person = members.require(desk.ledger(), command.member());
        int epoch = person.requireActive(command.group());
        Instant at = desk.occurredAt(command.occurredAt());
        LocalDate today = Period.day(at, zone);
        if (person.merits().pauseAt(command.group(), today) == null) {
            throw new Refused(new StreakNotPaused(command.group(), command.member()));
        }

        person.apply(new StreakResumed(command.member(), command.group(), epoch, today, at));
        return rest(person, command.group(), today, desk);
    }

    private static void requireInTime(MakeUpCheckIn command, CheckIns policy, LocalDate today) {
        LocalDate earliest = today.minusDays(policy.makeUpDays());
        LocalDate latest = today.minusDays(1);
        if (command.day().isBefore(earliest) || command.day().isAfter(latest)) {
            throw new Refused(
                    new MakeUpOutOfTime(
                            command.group(),
                            command.member(),
                            command.day(),
                            earliest,
                            latest,
                            policy.makeUpDays()));
        }
    }

    private static void requireMissed(MakeUpCheckIn command, Merits merits) {
        if (merits.kept(command.group(), CheckIns.ACTIVITY).contains(command.day())) {
            throw new Refused(
                    new AlreadyCheckedIn(command.group(), command.member(), command.day()));
        }
    }

    private static void requireMakeUpLeft(
            MakeUpCheckIn command, Merits merits, CheckIns policy, YearMonth month) {
        int used = merits.makeUps(command.group(), month);
        if (used >= policy.makeUpsPerMonth()) {
            throw new Refused(
                    new MakeUpLimitReached(
                            command.group(),
                            command.member(),
                            policy.makeUpsPerMonth(),
                            used,
                            month.toString()));
        }
    }

    private Rest rest(Person person, GroupId group, LocalDate today, Desk desk) {
        CheckIns policy = CheckIns.of(ruleBooks.inForce(desk.ledger()).programme());
        Pause pause = person.merits().pauseAt(group, today);
        MemberId member = person.id();
        int streak = streak(person, group, policy, today).days();
        return pause == null
                ? new Rest(group, member, false, null, null, streak)
                : new Rest(group, member, true, pause.from(), pause.through(), streak);
    }

    private static Streak streak(Person person, GroupId group, CheckIns policy, LocalDate today) {
        return person.merits().streak(policy.group(group), CheckIns.ACTIVITY, policy, today);
    }
}
