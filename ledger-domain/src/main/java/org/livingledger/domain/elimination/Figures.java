package org.livingledger.domain.elimination;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.livingledger.api.elimination.Candidate.Figure;
import org.livingledger.api.elimination.EliminationPolicy;
import org.livingledger.api.elimination.Span.Days;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.Programme.Metric;
import org.livingledger.api.recognition.CheckIns;
import org.livingledger.api.tier.Tally;
import org.livingledger.domain.Desk;
import org.livingledger.domain.membership.Person;
import org.livingledger.domain.points.Accounts;

/// What members came to. Who has come back begins anew: only what counts in the present epoch does.
final class Figures {

    private final Accounts accounts;

    Figures(Accounts accounts) {
        this.accounts = accounts;
    }

    Figure of(Person person, EliminationPolicy policy, ZoneId zone, Desk desk) {
        LocalDate today = Period.day(desk.now(), zone);
        return policy.window().on(today).stream()
                .map(days -> new Figure(count(person, policy, days, zone, desk), days))
                .reduce(Figure::or)
                .orElseThrow();
    }

    private long count(Person person, EliminationPolicy policy, Days days, ZoneId zone, Desk desk) {
        GroupId group = policy.group();
        return switch (policy.measure()) {
            case CHECK_INS ->
                    person.merits().kept(group, CheckIns.ACTIVITY).stream()
                            .filter(day -> !day.isBefore(days.from()))
                            .filter(day -> !day.isAfter(days.through()))
                            .count();
            case ACTIVITY_COUNT ->
                    sum(person.climb().done(), Metric.ACTIVITY_COUNT, person, policy, days, zone);
            case POINTS_EARNED ->
                    sum(
                            accounts.earned(desk.ledger(), AccountId.of(person.id())),
                            Metric.POINTS_EARNED,
                            person,
                            policy,
                            days,
                            zone);
        };
    }

    private static long sum(
            Tally tally,
            Metric metric,
            Person person,
            EliminationPolicy policy,
            Days days,
            ZoneId zone) {
        Instant from = days.from().atStartOfDay(zone).toInstant();
        Instant until = days.through().plusDays(1).atStartOfDay(zone).toInstant();
        Instant joined = person.joinedAt(policy.group());
        boolean back = person.requireActive(policy.group()) > 1;
        return tally.sum(
                metric,
                policy.group(),
                policy.activity(),
                back && joined.isAfter(from) ? joined : from,
                until);
    }
}
