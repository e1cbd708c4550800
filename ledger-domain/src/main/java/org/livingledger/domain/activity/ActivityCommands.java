package org.livingledger.domain.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.livingledger.api.Event;
import org.livingledger.api.Refused;
import org.livingledger.api.activity.ActivityCommand.RecordActivity;
import org.livingledger.api.activity.ActivityEvent.ActivityRecorded;
import org.livingledger.api.activity.ActivityOutcome.Grant;
import org.livingledger.api.activity.ActivityOutcome.Recorded;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.programme.Expressions;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.RuleId;
import org.livingledger.api.recognition.CheckIns;
import org.livingledger.api.recognition.RecognitionCommand.CheckIn;
import org.livingledger.api.recognition.RecognitionOutcome.DayKept;
import org.livingledger.api.recognition.RecognitionRejection.AlreadyCheckedIn;
import org.livingledger.api.recognition.Streaks.Streak;
import org.livingledger.domain.Desk;
import org.livingledger.domain.activity.Answering.Answer;
import org.livingledger.domain.activity.Answering.Deed;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.group.Circle;
import org.livingledger.domain.group.Groups;
import org.livingledger.domain.membership.Members;
import org.livingledger.domain.membership.Person;
import org.livingledger.domain.points.Accounts;
import org.livingledger.domain.points.Purse;
import org.livingledger.domain.programme.Allowance;
import org.livingledger.domain.programme.Budgets;
import org.livingledger.domain.programme.RuleBooks;
import org.livingledger.domain.programme.RuleBooks.InForce;
import org.livingledger.domain.recognition.Recognised;
import org.livingledger.domain.recognition.Recognition;
import org.livingledger.domain.tier.Tiers;

/// Handles the facts that outside systems report: the rules of the programme answer them with
/// points (`systems.md` S7).
public final class ActivityCommands {

    private final Books books;
    private final Groups groups;
    private final Members members;
    private final Accounts accounts;
    private final RuleBooks ruleBooks;
    private final Budgets budgets;
    private final Answering answering;
    private final Tiers tiers;

    /// Handles them by the rules of these rule books.
    public ActivityCommands(
            Books books,
            Groups groups,
            Members members,
            Accounts accounts,
            RuleBooks ruleBooks,
            Budgets budgets,
            Expressions expressions,
            Tiers tiers) {
        this.books = books;
        this.groups = groups;
        this.members = members;
        this.accounts = accounts;
        this.ruleBooks = ruleBooks;
        this.budgets = budgets;
        this.answering = new Answering(expressions);
        this.tiers = tiers;
    }

    /// Decides [RecordActivity].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Recorded handle(RecordActivity command, Desk desk) {
        return carryOut(command, false, desk);
    }

    /// Decides [CheckIn].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public DayKept handle(CheckIn command, Desk desk) {
        ZoneId zone = books.require(desk.ledger());
        Instant given = command.occurredAt();
        LocalDate day = Period.day(given == null ? desk.now() : given, zone);
        Recorded recorded =
                carryOut(
                        new RecordActivity(
                                command.group(),
                                command.member(),
                                CheckIns.ACTIVITY,
                                CheckIns.ACTIVITY + "/" + day,
                                null,
                                given),
                        true,
                        desk);
        Person person = members.require(desk.ledger(), command.member());
        CheckIns policy = CheckIns.of(ruleBooks.inForce(desk.ledger()).programme());
        Streak streak =
                person.merits()
                        .streak(
                                policy.group(command.group()),
                                CheckIns.ACTIVITY,
                                policy,
                                Period.day(desk.now(), zone));
        return new DayKept(
                command.group(),
                command.member(),
                day,
                streak.days(),
                streak.longest(),
                recorded.grants(),
                recorded.balance());
    }

    private Recorded carryOut(RecordActivity command, boolean oncePerDay, Desk desk) {
        ZoneId zone = books.require(desk.ledger());
        Circle circle = groups.require(desk, command.group());
        Person person = members.require(desk.ledger(), command.member());
        Purse purse = accounts.find(desk.ledger(), AccountId.of(command.member()), desk.now());
        purse.requireMoving();
        int epoch = person.requireActive(command.group());
        InForce inForce = ruleBooks.inForce(desk.ledger());
        Map<String, Object> attributes = Facts.normalized(command.attributes());
        Facts.requireDeclared(command.activity(), attributes, inForce.programme());
        Instant at = desk.occurredAt(command.occurredAt());
        LocalDate day = Period.day(at, zone);
        if (oncePerDay) {
            requireNotDone(command, person, day);
        }
        var deed =
                new Deed(
                        command.group(),
                        command.activity(),
                        command.activityId(),
                        attributes,
                        at,
                        circle.roleOf(command.member()),
                        epoch,
                        Silence.of(
                                circle.id(),
                                circle.house(),
                                person.conduct(),
                                inForce.programme().isMessage(command.activity()),
                                at,
                                zone));
        var taken = new HashMap<RuleId, Allowance>();
        List<Answer> answers =
                answering.answers(
                        deed,
                        inForce,
                        purse,
                        rule ->
                                taken.computeIfAbsent(
                                        rule, each -> budgets.find(desk.ledger(), each)),
                        () -> tiers.tiersOf(desk.ledger(), command.member(), desk.now()),
                        zone);
        var activity =
                new ActivityRecorded(
                        command.member(),
                        command.group(),
                        epoch,
                        command.activity(),
                        command.activityId(),
                        attributes,
                        day,
                        at);
        var decided = new ArrayList<Event>();
        decided.add(activity);
        answers.forEach(answer -> addTo(decided, answer));
        Recognised recognised = Recognition.after(decided, person, purse, inForce, zone, desk);

        person.record(activity);
        answers.forEach(answer -> apply(answer, purse, taken));
        recognised.apply(person, purse);
        tiers.after(desk, command.member());
        return new Recorded(
                command.member(),
                answers.stream().map(answer -> grant(answer, inForce.version())).toList(),
                purse.balance(),
                purse.available());
    }

    private static void requireNotDone(RecordActivity command, Person person, LocalDate day) {
        if (person.merits().facts(command.group(), command.activity(), day) > 0) {
            throw new Refused(new AlreadyCheckedIn(command.group(), command.member(), day));
        }
    }

    /// In the order in which they are applied.
    private static void addTo(List<Event> decided, Answer answer) {
        decided.add(answer.earned());
        if (answer.drawn() != null) {
            decided.add(answer.drawn());
        }
    }

    private static void apply(Answer answer, Purse purse, Map<RuleId, Allowance> budgets) {
        purse.apply(answer.earned());
        Allowance budget = budgets.get(answer.rule().id());
        if (budget != null && answer.drawn() != null) {
            budget.apply(answer.drawn());
        }
    }

    private static Grant grant(Answer answer, int version) {
        PointsEarned earned = answer.earned();
        return new Grant(
                answer.rule().id(),
                version,
                earned.requested(),
                earned.points(),
                earned.limitedBy());
    }
}
