package org.livingledger.domain.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.START;
import static org.livingledger.domain.points.AccountTests.spend;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.Expiry;
import org.livingledger.api.points.PointsCommand.ActivatePoints;
import org.livingledger.api.points.PointsCommand.CancelPoints;
import org.livingledger.api.points.PointsCommand.EarnPoints;
import org.livingledger.api.points.PointsCommand.ReversePoints;
import org.livingledger.api.points.PointsEvent.PointsActivated;
import org.livingledger.api.points.PointsEvent.PointsCancelled;
import org.livingledger.api.points.PointsOutcome.Granted;
import org.livingledger.api.points.PointsOutcome.Moved;
import org.livingledger.api.points.PointsOutcome.Reversed;
import org.livingledger.api.points.PointsRejection.AlreadyReversed;
import org.livingledger.api.points.PointsRejection.InsufficientPoints;
import org.livingledger.api.points.PointsRejection.LotNotFound;
import org.livingledger.api.points.PointsRejection.NotPending;
import org.livingledger.api.points.ReversalPolicy;
import org.livingledger.domain.Scenario;

/// Points that become spendable later (`systems.md S6`: section 2, Pending).
class PendingTests {

    private static final AccountId ACCOUNT = AccountId.of(ADA);
    private static final Instant TOMORROW = Instant.parse("2026-05-02T00:00:00Z");

    private final Scenario scenario = Scenario.in("Asia/Shanghai");

    private static EarnPoints earn(
            long points, @Nullable Instant activeAt, boolean onCondition, @Nullable Expiry ends) {
        return new EarnPoints(ADA, points, null, ends, activeAt, onCondition, null, null);
    }

    @Test
    void countInTheBalanceButAreNotAvailableBeforeTheirInstant() {
        assertThat(scenario.accept(earn(10, TOMORROW, false, null)))
                .isEqualTo(new Granted(ACCOUNT, 10, 10, null, 1L, 10, 0));
        assertThat(scenario.at(TOMORROW.minusMillis(1)).refuse(spend(1)))
                .isEqualTo(new InsufficientPoints(ACCOUNT, 1, 0));
        assertThat(scenario.at(TOMORROW).accept(spend(10))).isEqualTo(new Moved(ACCOUNT, 10, 0, 0));
    }

    @Test
    void waitForSomeoneToActivateThem() {
        scenario.accept(earn(10, null, true, null));

        assertThat(scenario.at("2027-01-01T00:00:00Z").refuse(spend(1)))
                .isEqualTo(new InsufficientPoints(ACCOUNT, 1, 0));
        assertThat(scenario.accept(new ActivatePoints(ADA, 1)))
                .isEqualTo(new Moved(ACCOUNT, 0, 10, 10));
        assertThat(scenario.events())
                .last()
                .isEqualTo(new PointsActivated(ACCOUNT, 1, 10, scenario.now()));
        assertThat(scenario.refuse(new ActivatePoints(ADA, 1)))
                .isEqualTo(new NotPending(ACCOUNT, 1, 10));
        assertThat(scenario.refuse(new ActivatePoints(ADA, 2)))
                .isEqualTo(new LotNotFound(ACCOUNT, 2));
    }

    @Test
    void areCancelledWhileTheyArePending() {
        scenario.accept(earn(10, TOMORROW, false, null));
        scenario.accept(earn(5, TOMORROW, false, null));

        assertThat(scenario.accept(new CancelPoints(ADA, 1, "returned")))
                .isEqualTo(new Moved(ACCOUNT, 10, 5, 0));
        assertThat(scenario.events())
                .last()
                .isEqualTo(new PointsCancelled(ACCOUNT, 1, 10, "returned", START));
        assertThat(scenario.at(TOMORROW).refuse(new CancelPoints(ADA, 2, null)))
                .isEqualTo(new NotPending(ACCOUNT, 2, 5));
        assertThat(scenario.refuse(new CancelPoints(ADA, 1, null)))
                .isEqualTo(new LotNotFound(ACCOUNT, 1));
    }

    @Test
    void areNotUndoneAgainWhenTheyWereCancelled() {
        scenario.accept(earn(10, TOMORROW, false, null));
        long grant = scenario.position();
        scenario.accept(earn(50, null, false, null));
        scenario.accept(new ReversePoints(ADA, grant, 4L, ReversalPolicy.PENDING_ONLY, null));
        scenario.accept(new CancelPoints(ADA, 1, null));

        assertThat(scenario.refuse(new ReversePoints(ADA, grant, null, null, null)))
                .isEqualTo(new AlreadyReversed(ACCOUNT, grant, 10));
    }

    @Test
    void areReversedUnderPendingOnlyWhileAllOfThemArePending() {
        scenario.accept(earn(10, TOMORROW, false, null));
        long grant = scenario.position();

        assertThat(
                        scenario.accept(
                                new ReversePoints(
                                        ADA, grant, 4L, ReversalPolicy.PENDING_ONLY, null)))
                .isEqualTo(new Reversed(ACCOUNT, grant, 4, 0, 0, 6, 6, 0));
        assertThat(
                        scenario.at(TOMORROW)
                                .refuse(
                                        new ReversePoints(
                                                ADA,
                                                grant,
                                                null,
                                                ReversalPolicy.PENDING_ONLY,
                                                null)))
                .isEqualTo(new NotPending(ACCOUNT, 1, 6));
    }

    @Test
    void endWithTheirLotEvenIfNobodyActivatedThem() {
        scenario.accept(earn(10, null, true, new Expiry("2026-05-01")));

        assertThat(scenario.at("2026-05-01T16:00:00Z").refuse(new ActivatePoints(ADA, 1)))
                .isEqualTo(new NotPending(ACCOUNT, 1, 0));
    }

    @Test
    void giveNothingToTheReversalOfAnotherGrant() {
        scenario.accept(earn(10, null, false, null));
        long grant = scenario.position();
        scenario.accept(spend(10));
        scenario.accept(earn(10, TOMORROW, false, null));

        assertThat(scenario.accept(new ReversePoints(ADA, grant, null, null, null)))
                .isEqualTo(new Reversed(ACCOUNT, grant, 10, 10, 0, 0, 10, 0));
    }
}
