package org.livingledger.domain.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.CLUB;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.livingledger.api.Event;
import org.livingledger.api.activity.ActivityCommand.RecordActivity;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.membership.MembershipCommand.JoinGroup;
import org.livingledger.api.membership.MembershipCommand.LeaveGroup;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.ProgrammeCommand.PublishProgramme;
import org.livingledger.api.recognition.BadgeDefinition;
import org.livingledger.api.recognition.BadgeDefinition.Level;
import org.livingledger.api.recognition.BadgeId;
import org.livingledger.api.recognition.CheckIns;
import org.livingledger.api.recognition.Criterion;
import org.livingledger.api.recognition.Criterion.Kind;
import org.livingledger.api.recognition.Merits;
import org.livingledger.api.recognition.RecognitionCommand.CheckIn;
import org.livingledger.api.recognition.RecognitionCommand.MakeUpCheckIn;
import org.livingledger.api.recognition.RecognitionEvent.BadgeAwarded;
import org.livingledger.api.recognition.Scope;
import org.livingledger.api.recognition.Scores;
import org.livingledger.api.recognition.Within;
import org.livingledger.domain.Scenario;

/// `systems.md S9`: at every position of a life full of late facts, breaks and returns, a badge is
/// recorded if its criterion is met, and its evidence was there before it.
class RecordedAwardsTests {

    private static final ActivityType POST = new ActivityType("post");
    private static final CheckIns POLICY = new CheckIns(null, 1, 9, 5, null);
    private static final List<BadgeDefinition> BADGES =
            List.of(
                    badge("posts", Criterion.over(Kind.COUNT, POST), 3, 12),
                    badge("week", Criterion.over(Kind.COUNT, POST).within(Within.WEEK), 4, 6),
                    badge("likes", Criterion.sum(POST, "likes"), 20, 60),
                    badge("days", Criterion.over(Kind.DISTINCT_DAYS, POST), 5, 15),
                    badge("streak", Criterion.over(Kind.STREAK, CheckIns.ACTIVITY), 3, 6),
                    badge("mine", Criterion.over(Kind.COUNT, POST), 4, 8).perGroup(),
                    badge("kept", Criterion.over(Kind.STREAK, CheckIns.ACTIVITY), 2, 4).perGroup(),
                    BadgeDefinition.of(
                            "both",
                            Criterion.allOf(new BadgeId("posts"), new BadgeId("streak")),
                            1));

    @RepeatedTest(12)
    void areThereWhenTheirCriterionIsMet(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        Scenario scenario = Scenario.club(ADA).at("2026-06-01T00:00:00Z");
        scenario.accept(
                new PublishProgramme(
                        Programme.EMPTY.withBadges(BADGES).withCheckIns(POLICY), null));
        Instant now = scenario.now();
        for (int i = 0; i < 120; i++) {
            now = now.plus(Duration.ofHours(random.nextInt(14)));
            scenario.at(now);
            step(scenario, random, i, now);
            requireRecorded(scenario);
        }
        assertThat(scenario.events()).hasAtLeastOneElementOfType(BadgeAwarded.class);
    }

    private static void step(Scenario scenario, Random random, int i, Instant now) {
        Instant at = now.minus(Duration.ofHours(random.nextInt(4) == 0 ? random.nextInt(400) : 0));
        switch (random.nextInt(12)) {
            case 0 -> scenario.decideAnyhow(new LeaveGroup(CLUB, ADA, null));
            case 1, 2 -> scenario.decideAnyhow(new JoinGroup(CLUB, ADA, null));
            case 3 ->
                    scenario.decideAnyhow(
                            new MakeUpCheckIn(
                                    CLUB,
                                    ADA,
                                    at.atZone(ZoneId.of("Asia/Shanghai"))
                                            .toLocalDate()
                                            .minusDays(1)));
            case 4, 5, 6, 7 -> scenario.decideAnyhow(new CheckIn(CLUB, ADA, at));
            default ->
                    scenario.decideAnyhow(
                            new RecordActivity(
                                    CLUB,
                                    ADA,
                                    POST,
                                    "p" + i,
                                    Map.of("likes", random.nextInt(6)),
                                    at));
        }
    }

    private static void requireRecorded(Scenario scenario) {
        Merits merits = Merits.NONE;
        long position = 0;
        for (Event event : scenario.events()) {
            position++;
            merits = merits.fold(event);
            if (event instanceof BadgeAwarded awarded) {
                assertThat(awarded.evidence()).isNotEmpty();
                assertThat(awarded.evidence().getLast()).isLessThan(position);
            }
        }
        for (BadgeDefinition badge : BADGES) {
            var group = badge.scope() == Scope.GROUP ? CLUB : null;
            if (group != null && merits.epoch(group) == 0) {
                continue;
            }
            long score = Scores.of(badge, merits, group, POLICY);
            for (int level = 1; level <= badge.levels().size(); level++) {
                boolean met = score >= badge.levels().get(level - 1).atLeast();
                boolean awarded = merits.award(badge.id(), level, group) != null;
                // what was awarded stays when a group's count begins anew
                assertThat(awarded || !met).as("%s %d at %d", badge.id(), level, score).isTrue();
                if (group == null) {
                    assertThat(awarded).as("%s %d at %d", badge.id(), level, score).isEqualTo(met);
                }
            }
        }
    }

    private static BadgeDefinition badge(String id, Criterion criterion, long one, long two) {
        return BadgeDefinition.of(id, criterion, 1)
                .withLevels(new Level(one, 5L), new Level(two, null));
    }
}
