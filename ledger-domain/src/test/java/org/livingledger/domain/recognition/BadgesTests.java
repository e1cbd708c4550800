package org.livingledger.domain.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.BO;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.Scenario.CY;
import static org.livingledger.domain.Scenario.OWNER;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.livingledger.api.activity.ActivityCommand.RecordActivity;
import org.livingledger.api.activity.ActivityEvent.ActivityRecorded;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipCommand.JoinGroup;
import org.livingledger.api.membership.MembershipCommand.LeaveGroup;
import org.livingledger.api.membership.MembershipRejection.MemberNotFound;
import org.livingledger.api.membership.MembershipRejection.NotAMember;
import org.livingledger.api.membership.MembershipRejection.RoleRequired;
import org.livingledger.api.points.PointsCommand.FreezeAccount;
import org.livingledger.api.points.PointsCommand.UnfreezeAccount;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.points.PointsRejection.AccountFrozen;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.ProgrammeCommand.PublishProgramme;
import org.livingledger.api.programme.ProgrammeEvent.BadgesReviewed;
import org.livingledger.api.programme.ProgrammeRejection.ProgrammeVersionConflict;
import org.livingledger.api.recognition.BadgeDefinition;
import org.livingledger.api.recognition.BadgeDefinition.Level;
import org.livingledger.api.recognition.BadgeId;
import org.livingledger.api.recognition.Criterion;
import org.livingledger.api.recognition.Criterion.Kind;
import org.livingledger.api.recognition.RecognitionCommand.AwardBadge;
import org.livingledger.api.recognition.RecognitionCommand.ReviewBadges;
import org.livingledger.api.recognition.RecognitionCommand.RevokeBadge;
import org.livingledger.api.recognition.RecognitionEvent.BadgeAwarded;
import org.livingledger.api.recognition.RecognitionEvent.BadgeRevoked;
import org.livingledger.api.recognition.RecognitionOutcome.Badges;
import org.livingledger.api.recognition.RecognitionOutcome.Reviewed;
import org.livingledger.api.recognition.RecognitionRejection.BadgeAlreadyHeld;
import org.livingledger.api.recognition.RecognitionRejection.BadgeLevelNotFound;
import org.livingledger.api.recognition.RecognitionRejection.BadgeNeedsAGroup;
import org.livingledger.api.recognition.RecognitionRejection.BadgeNotFound;
import org.livingledger.api.recognition.RecognitionRejection.BadgeNotHeld;
import org.livingledger.api.recognition.Within;
import org.livingledger.domain.Scenario;

/// `systems.md S9`: what earns a badge, when, and by which events; `systems.md A7` as far as awards go,
/// and what `systems.md A12` says of badges.
class BadgesTests {

    private static final ActivityType POST = new ActivityType("post");
    private static final BadgeId BADGE = new BadgeId("badge");

    @Test
    void isAwardedWithItsRewardByTheFactThatEarnsIt() {
        var scenario = club(badge(Kind.COUNT, new Level(2L, 25L)));
        scenario.accept(post(ADA, "2026-05-01T08:00:00Z"));
        long first = scenario.position();
        scenario.accept(post(ADA, "2026-05-02T08:00:00Z"));

        assertThat(scenario.eventsFrom(first + 1))
                .hasExactlyElementsOfTypes(
                        ActivityRecorded.class, BadgeAwarded.class, PointsEarned.class);
        assertThat(scenario.eventsFrom(first + 2))
                .first()
                .isEqualTo(
                        new BadgeAwarded(
                                ADA,
                                BADGE,
                                1,
                                null,
                                0,
                                1,
                                2,
                                List.of(first, first + 1),
                                null,
                                null,
                                Instant.parse("2026-05-02T08:00:00Z")));
        assertThat(scenario.events())
                .last()
                .isInstanceOfSatisfying(
                        PointsEarned.class,
                        reward -> {
                            assertThat(reward.points()).isEqualTo(25);
                            assertThat(reward.reason()).isEqualTo("badge-badge");
                        });
        scenario.accept(post(ADA, "2026-05-03T08:00:00Z"));
        assertThat(awards(scenario)).hasSize(1);
    }

    @Test
    void isAwardedForTheFirstOfItsKind() {
        var scenario = club(badge(Kind.FIRST, new Level(1L, null)));
        scenario.accept(done(ADA, "share", Map.of(), "2026-05-01T08:00:00Z"));
        assertThat(awards(scenario)).isEmpty();
        scenario.accept(post(ADA, "2026-05-01T09:00:00Z"));
        assertThat(awards(scenario)).hasSize(1);
    }

    @Test
    void addsUpAnAttribute() {
        var scenario =
                club(
                        new BadgeDefinition(
                                BADGE,
                                null,
                                null,
                                Criterion.sum(new ActivityType("purchase"), "cents"),
                                List.of(new Level(1_000L, null)),
                                null));
        scenario.accept(done(ADA, "purchase", Map.of("cents", 999), "2026-05-01T08:00:00Z"));
        assertThat(awards(scenario)).isEmpty();
        scenario.accept(done(ADA, "purchase", Map.of("cents", 1), "2026-05-01T09:00:00Z"));
        assertThat(awards(scenario)).singleElement().matches(award -> award.score() == 1_000);
    }

    @Test
    void countsDistinctLocalDays() {
        var scenario = club(badge(Kind.DISTINCT_DAYS, new Level(2L, null)));
        scenario.accept(post(ADA, "2026-05-01T08:00:00Z"));
        scenario.accept(post(ADA, "2026-05-01T15:59:59Z"));
        assertThat(awards(scenario)).isEmpty();
        scenario.accept(post(ADA, "2026-05-01T16:00:00Z")); // midnight in Shanghai
        assertThat(awards(scenario)).hasSize(1);
    }

    @Test
    void asksForAStreakOfDays() {
        var scenario = club(badge(Kind.STREAK, new Level(3L, null)));
        for (int day : new int[] {1, 2, 4, 5}) {
            scenario.accept(post(ADA, "2026-05-0" + day + "T08:00:00Z"));
        }
        assertThat(awards(scenario)).isEmpty();
        scenario.accept(post(ADA, "2026-05-03T08:00:00Z")); // a late fact fills its day
        assertThat(awards(scenario))
                .singleElement()
                .matches(award -> award.occurredAt().equals(Instant.parse("2026-05-03T08:00:00Z")))
                .matches(award -> award.evidence().size() == 3);
    }

    @Test
    void asksForTenPostsInsideOneIsoWeek() {
        var scenario =
                club(
                        new BadgeDefinition(
                                BADGE,
                                null,
                                null,
                                Criterion.over(Kind.COUNT, POST).within(Within.WEEK),
                                List.of(new Level(10L, 25L)),
                                null));
        for (int i = 0; i < 9; i++) { // 2026-05-03 is a Sunday
            scenario.accept(post(ADA, "2026-05-03T0" + i + ":00:00Z"));
        }
        scenario.accept(post(ADA, "2026-05-03T16:00:00Z")); // already Monday in Shanghai
        assertThat(awards(scenario)).isEmpty();
        scenario.accept(post(ADA, "2026-05-03T15:59:59Z"));
        assertThat(awards(scenario)).hasSize(1);
    }

    @Test
    void hasLevelsThatAreReachedOneByOne() {
        var scenario =
                club(badge(Kind.COUNT, new Level(1L, null), new Level(2L, 5L), new Level(3L, 7L)));
        for (int i = 1; i <= 3; i++) {
            scenario.accept(post(ADA, "2026-05-0" + i + "T08:00:00Z"));
        }
        assertThat(awards(scenario)).extracting(BadgeAwarded::level).containsExactly(1, 2, 3);
        assertThat(balance(scenario)).isEqualTo(12);
    }

    @Test
    void isMadeOfOthersAndNamesTheirAwards() {
        var first = BadgeDefinition.of("first", Criterion.over(Kind.FIRST, POST), 1);
        var second = BadgeDefinition.of("second", Criterion.over(Kind.COUNT, POST), 2);
        var both =
                BadgeDefinition.of(
                        "both", Criterion.allOf(new BadgeId("first"), new BadgeId("second")), 1);
        var scenario = club(first, second, both);
        scenario.accept(post(ADA, "2026-05-01T08:00:00Z"));
        scenario.accept(post(ADA, "2026-05-02T08:00:00Z"));

        assertThat(awards(scenario))
                .extracting(award -> award.badge().value())
                .containsExactly("first", "second", "both");
        BadgeAwarded last = awards(scenario).getLast();
        assertThat(last.occurredAt()).isEqualTo("2026-05-02T08:00:00Z");
        assertThat(last.evidence())
                .extracting(position -> scenario.events().get(Math.toIntExact(position) - 1))
                .containsExactlyElementsOf(awards(scenario).subList(0, 2));
    }

    @Test
    void isFilledFromThePastWhenItIsPublishedAndDatedByTheFactThatEarnedIt() {
        var scenario = Scenario.club(ADA, BO, CY).at("2026-06-01T00:00:00Z");
        for (int i = 1; i <= 5; i++) {
            scenario.accept(post(ADA, "2026-05-0" + i + "T08:00:00Z"));
        }
        scenario.accept(post(BO, "2026-05-01T08:00:00Z"));
        publish(scenario, badge(Kind.COUNT, new Level(3L, 25L), new Level(5L, 10L)));
        var review = new ReviewBadges(1, members(ADA, BO, CY));

        assertThat(scenario.accept(review)).isEqualTo(new Reviewed(1, 3, 2, 0));
        assertThat(awards(scenario))
                .extracting(BadgeAwarded::occurredAt)
                .containsExactly(
                        Instant.parse("2026-05-03T08:00:00Z"),
                        Instant.parse("2026-05-05T08:00:00Z"));
        assertThat(awards(scenario).getFirst().evidence())
                .extracting(position -> scenario.events().get(Math.toIntExact(position) - 1))
                .hasSize(3)
                .allMatch(ActivityRecorded.class::isInstance);
        assertThat(balance(scenario)).isEqualTo(35);

        assertThat(scenario.accept(review)).isEqualTo(new Reviewed(1, 3, 0, 0));
        assertThat(scenario.events()).filteredOn(BadgesReviewed.class::isInstance).hasSize(2);
        assertThat(awards(scenario)).hasSize(2);
    }

    @Test
    void isNotFilledFromThePastOfWhoHasLeft() {
        var scenario = Scenario.club(ADA);
        scenario.accept(post(ADA, "2026-05-01T00:00:00Z"));
        scenario.accept(new LeaveGroup(CLUB, ADA, null));
        publish(scenario, badge(Kind.COUNT, new Level(1L, 5L)));
        assertThat(scenario.accept(new ReviewBadges(1, List.of(ADA))))
                .isEqualTo(new Reviewed(1, 1, 0, 0));
        scenario.accept(new JoinGroup(CLUB, ADA, null));
        scenario.accept(post(ADA, "2026-05-01T00:01:00Z"));
        assertThat(awards(scenario)).singleElement().matches(award -> award.score() == 2);
    }

    @Test
    void refusesAReviewUnderAnotherVersionOrOfSomeoneUnknown() {
        var scenario = club(badge(Kind.COUNT, new Level(3L, null)));
        assertThat(scenario.refuse(new ReviewBadges(2, List.of(ADA))))
                .isEqualTo(new ProgrammeVersionConflict(2, 1));
        assertThat(scenario.refuse(new ReviewBadges(1, List.of(CY))))
                .isEqualTo(new MemberNotFound(CY));
    }

    @Test
    void passesOverAnAccountThatStandsStillAndAwardsWithTheNextFact() {
        var scenario = Scenario.club(ADA, BO);
        scenario.accept(post(ADA, "2026-05-01T00:00:00Z"));
        scenario.accept(post(BO, "2026-05-01T00:00:00Z"));
        scenario.accept(new FreezeAccount(ADA, "fraud"));
        publish(scenario, badge(Kind.COUNT, new Level(1L, 5L)));

        assertThat(scenario.accept(new ReviewBadges(1, members(ADA, BO))))
                .isEqualTo(new Reviewed(1, 2, 1, 1));
        scenario.accept(new UnfreezeAccount(ADA));
        scenario.accept(post(ADA, "2026-05-01T00:01:00Z"));
        assertThat(awards(scenario)).extracting(BadgeAwarded::member).containsExactly(BO, ADA);
    }

    @Test
    void isAwardedByHandByWhoMay() {
        var expert =
                new BadgeDefinition(
                        BADGE,
                        null,
                        null,
                        Criterion.manual(),
                        List.of(new Level(1L, 10L), new Level(2L, 20L)),
                        null);
        var scenario = club(expert);
        assertThat(scenario.accept(award(ADA, null, OWNER)))
                .isEqualTo(new Badges(ADA, BADGE, null, List.of(1)));
        assertThat(scenario.refuse(award(ADA, null, OWNER)))
                .isEqualTo(new BadgeAlreadyHeld(ADA, BADGE, 1));
        assertThat(scenario.accept(award(ADA, 2, null)))
                .isEqualTo(new Badges(ADA, BADGE, null, List.of(1, 2)));
        assertThat(balance(scenario)).isEqualTo(30);
        assertThat(scenario.refuse(award(ADA, 3, null)))
                .isEqualTo(new BadgeLevelNotFound(BADGE, 3, 2));
        assertThat(scenario.refuse(award(BO, null, ADA)))
                .isEqualTo(new RoleRequired(CLUB, ADA, List.of("owner", "admin")));
        assertThat(scenario.refuse(award(CY, null, OWNER))).isEqualTo(new MemberNotFound(CY));
        var other = new BadgeId("other");
        assertThat(scenario.refuse(new AwardBadge(ADA, other, null, null, null, null, null)))
                .isEqualTo(new BadgeNotFound(other, 1));
        scenario.accept(new FreezeAccount(BO, "fraud"));
        assertThat(scenario.refuse(award(BO, null, OWNER))).isInstanceOf(AccountFrozen.class);
    }

    @Test
    void completesABadgeThatIsMadeOfItWhenAwardedByHand() {
        var hand = BadgeDefinition.of("hand", Criterion.manual(), 1);
        var first = BadgeDefinition.of("first", Criterion.over(Kind.FIRST, POST), 1);
        var both =
                BadgeDefinition.of(
                        "both", Criterion.allOf(new BadgeId("hand"), new BadgeId("first")), 1);
        var scenario = club(hand, first, both);
        scenario.accept(post(ADA, "2026-05-01T08:00:00Z"));
        scenario.accept(new AwardBadge(ADA, new BadgeId("hand"), null, null, null, null, null));
        assertThat(awards(scenario))
                .extracting(award -> award.badge().value())
                .containsExactly("first", "hand", "both");
    }

    @Test
    void isTakenBackAndThenNotEarnedAgainButByHand() {
        var scenario = club(badge(Kind.COUNT, new Level(1L, 5L)));
        scenario.accept(post(ADA, "2026-05-01T08:00:00Z"));
        assertThat(scenario.refuse(revoke(BO))).isEqualTo(new BadgeNotHeld(BO, BADGE, null));
        assertThat(scenario.accept(revoke(ADA))).isEqualTo(new Badges(ADA, BADGE, null, List.of()));
        assertThat(scenario.events()).last().isInstanceOf(BadgeRevoked.class);
        assertThat(scenario.refuse(revoke(ADA))).isEqualTo(new BadgeNotHeld(ADA, BADGE, null));
        assertThat(balance(scenario)).isEqualTo(5);

        scenario.accept(post(ADA, "2026-05-02T08:00:00Z"));
        assertThat(awards(scenario)).hasSize(1);
        assertThat(scenario.accept(award(ADA, null, OWNER)))
                .isEqualTo(new Badges(ADA, BADGE, null, List.of(1)));
    }

    @Test
    void staysWithItsEpochWhenItIsEarnedGroupByGroupAndBeginsAnewInTheNext() {
        var two = badge(Kind.COUNT, new Level(2L, null), new Level(3L, null)).perGroup();
        var scenario = club(two);
        assertThat(scenario.refuse(new AwardBadge(ADA, BADGE, null, null, null, null, null)))
                .isEqualTo(new BadgeNeedsAGroup(BADGE));
        scenario.accept(post(ADA, "2026-05-01T08:00:00Z"));
        scenario.accept(post(ADA, "2026-05-01T09:00:00Z"));
        scenario.accept(new LeaveGroup(CLUB, ADA, null));
        assertThat(scenario.refuse(award(ADA, 2, OWNER))).isEqualTo(new NotAMember(CLUB, ADA));
        scenario.accept(new JoinGroup(CLUB, ADA, null));
        scenario.accept(post(ADA, "2026-05-02T08:00:00Z"));
        scenario.accept(post(ADA, "2026-05-02T09:00:00Z"));

        assertThat(awards(scenario))
                .singleElement()
                .matches(award -> award.epoch() == 1 && CLUB.equals(award.group()));
        scenario.accept(post(ADA, "2026-05-02T10:00:00Z"));
        assertThat(awards(scenario)).extracting(BadgeAwarded::epoch).containsExactly(1, 2);
    }

    private static Scenario club(BadgeDefinition... badges) {
        Scenario scenario = Scenario.club(ADA, BO).at("2026-06-01T00:00:00Z");
        publish(scenario, badges);
        return scenario;
    }

    private static void publish(Scenario scenario, BadgeDefinition... badges) {
        scenario.accept(
                new PublishProgramme(Programme.EMPTY.withBadges(Arrays.asList(badges)), null));
    }

    private static BadgeDefinition badge(Kind kind, Level... levels) {
        return new BadgeDefinition(
                BADGE, null, null, Criterion.over(kind, POST), List.of(levels), null);
    }

    private static List<MemberId> members(MemberId... members) {
        return Arrays.stream(members)
                .sorted(java.util.Comparator.comparing(MemberId::value))
                .toList();
    }

    private static RecordActivity post(MemberId member, String at) {
        return done(member, "post", Map.of(), at);
    }

    private static RecordActivity done(
            MemberId member, String activity, Map<String, Object> attributes, String at) {
        return new RecordActivity(
                CLUB, member, new ActivityType(activity), "a", attributes, Instant.parse(at));
    }

    private static AwardBadge award(
            MemberId member, @Nullable Integer level, @Nullable MemberId by) {
        return new AwardBadge(member, BADGE, level, CLUB, by, "council", null);
    }

    private static RevokeBadge revoke(MemberId member) {
        return new RevokeBadge(member, BADGE, null, CLUB, OWNER, "mistaken");
    }

    private static List<BadgeAwarded> awards(Scenario scenario) {
        return scenario.events().stream()
                .filter(BadgeAwarded.class::isInstance)
                .map(BadgeAwarded.class::cast)
                .toList();
    }

    private static long balance(Scenario scenario) {
        return scenario.events().stream()
                .filter(PointsEarned.class::isInstance)
                .mapToLong(event -> ((PointsEarned) event).points())
                .sum();
    }
}
