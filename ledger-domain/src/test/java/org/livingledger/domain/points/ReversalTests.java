package org.livingledger.domain.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.BO;
import static org.livingledger.domain.Scenario.START;
import static org.livingledger.domain.points.AccountTests.earn;
import static org.livingledger.domain.points.AccountTests.spend;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsCommand.AdjustPoints;
import org.livingledger.api.points.PointsCommand.CapturePoints;
import org.livingledger.api.points.PointsCommand.EarnPoints;
import org.livingledger.api.points.PointsCommand.ExpirePoints;
import org.livingledger.api.points.PointsCommand.FreezeAccount;
import org.livingledger.api.points.PointsCommand.HoldPoints;
import org.livingledger.api.points.PointsCommand.ReleasePoints;
import org.livingledger.api.points.PointsCommand.ReversePoints;
import org.livingledger.api.points.PointsEvent.GrantReversed;
import org.livingledger.api.points.PointsEvent.NewLot;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.points.PointsEvent.Slice;
import org.livingledger.api.points.PointsEvent.SpendReversed;
import org.livingledger.api.points.PointsOutcome.Granted;
import org.livingledger.api.points.PointsOutcome.Moved;
import org.livingledger.api.points.PointsOutcome.Reversed;
import org.livingledger.api.points.PointsRejection.AccountFrozen;
import org.livingledger.api.points.PointsRejection.AlreadyReversed;
import org.livingledger.api.points.PointsRejection.InsufficientPoints;
import org.livingledger.api.points.PointsRejection.MovementNotFound;
import org.livingledger.api.points.PointsRejection.NotPending;
import org.livingledger.api.points.ReversalPolicy;
import org.livingledger.domain.Scenario;

/// Undoing grants and spendings, and the debt that may remain (`systems.md S6`: section 2, Reversal; A4).
class ReversalTests {

    private static final AccountId ACCOUNT = AccountId.of(ADA);

    private Scenario scenario = new Scenario();
    private long grant;

    @BeforeEach
    void aHundredPoints() {
        scenario = Scenario.in("Asia/Shanghai");
        scenario.accept(earn(100, null));
        grant = scenario.position();
    }

    private static ReversePoints reverse(
            long movement, @Nullable Long points, @Nullable ReversalPolicy policy) {
        return new ReversePoints(ADA, movement, points, policy, null);
    }

    @Test
    void refusesUnderPendingOnlyWhatHasBecomeActive() {
        scenario.accept(spend(80));

        assertThat(scenario.refuse(reverse(grant, null, ReversalPolicy.PENDING_ONLY)))
                .isEqualTo(new NotPending(ACCOUNT, 1, 20));
    }

    @Test
    void takesWithinTheBalanceWhatThereIsAndReportsTheRest() {
        scenario.accept(spend(80));

        assertThat(scenario.accept(reverse(grant, null, ReversalPolicy.WITHIN_BALANCE)))
                .isEqualTo(new Reversed(ACCOUNT, grant, 100, 80, 0, 0, 0, 0));
        assertThat(scenario.events())
                .last()
                .isEqualTo(
                        new GrantReversed(
                                ACCOUNT,
                                grant,
                                100,
                                100,
                                List.of(new Slice(1, 20, null, null)),
                                0,
                                80,
                                0,
                                ReversalPolicy.WITHIN_BALANCE,
                                null,
                                null,
                                null,
                                null,
                                START,
                                START));
        assertThat(scenario.refuse(reverse(grant, null, null)))
                .isEqualTo(new AlreadyReversed(ACCOUNT, grant, 100));
    }

    @Test
    void goesIntoDebtWhichLaterEarningsPayFirst() {
        scenario.accept(spend(80));

        assertThat(scenario.accept(reverse(grant, null, ReversalPolicy.INTO_DEBT)))
                .isEqualTo(new Reversed(ACCOUNT, grant, 100, 0, 80, 0, -80, 0));
        assertThat(scenario.accept(earn(50, null)))
                .isEqualTo(new Granted(ACCOUNT, 50, 50, null, null, -30, 0));
        assertThat(scenario.accept(earn(50, null)))
                .isEqualTo(new Granted(ACCOUNT, 50, 50, null, 2L, 20, 20));
        assertThat(((PointsEarned) scenario.events().getLast()).debtPaid()).isEqualTo(30);
        assertThat(scenario.refuse(spend(21))).isEqualTo(new InsufficientPoints(ACCOUNT, 21, 20));
    }

    @Test
    void paysADebtByAnAdjustmentToo() {
        scenario.accept(spend(80));
        scenario.accept(reverse(grant, null, ReversalPolicy.INTO_DEBT));

        assertThat(scenario.accept(new AdjustPoints(ADA, 100, "fix")))
                .isEqualTo(new Moved(ACCOUNT, 100, 20, 20));
    }

    @Test
    void leavesPendingPointsWholeAndKeepsThemFromBeingSpentBeforeTheDebtIsCovered() {
        scenario.accept(spend(80));
        scenario.accept(reverse(grant, null, ReversalPolicy.INTO_DEBT));
        Instant later = START.plusSeconds(3600);

        assertThat(scenario.accept(new EarnPoints(ADA, 100, null, null, later, null, null, null)))
                .isEqualTo(new Granted(ACCOUNT, 100, 100, null, 2L, 20, 0));
        assertThat(scenario.at(later).refuse(spend(21)))
                .isEqualTo(new InsufficientPoints(ACCOUNT, 21, 20));
        assertThat(scenario.accept(spend(20))).isEqualTo(new Moved(ACCOUNT, 20, 0, 0));
    }

    @Test
    void givesAtMostWhatIsLeft() {
        assertThat(scenario.accept(reverse(grant, 40L, null)))
                .isEqualTo(new Reversed(ACCOUNT, grant, 40, 0, 0, 60, 60, 60));
        assertThat(scenario.accept(reverse(grant, 70L, null)))
                .isEqualTo(new Reversed(ACCOUNT, grant, 60, 0, 0, 0, 0, 0));
        assertThat(((GrantReversed) scenario.events().getLast()).requested()).isEqualTo(70);
    }

    @Test
    void takesFromItsOwnLotFirstThenFromOthersInDebitOrder() {
        scenario.accept(spend(70));
        scenario.accept(earn(50, null));
        scenario.accept(earn(50, "2026-06-30"));

        assertThat(scenario.accept(reverse(grant, null, null)))
                .isEqualTo(new Reversed(ACCOUNT, grant, 100, 0, 0, 0, 30, 30));
        assertThat(((GrantReversed) scenario.events().getLast()).slices())
                .containsExactly(
                        new Slice(1, 30, null, null),
                        new Slice(3, 50, Instant.parse("2026-06-30T16:00:00Z"), null),
                        new Slice(2, 20, null, null));
    }

    @Test
    void takesNothingThatIsHeld() {
        scenario.accept(new HoldPoints(ADA, "gift", 60, null));

        assertThat(scenario.accept(reverse(grant, null, ReversalPolicy.INTO_DEBT)))
                .isEqualTo(new Reversed(ACCOUNT, grant, 100, 0, 60, 0, 0, 0));
        assertThat(scenario.accept(new ReleasePoints(ADA, "gift")))
                .isEqualTo(new Moved(ACCOUNT, 60, 0, 0));
    }

    @Test
    void takesNothingFromOtherLotsThatADebtHasAClaimOn() {
        scenario.accept(new HoldPoints(ADA, "gift", 100, null));
        scenario.accept(earn(40, null));
        long second = scenario.position();
        scenario.accept(spend(40));
        scenario.accept(reverse(grant, null, ReversalPolicy.INTO_DEBT));
        scenario.accept(new ReleasePoints(ADA, "gift"));

        assertThat(scenario.accept(reverse(second, null, null)))
                .isEqualTo(new Reversed(ACCOUNT, second, 40, 40, 0, 0, 0, 0));
    }

    @Test
    void givesASpendingBackToTheLotsItCameFrom() {
        scenario.accept(earn(50, "2026-06-30"));
        scenario.accept(spend(120));
        long spending = scenario.position();

        assertThat(scenario.accept(reverse(spending, 100L, null)))
                .isEqualTo(new Reversed(ACCOUNT, spending, 100, 0, 0, 20, 130, 130));
        assertThat(scenario.events())
                .last()
                .isEqualTo(
                        new SpendReversed(
                                ACCOUNT,
                                spending,
                                100,
                                List.of(
                                        new NewLot(
                                                2, 30, Instant.parse("2026-06-30T16:00:00Z"), null),
                                        new NewLot(1, 70, null, null)),
                                0,
                                20,
                                null,
                                START));
        assertThat(scenario.accept(reverse(spending, null, null)))
                .isEqualTo(new Reversed(ACCOUNT, spending, 20, 0, 0, 0, 150, 150));
        assertThat(scenario.refuse(reverse(spending, null, null)))
                .isEqualTo(new AlreadyReversed(ACCOUNT, spending, 120));
    }

    @Test
    void leavesALotEndedThatHasEndedSinceItWasSpent() {
        scenario.accept(earn(50, "2026-06-30"));
        scenario.accept(spend(50));
        long spending = scenario.position();
        scenario.at("2026-07-01T00:00:00Z");

        assertThat(scenario.accept(reverse(spending, null, null)))
                .isEqualTo(new Reversed(ACCOUNT, spending, 50, 0, 0, 0, 150, 100));
        assertThat(scenario.accept(new ExpirePoints(ACCOUNT, 2)))
                .isEqualTo(new Moved(ACCOUNT, 50, 100, 100));
    }

    /// What is due is true before the sweep has written it down (`systems.md` section 2, invariant I4).
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takesNothingOfALotThatHasEndedWhetherOrNotThatIsWrittenDown(boolean swept) {
        scenario.accept(spend(100));
        scenario.accept(earn(50, "2026-06-30"));
        grant = scenario.position();
        scenario.at("2026-07-01T00:00:00Z");
        if (swept) {
            scenario.accept(new ExpirePoints(ACCOUNT, 2));
        }

        assertThat(scenario.accept(reverse(grant, 20L, ReversalPolicy.WITHIN_BALANCE)))
                .extracting("uncollected", "debt", "left")
                .containsExactly(20L, 0L, 30L);
        assertThat(scenario.accept(reverse(grant, null, ReversalPolicy.INTO_DEBT)))
                .extracting("uncollected", "debt", "left")
                .containsExactly(0L, 30L, 0L);
        if (!swept) {
            scenario.accept(new ExpirePoints(ACCOUNT, 2));
        }
        assertThat(scenario.accept(earn(40, null)))
                .isInstanceOfSatisfying(
                        Granted.class, granted -> assertThat(granted.balance()).isEqualTo(10));
    }

    @Test
    void paysADebtWithASpendingThatComesBack() {
        scenario.accept(spend(80));
        long spending = scenario.position();
        scenario.accept(reverse(grant, null, ReversalPolicy.INTO_DEBT));

        assertThat(scenario.accept(reverse(spending, null, null)))
                .isEqualTo(new Reversed(ACCOUNT, spending, 80, 0, 0, 0, 0, 0));
        assertThat(((SpendReversed) scenario.events().getLast()).debtPaid()).isEqualTo(80);
    }

    @Test
    void givesACaptureBackLikeASpending() {
        scenario.accept(new HoldPoints(ADA, "gift", 60, null));
        scenario.accept(new CapturePoints(ADA, "gift", 50L));
        long capture = scenario.position();

        assertThat(scenario.accept(reverse(capture, null, null)))
                .isEqualTo(new Reversed(ACCOUNT, capture, 50, 0, 0, 0, 100, 100));
    }

    @Test
    void refusesWhatIsNoMovementOfTheAccount() {
        scenario.accept(new EarnPoints(BO, 1, null, null, null, null, null, null));
        long another = scenario.position();
        scenario.accept(new AdjustPoints(ADA, 1, "fix"));
        long adjustment = scenario.position();

        assertThat(scenario.refuse(reverse(another, null, null)))
                .isEqualTo(new MovementNotFound(ACCOUNT, another));
        assertThat(scenario.refuse(reverse(adjustment, null, null)))
                .isEqualTo(new MovementNotFound(ACCOUNT, adjustment));
        assertThat(scenario.refuse(reverse(999, null, null)))
                .isEqualTo(new MovementNotFound(ACCOUNT, 999));
    }

    @Test
    void refusesWhileTheAccountIsFrozenButNamesWhatIsNotFoundFirst() {
        scenario.accept(new FreezeAccount(ADA, "fraud"));

        assertThat(scenario.refuse(reverse(grant, null, null)))
                .isEqualTo(new AccountFrozen(ACCOUNT, "fraud"));
        assertThat(scenario.refuse(reverse(999, null, null)))
                .isEqualTo(new MovementNotFound(ACCOUNT, 999));
    }
}
