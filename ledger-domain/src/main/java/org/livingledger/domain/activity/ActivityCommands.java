package org.livingledger.domain.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.Limits;
import org.livingledger.api.Refused;
import org.livingledger.api.activity.ActivityCommand.RecordActivity;
import org.livingledger.api.activity.ActivityEvent.ActivityRecorded;
import org.livingledger.api.activity.ActivityOutcome.Grant;
import org.livingledger.api.activity.ActivityOutcome.Recorded;
import org.livingledger.api.activity.ActivityRejection.RuleFailed;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent.Grounds;
import org.livingledger.api.points.PointsEvent.LimitedBy;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.programme.Expressions;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.Programme.AttributeType;
import org.livingledger.api.programme.Programme.EarningRule;
import org.livingledger.api.programme.ProgrammeEvent.BudgetDrawn;
import org.livingledger.api.recognition.CheckIns;
import org.livingledger.api.recognition.RecognitionCommand.CheckIn;
import org.livingledger.api.recognition.RecognitionOutcome.DayKept;
import org.livingledger.api.recognition.RecognitionRejection.AlreadyCheckedIn;
import org.livingledger.api.recognition.Streaks.Streak;
import org.livingledger.domain.Desk;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.group.Circle;
import org.livingledger.domain.group.Groups;
import org.livingledger.domain.membership.Members;
import org.livingledger.domain.membership.Person;
import org.livingledger.domain.points.Accounts;
import org.livingledger.domain.points.Purse;
import org.livingledger.domain.points.Terms;
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
    private final Expressions expressions;
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
        this.expressions = expressions;
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
        Map<String, Object> inputs =
                Facts.inputs(
                        command.activity(),
                        attributes,
                        at.atZone(zone),
                        circle.roleOf(command.member()).toString(),
                        epoch);
        inputs = withTiers(inputs, command, inForce, desk);
        LimitedBy silence =
                Silence.of(
                        circle,
                        person,
                        inForce.programme().isMessage(command.activity()),
                        at,
                        zone);
        List<Answer> answers = answers(command, desk, inForce, inputs, purse, at, zone, silence);
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
        answers.forEach(answer -> answer.addTo(decided));
        Recognised recognised = Recognition.after(decided, person, purse, inForce, zone, desk);

        person.record(activity);
        answers.forEach(answer -> answer.apply(purse));
        recognised.apply(person, purse);
        tiers.after(desk, command.member());
        return new Recorded(
                command.member(),
                answers.stream().map(answer -> answer.grant(inForce.version())).toList(),
                purse.balance(),
                purse.available());
    }

    private static void requireNotDone(RecordActivity command, Person person, LocalDate day) {
        if (person.merits().facts(command.group(), command.activity(), day) > 0) {
            throw new Refused(new AlreadyCheckedIn(command.group(), command.member(), day));
        }
    }

    /// The inputs, with the member's tiers if a rule for this activity asks about any.
    private Map<String, Object> withTiers(
            Map<String, Object> inputs, RecordActivity command, InForce inForce, Desk desk) {
        boolean asked =
                inForce.programme().rules().stream()
                        .filter(rule -> rule.activity().equals(command.activity()))
                        .anyMatch(rule -> (rule.when() + rule.points()).contains(Expressions.TIER));
        if (!asked) {
            return inputs;
        }
        var all = new TreeMap<>(inputs);
        tiers.tiersOf(desk.ledger(), command.member(), desk.now())
                .forEach(each -> all.put(Expressions.TIER + each.ladder(), each.tier()));
        return Collections.unmodifiableMap(all);
    }

    private List<Answer> answers(
            RecordActivity command,
            Desk desk,
            InForce inForce,
            Map<String, Object> inputs,
            Purse purse,
            Instant at,
            ZoneId zone,
            @Nullable LimitedBy silence) {
        var answers = new ArrayList<Answer>();
        LocalDate day = Period.day(at, zone);
        for (EarningRule rule : inForce.programme().rules()) {
            if (!rule.activity().equals(command.activity())
                    || (rule.group() != null && !rule.group().equals(command.group()))) {
                continue;
            }
            Long requested = asked(rule, inForce, inputs);
            if (requested == null) {
                continue;
            }
            Allowance budget =
                    rule.budget() == null ? null : budgets.find(desk.ledger(), rule.id());
            Share share =
                    Share.of(rule, requested, day, inForce.programme().seasons(), purse, budget)
                            .under(silence);
            var expires = rule.expires();
            var pendingDays = rule.pendingDays();
            PointsEarned earned =
                    purse.grant(
                            new Terms(
                                    requested,
                                    share.points(),
                                    share.limitedBy(),
                                    expires == null ? null : expires.endsAt(at, zone),
                                    pendingDays == null
                                            ? null
                                            : at.atZone(zone).plusDays(pendingDays).toInstant(),
                                    false,
                                    command.group(),
                                    new Grounds(
                                            rule.id(),
                                            inForce.version(),
                                            command.activity(),
                                            command.activityId(),
                                            inputs,
                                            share.counted()),
                                    null,
                                    at));
            BudgetDrawn drawn =
                    budget == null || share.points() == 0 ? null : budget.draw(share.points(), at);
            answers.add(new Answer(rule, earned, budget, drawn));
        }
        return answers;
    }

    /// How many points a rule asks for, or null if it does not answer.
    private @Nullable Long asked(EarningRule rule, InForce inForce, Map<String, Object> inputs) {
        Map<String, AttributeType> declared =
                inForce.programme().activities().getOrDefault(rule.activity().value(), Map.of());
        long points;
        try {
            if (rule.when() != null && !expressions.when(rule, declared, inputs)) {
                return null;
            }
            points = expressions.points(rule, declared, inputs);
        } catch (ArithmeticException e) {
            throw failed(rule, inForce, String.valueOf(e.getMessage()));
        }
        if (points < 0 || points > Limits.MOST_POINTS) {
            throw failed(
                    rule,
                    inForce,
                    "gave " + points + " points, not from 0 to " + Limits.MOST_POINTS);
        }
        return points;
    }

    private static Refused failed(EarningRule rule, InForce inForce, String problem) {
        return new Refused(new RuleFailed(rule.id(), inForce.version(), problem));
    }

    /// What one rule answers: its grant, and what that takes of its budget.
    private record Answer(
            EarningRule rule,
            PointsEarned earned,
            @Nullable Allowance budget,
            @Nullable BudgetDrawn drawn) {

        /// In the order in which they are applied.
        void addTo(List<Event> decided) {
            decided.add(earned);
            if (drawn != null) {
                decided.add(drawn);
            }
        }

        void apply(Purse purse) {
            purse.apply(earned);
            if (budget != null && drawn != null) {
                budget.apply(drawn);
            }
        }

        Grant grant(int version) {
            return new Grant(
                    rule.id(), version, earned.requested(), earned.points(), earned.limitedBy());
        }
    }
}
