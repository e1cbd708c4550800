package org.livingledger.domain.elimination;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Refused;
import org.livingledger.api.elimination.Candidate;
import org.livingledger.api.elimination.EliminationCommand;
import org.livingledger.api.elimination.EliminationCommand.RunElimination;
import org.livingledger.api.elimination.EliminationEvent.EliminationRun;
import org.livingledger.api.elimination.EliminationEvent.EliminationWarned;
import org.livingledger.api.elimination.EliminationEvent.EliminationWarningLifted;
import org.livingledger.api.elimination.EliminationOutcome.Run;
import org.livingledger.api.elimination.EliminationPolicy;
import org.livingledger.api.elimination.EliminationRejection.EliminationPolicyNotFound;
import org.livingledger.api.elimination.Review;
import org.livingledger.api.elimination.Review.Judged;
import org.livingledger.api.elimination.Review.Verdict;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent.MemberEliminated;
import org.livingledger.api.programme.Period;
import org.livingledger.api.recognition.Within;
import org.livingledger.api.title.Title;
import org.livingledger.domain.Desk;
import org.livingledger.domain.Shelf;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.gate.Admissions;
import org.livingledger.domain.group.Circle;
import org.livingledger.domain.group.Groups;
import org.livingledger.domain.membership.Departures;
import org.livingledger.domain.membership.Members;
import org.livingledger.domain.membership.Person;
import org.livingledger.domain.points.Accounts;
import org.livingledger.domain.programme.RuleBooks;
import org.livingledger.domain.programme.RuleBooks.InForce;

/// Handles elimination by policy (`systems.md` section 4).
public final class EliminationCommands {

    private final Books books;
    private final Groups groups;
    private final Members members;
    private final Figures figures;
    private final RuleBooks ruleBooks;
    private final Eliminations eliminations;
    private final Admissions admissions;
    private final Departures departures;

    /// Handles it on these groups and members.
    public EliminationCommands(
            Books books,
            Groups groups,
            Members members,
            Accounts accounts,
            RuleBooks ruleBooks,
            Eliminations eliminations,
            Admissions admissions,
            Departures departures) {
        this.books = books;
        this.groups = groups;
        this.members = members;
        this.figures = new Figures(accounts);
        this.ruleBooks = ruleBooks;
        this.eliminations = eliminations;
        this.admissions = admissions;
        this.departures = departures;
    }

    /// Decides [RunElimination].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Run handle(RunElimination command, Desk desk) {
        ZoneId zone = books.require(desk.ledger());
        Circle circle = groups.require(desk, command.group());
        InForce inForce = ruleBooks.inForce(desk.ledger());
        EliminationPolicy policy = inForce.programme().elimination(command.group());
        if (policy == null) {
            throw new Refused(new EliminationPolicyNotFound(command.group(), inForce.version()));
        }
        circle.requireOwnerOrAdmin(command.by());
        var rounds = eliminations.take(desk.ledger(), command.group());
        LocalDate today = Period.day(desk.now(), zone);
        Map<MemberId, Person> people = seated(circle, desk);
        Review review =
                Review.of(
                        policy,
                        inForce.version(),
                        candidates(people, policy, circle, zone, desk),
                        rounds.root().eliminatedSince(begun(policy, today)),
                        zone,
                        desk.now());
        List<Judged> all = review.acts();
        List<Judged> acts = all.subList(0, Math.min(all.size(), EliminationCommand.MOST_ACTS));
        int goes = count(acts, Verdict.ELIMINATE);
        var filling = admissions.filling(desk, circle, circle.freeSeatsAfter(goes));
        EliminationRun run =
                run(
                        command,
                        review,
                        acts,
                        all.size(),
                        scheduled(command, policy, rounds, today),
                        today,
                        desk);

        for (Judged each : acts) {
            carryOut(
                    each,
                    Objects.requireNonNull(people.get(each.member())),
                    circle,
                    command.by(),
                    desk);
        }
        if (!acts.isEmpty() || run.scheduledFor() != null) {
            rounds.apply(run);
        }
        if (goes > 0) {
            filling.apply();
        }
        return outcome(run, review);
    }

    /// The days from which on those who went count for the last N %.
    private static LocalDate begun(EliminationPolicy policy, LocalDate today) {
        return policy.window().on(today).getLast().from();
    }

    private Map<MemberId, Person> seated(Circle circle, Desk desk) {
        var people = new LinkedHashMap<MemberId, Person>();
        for (MemberId member : desk.seated(circle.id())) {
            people.put(member, members.require(desk.ledger(), member));
        }
        return people;
    }

    private List<Candidate> candidates(
            Map<MemberId, Person> people,
            EliminationPolicy policy,
            Circle circle,
            ZoneId zone,
            Desk desk) {
        var candidates = new ArrayList<Candidate>(people.size());
        for (Person person : people.values()) {
            candidates.add(
                    new Candidate(
                            person.id(),
                            circle.roleOf(person.id()).toString(),
                            person.titles(circle.id(), desk.now()).stream()
                                    .map(Title::title)
                                    .toList(),
                            person.requireActive(circle.id()),
                            person.joinedAt(circle.id()),
                            figures.of(person, policy, zone, desk),
                            person.warnedUntil(circle.id())));
        }
        return candidates;
    }

    private static @Nullable LocalDate scheduled(
            RunElimination command,
            EliminationPolicy policy,
            Shelf.Taken<Rounds> rounds,
            LocalDate today) {
        Within every = policy.every();
        if (every == null || !Boolean.TRUE.equals(command.scheduled())) {
            return null;
        }
        LocalDate period = every.firstDay(today);
        return rounds.root().owes(period) ? period : null;
    }

    private static EliminationRun run(
            RunElimination command,
            Review review,
            List<Judged> acts,
            int all,
            @Nullable LocalDate scheduledFor,
            LocalDate today,
            Desk desk) {
        int exempt = review.exempt();
        return new EliminationRun(
                command.group(),
                review.version(),
                today,
                review.members().size() - exempt,
                exempt,
                count(acts, Verdict.WARN),
                count(acts, Verdict.LIFT),
                count(acts, Verdict.ELIMINATE),
                all - acts.size(),
                scheduledFor,
                command.by(),
                desk.now());
    }

    private void carryOut(
            Judged judged, Person person, Circle circle, @Nullable MemberId by, Desk desk) {
        String reason = String.valueOf(judged.reason()); // whatever is carried out has a reason
        switch (judged.verdict()) {
            case ELIMINATE ->
                    departures.carryOut(
                            new MemberEliminated(
                                    judged.member(),
                                    circle.id(),
                                    judged.epoch(),
                                    reason,
                                    by,
                                    judged.judgement(),
                                    desk.now()),
                            person,
                            circle,
                            desk);
            case WARN ->
                    person.apply(
                            new EliminationWarned(
                                    judged.member(),
                                    circle.id(),
                                    judged.epoch(),
                                    reason,
                                    judged.judgement(),
                                    Objects.requireNonNull(judged.until()),
                                    desk.now()));
            case LIFT ->
                    person.apply(
                            new EliminationWarningLifted(
                                    judged.member(),
                                    circle.id(),
                                    judged.epoch(),
                                    reason,
                                    judged.judgement(),
                                    desk.now()));
            case WARNED, EXEMPT, STAY -> {}
        }
    }

    private static int count(List<Judged> acts, Verdict verdict) {
        return (int) acts.stream().filter(each -> each.verdict() == verdict).count();
    }

    private static Run outcome(EliminationRun run, Review review) {
        return new Run(
                run.group(),
                run.version(),
                run.judged(),
                run.exempt(),
                run.warned(),
                review.count(Verdict.WARNED),
                run.lifted(),
                run.eliminated(),
                run.remaining());
    }
}
