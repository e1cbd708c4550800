package org.livingledger.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.projections.House.ACME;
import static org.livingledger.projections.House.FANS;
import static org.livingledger.projections.House.NOON;
import static org.livingledger.projections.House.member;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent.MemberJoined;
import org.livingledger.api.membership.MembershipEvent.MemberLeft;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.ProgrammeEvent.BadgesReviewed;
import org.livingledger.api.programme.ProgrammeEvent.ProgrammePublished;
import org.livingledger.api.recognition.BadgeDefinition;
import org.livingledger.api.recognition.BadgeId;
import org.livingledger.api.recognition.CheckIns;
import org.livingledger.api.recognition.Criterion;
import org.livingledger.api.recognition.Criterion.Kind;
import org.livingledger.api.recognition.RecognitionEvent.BadgeAwarded;
import org.livingledger.api.recognition.RecognitionEvent.BadgeRevoked;
import org.livingledger.api.recognition.RecognitionEvent.CheckInMadeUp;
import org.livingledger.api.recognition.RecognitionEvent.StreakPaused;
import org.livingledger.api.recognition.RecognitionEvent.StreakResumed;
import org.livingledger.api.recognition.RecognitionQuery.AwardView;
import org.livingledger.api.recognition.RecognitionQuery.BadgeView;
import org.livingledger.api.recognition.RecognitionQuery.FindBadges;
import org.livingledger.api.recognition.RecognitionQuery.FindReview;
import org.livingledger.api.recognition.RecognitionQuery.FindStreaks;
import org.livingledger.api.recognition.RecognitionQuery.ListBadges;
import org.livingledger.api.recognition.RecognitionQuery.ReviewView;
import org.livingledger.api.recognition.RecognitionQuery.StreakView;

/// Streaks and badges as they are read (`systems.md` S9, S11; A12 as far as badges go).
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RecognitionTests {

    private static final MemberId ANN = member("ann");
    private static final MemberId BEN = member("ben");
    private static final BadgeId STAR = new BadgeId("star");
    private static final BadgeDefinition FIRST =
            BadgeDefinition.of("star", Criterion.over(Kind.FIRST, new ActivityType("post")), 1);

    private final House house;

    RecognitionTests(TestDatabase database) {
        house = House.open(database, "UTC");
        house.given(House.founded(FANS, ANN, 5, NOON)).given(House.joined(FANS, BEN, 2, NOON));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void reckonsStreaksFromTheDaysOnTheDayOfTheQuestion() {
        house.given(
                House.did(FANS, ANN, "check-in", on(8)),
                House.did(FANS, ANN, "check-in", on(10)),
                House.did(FANS, ANN, "check-in", on(10)),
                new CheckInMadeUp(ANN, FANS, 1, day(9), day(10), on(10)));

        assertThat(streak(10, FANS).days()).isEqualTo(3);
        assertThat(streak(10, FANS).keptToday()).isTrue();
        assertThat(streak(11, FANS).days()).isEqualTo(3);
        assertThat(streak(11, FANS).keptToday()).isFalse();
        assertThat(streak(12, FANS).days()).isZero();
        assertThat(streak(12, FANS).longest()).isEqualTo(3);
        assertThat(streak(10, null).days()).isEqualTo(3);
    }

    @Test
    void restsWhilePausedAndForgivesWhatTheProgrammeForgives() {
        house.given(
                House.did(FANS, ANN, "check-in", on(8)),
                new StreakPaused(ANN, FANS, 1, day(9), null, on(9)));
        assertThat(streak(20, FANS).days()).isEqualTo(1);
        assertThat(streak(20, FANS).paused()).isTrue();
        house.given(new StreakResumed(ANN, FANS, 1, day(15), on(15)));
        assertThat(streak(15, FANS).days()).isEqualTo(1);
        assertThat(streak(16, FANS).days()).isZero();
        publish(1, new CheckIns(null, 2, null, null, null));
        assertThat(streak(17, FANS).days()).isEqualTo(1);
        assertThat(streak(18, FANS).days()).isZero();
    }

    @Test
    void endsAGroupsStreakWithTheMembershipAndBeginsAnewInTheNextEpoch() {
        house.given(House.did(FANS, BEN, "check-in", on(10)), new MemberLeft(BEN, FANS, 1, on(10)));
        assertThat(streaks(BEN, 10)).extracting(StreakView::group).containsExactly((GroupId) null);
        house.given(new MemberJoined(BEN, FANS, 2, on(10)));
        assertThat(streaks(BEN, 10)).extracting(StreakView::group).containsExactly((GroupId) null);
    }

    @Test
    void keepsAwardsWithTheirEpochAndCountsWhoHoldsThem() {
        publish(1, null, FIRST);
        house.given(
                awarded(ANN, on(10)),
                awarded(BEN, on(11)),
                new BadgeRevoked(ANN, STAR, 1, null, 0, null, "mistaken", null, on(12)));

        assertThat(house.ask(new ListBadges(ACME))).containsExactly(new BadgeView(FIRST, 1));
        AwardView award = house.ask(new FindBadges(ACME, ANN)).getFirst();
        assertThat(award.revokedAt()).isEqualTo(on(12));
        assertThat(award.evidence()).containsExactly(7L, 9L);
        house.given(awarded(ANN, on(13)));
        assertThat(house.ask(new ListBadges(ACME))).containsExactly(new BadgeView(FIRST, 2));
    }

    @Test
    void namesWhomNobodyHasLookedAtSinceBadgesChanged() {
        assertThat(review()).isEqualTo(new ReviewView(0, List.of()));
        publish(1, null, FIRST);
        assertThat(review()).isEqualTo(new ReviewView(1, List.of(ANN, BEN)));
        house.given(new BadgesReviewed(1, ANN, 1, 0, NOON));
        assertThat(review()).isEqualTo(new ReviewView(1, List.of(BEN)));
        house.given(new BadgesReviewed(1, BEN, 1, 0, NOON));
        publish(2, CheckIns.DEFAULT, FIRST); // the badges stay as they were
        assertThat(review()).isEqualTo(new ReviewView(2, List.of()));
        publish(3, null, FIRST.perGroup());
        assertThat(review()).isEqualTo(new ReviewView(3, List.of(ANN, BEN)));
    }

    private ReviewView review() {
        return house.ask(new FindReview(ACME, 10));
    }

    private void publish(int version, @Nullable CheckIns checkIns, BadgeDefinition... badges) {
        Programme programme = Programme.EMPTY.withBadges(List.of(badges));
        house.given(
                new ProgrammePublished(
                        version,
                        checkIns == null ? programme : programme.withCheckIns(checkIns),
                        NOON));
    }

    private static BadgeAwarded awarded(MemberId member, Instant at) {
        return new BadgeAwarded(member, STAR, 1, null, 0, 1, 1, List.of(7L, 9L), null, null, at);
    }

    private StreakView streak(int today, @Nullable GroupId group) {
        return streaks(ANN, today).stream()
                .filter(one -> Objects.equals(one.group(), group))
                .findFirst()
                .orElseThrow();
    }

    private List<StreakView> streaks(MemberId member, int today) {
        return house.ask(new FindStreaks(ACME, member, on(today)));
    }

    private static Instant on(int day) {
        return NOON.atZone(ZoneOffset.UTC).withDayOfMonth(day).toInstant();
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2026, 5, day);
    }
}
