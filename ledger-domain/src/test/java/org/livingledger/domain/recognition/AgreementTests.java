package org.livingledger.domain.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.livingledger.api.activity.ActivityEvent.ActivityRecorded;
import org.livingledger.api.activity.ActivityEvent.ActivityReversed;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MembershipEvent.MemberJoined;
import org.livingledger.api.programme.Period;
import org.livingledger.api.recognition.BadgeDefinition;
import org.livingledger.api.recognition.CheckIns;
import org.livingledger.api.recognition.Criterion;
import org.livingledger.api.recognition.Criterion.Kind;
import org.livingledger.api.recognition.Earning;
import org.livingledger.api.recognition.Earning.Earned;
import org.livingledger.api.recognition.Earning.Happened;
import org.livingledger.api.recognition.Merits;
import org.livingledger.api.recognition.RecognitionEvent.CheckInMadeUp;
import org.livingledger.api.recognition.Scores;
import org.livingledger.api.recognition.Within;
import org.livingledger.domain.Scenario;

/// `systems.md S9`: the days that a member is reckoned by and the events that prove an award say the
/// same, whatever was done and in whatever order it became known.
class AgreementTests {

    private static final ZoneId CAIRO = ZoneId.of("Africa/Cairo");
    private static final GroupId CLUB = Scenario.CLUB;
    private static final CheckIns POLICY = new CheckIns(null, 2, 7, 31, null);

    @RepeatedTest(40)
    void saysTheSameByDaysAndByEvents(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        List<Happened> past = past(random);
        Merits merits = Merits.NONE;
        for (Happened happened : past) {
            merits = merits.fold(happened.event());
        }
        for (Criterion criterion : criteria()) {
            BadgeDefinition badge = BadgeDefinition.of("badge", criterion, 1);
            for (@Nullable GroupId group : Arrays.asList(null, CLUB)) {
                long score = Scores.of(badge, merits, group, POLICY);
                int epoch = group == null ? 0 : merits.epoch(group);
                for (long asked : new long[] {1, 2, 3, Math.max(1, score), score + 1, 20}) {
                    Earned earned = Earning.of(badge, asked, group, epoch, past, merits, POLICY);
                    if (criterion.kind() != Kind.FIRST || asked == 1) { // there is one first
                        assertThat(earned != null)
                                .as("%s of %s in %s for %d", criterion, group, epoch, asked)
                                .isEqualTo(score >= asked);
                    }
                }
            }
        }
    }

    private static List<Criterion> criteria() {
        var criteria = new ArrayList<Criterion>();
        for (Kind kind : List.of(Kind.FIRST, Kind.COUNT, Kind.DISTINCT_DAYS)) {
            criteria.add(Criterion.over(kind, CheckIns.ACTIVITY));
            for (Within within : Within.values()) {
                criteria.add(Criterion.over(kind, CheckIns.ACTIVITY).within(within));
            }
        }
        criteria.add(Criterion.sum(CheckIns.ACTIVITY, "n"));
        criteria.add(Criterion.sum(CheckIns.ACTIVITY, "n").within(Within.MONTH));
        criteria.add(Criterion.over(Kind.STREAK, CheckIns.ACTIVITY));
        criteria.add(
                new Criterion(
                        Kind.COUNT,
                        null,
                        null,
                        null,
                        LocalDate.of(2026, 4, 20),
                        LocalDate.of(2026, 4, 30),
                        null));
        return criteria;
    }

    private static List<Happened> past(Random random) {
        Instant from = Instant.parse("2026-04-01T00:00:00Z");
        var past = new ArrayList<Happened>();
        var undone = new HashSet<Long>();
        for (int epoch = 1; epoch <= 2; epoch++) {
            past.add(
                    new Happened(
                            past.size() + 1L, new MemberJoined(Scenario.ADA, CLUB, epoch, from)));
            for (int i = 0; i < 30; i++) {
                Instant at = from.plusSeconds(random.nextInt(40 * 86_400));
                past.add(
                        new Happened(
                                past.size() + 1L,
                                random.nextInt(8) == 0
                                        ? new CheckInMadeUp(
                                                Scenario.ADA,
                                                CLUB,
                                                epoch,
                                                Period.day(at, CAIRO).minusDays(1),
                                                Period.day(at, CAIRO),
                                                at)
                                        : fact(random, epoch, at)));
                Happened any = past.get(random.nextInt(past.size()));
                if (random.nextInt(4) == 0
                        && any.event() instanceof ActivityRecorded fact
                        && undone.add(any.position())) {
                    past.add(new Happened(past.size() + 1L, undone(any.position(), fact, at)));
                }
            }
        }
        return Collections.unmodifiableList(past);
    }

    private static ActivityReversed undone(long position, ActivityRecorded fact, Instant at) {
        return new ActivityReversed(
                fact.member(),
                position,
                fact.group(),
                fact.epoch(),
                fact.activity(),
                fact.activityId(),
                fact.attributes(),
                fact.day(),
                null,
                fact.occurredAt(),
                at);
    }

    private static ActivityRecorded fact(Random random, int epoch, Instant at) {
        return new ActivityRecorded(
                Scenario.ADA,
                CLUB,
                epoch,
                random.nextInt(4) == 0 ? new ActivityType("post") : CheckIns.ACTIVITY,
                "a",
                Map.of("n", (long) random.nextInt(5)),
                Period.day(at, CAIRO),
                at);
    }
}
