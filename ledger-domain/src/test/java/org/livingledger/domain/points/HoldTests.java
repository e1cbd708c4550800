package org.livingledger.domain.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.START;
import static org.livingledger.domain.points.AccountTests.earn;
import static org.livingledger.domain.points.AccountTests.spend;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsCommand.CapturePoints;
import org.livingledger.api.points.PointsCommand.ExpirePoints;
import org.livingledger.api.points.PointsCommand.FreezeAccount;
import org.livingledger.api.points.PointsCommand.HoldPoints;
import org.livingledger.api.points.PointsCommand.ReleasePoints;
import org.livingledger.api.points.PointsCommand.ReversePoints;
import org.livingledger.api.points.PointsEvent.HoldCaptured;
import org.livingledger.api.points.PointsEvent.HoldReleased;
import org.livingledger.api.points.PointsEvent.PointsHeld;
import org.livingledger.api.points.PointsEvent.Slice;
import org.livingledger.api.points.PointsOutcome.Moved;
import org.livingledger.api.points.PointsRejection.AccountFrozen;
import org.livingledger.api.points.PointsRejection.HoldExists;
import org.livingledger.api.points.PointsRejection.HoldNotFound;
import org.livingledger.api.points.PointsRejection.HoldTooSmall;
import org.livingledger.api.points.PointsRejection.InsufficientPoints;
import org.livingledger.api.points.PointsRejection.LotNotEnded;
import org.livingledger.domain.Scenario;

/// Points set aside, captured and released (`systems.md S6`: section 2, Movements).
class HoldTests {

    private static final AccountId ACCOUNT = AccountId.of(ADA);
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private Scenario scenario = new Scenario();

    @BeforeEach
    void aHundredPoints() {
        scenario = Scenario.in("Asia/Shanghai");
        scenario.accept(earn(60, "2026-06-30"));
        scenario.accept(earn(40, null));
    }

    private static HoldPoints hold(long points, @Nullable Instant releaseAt) {
        return new HoldPoints(ADA, "gift", points, releaseAt);
    }

    @Test
    void staysInTheBalanceButIsNotAvailable() {
        assertThat(scenario.accept(hold(70, NOON))).isEqualTo(new Moved(ACCOUNT, 70, 100, 30));
        assertThat(scenario.events())
                .last()
                .isEqualTo(
                        new PointsHeld(
                                ACCOUNT,
                                "gift",
                                70,
                                List.of(
                                        new Slice(
                                                1, 60, Instant.parse("2026-06-30T16:00:00Z"), null),
                                        new Slice(2, 10, null, null)),
                                NOON,
                                START));
        assertThat(scenario.refuse(spend(31))).isEqualTo(new InsufficientPoints(ACCOUNT, 31, 30));
        assertThat(scenario.refuse(new HoldPoints(ADA, "more", 31, null)))
                .isEqualTo(new InsufficientPoints(ACCOUNT, 31, 30));
        assertThat(scenario.refuse(hold(1, null))).isEqualTo(new HoldExists(ACCOUNT, "gift"));
    }

    @Test
    void isCapturedInPartAndTheRestIsFree() {
        scenario.accept(hold(70, null));

        assertThat(scenario.refuse(new CapturePoints(ADA, "gift", 71L)))
                .isEqualTo(new HoldTooSmall(ACCOUNT, "gift", 71, 70));
        assertThat(scenario.accept(new CapturePoints(ADA, "gift", 20L)))
                .isEqualTo(new Moved(ACCOUNT, 20, 80, 80));
        assertThat(((HoldCaptured) scenario.events().getLast()).slices())
                .containsExactly(new Slice(1, 20, Instant.parse("2026-06-30T16:00:00Z"), null));
        assertThat(scenario.refuse(new CapturePoints(ADA, "gift", null)))
                .isEqualTo(new HoldNotFound(ACCOUNT, "gift"));
    }

    @Test
    void isCapturedWholeIfNothingElseIsSaid() {
        scenario.accept(hold(70, null));

        assertThat(scenario.accept(new CapturePoints(ADA, "gift", null)))
                .isEqualTo(new Moved(ACCOUNT, 70, 30, 30));
    }

    @Test
    void isReleased() {
        scenario.accept(hold(70, null));

        assertThat(scenario.accept(new ReleasePoints(ADA, "gift")))
                .isEqualTo(new Moved(ACCOUNT, 70, 100, 100));
        assertThat(scenario.refuse(new ReleasePoints(ADA, "gift")))
                .isEqualTo(new HoldNotFound(ACCOUNT, "gift"));
    }

    @Test
    void holdsNothingFromTheInstantItIsReleasedAtWithoutAnyScan() {
        scenario.accept(hold(70, NOON));

        scenario.at(NOON.minusMillis(1)).refuse(spend(31));
        scenario.at(NOON);
        assertThat(scenario.refuse(new CapturePoints(ADA, "gift", null)))
                .isEqualTo(new HoldNotFound(ACCOUNT, "gift"));
        assertThat(scenario.accept(spend(100))).isEqualTo(new Moved(ACCOUNT, 100, 0, 0));
        assertThat(scenario.accept(new ReleasePoints(ADA, "gift")))
                .isEqualTo(new Moved(ACCOUNT, 70, 0, 0));
    }

    @Test
    void givesItsNameFreeWhenItHasLapsed() {
        scenario.accept(hold(70, NOON));
        long before = scenario.position();

        assertThat(scenario.at(NOON).accept(hold(90, null)))
                .isEqualTo(new Moved(ACCOUNT, 90, 100, 10));
        assertThat(scenario.eventsFrom(before + 1))
                .hasSize(2)
                .first()
                .isEqualTo(new HoldReleased(ACCOUNT, "gift", 70, NOON));
    }

    @Test
    void lapsesOnceEvenIfItsLotWasEmptiedAndOpenedAgain() {
        scenario.accept(hold(70, NOON));
        scenario.at(NOON).accept(spend(100));
        long spending = scenario.position();
        scenario.accept(new ReversePoints(ADA, spending, null, null, null));

        assertThat(scenario.accept(spend(100))).isEqualTo(new Moved(ACCOUNT, 100, 0, 0));
    }

    @Test
    void staysGoodForItsCaptureWhenItsLotEnds() {
        scenario.accept(hold(50, null));
        scenario.at("2026-06-30T16:00:00Z");

        assertThat(scenario.accept(new ExpirePoints(ACCOUNT, 1)))
                .isEqualTo(new Moved(ACCOUNT, 10, 90, 40));
        assertThat(scenario.refuse(new ExpirePoints(ACCOUNT, 1))).isInstanceOf(LotNotEnded.class);
        assertThat(scenario.accept(new CapturePoints(ADA, "gift", 20L)))
                .isEqualTo(new Moved(ACCOUNT, 20, 70, 40));
        assertThat(scenario.accept(new ExpirePoints(ACCOUNT, 1)))
                .isEqualTo(new Moved(ACCOUNT, 30, 40, 40));
    }

    @Test
    void standsStillWithItsAccount() {
        scenario.accept(hold(50, null));
        scenario.accept(new FreezeAccount(ADA, "fraud"));
        var frozen = new AccountFrozen(ACCOUNT, "fraud");

        assertThat(scenario.refuse(new CapturePoints(ADA, "gift", null))).isEqualTo(frozen);
        assertThat(scenario.refuse(new ReleasePoints(ADA, "gift"))).isEqualTo(frozen);
        assertThat(scenario.refuse(new HoldPoints(ADA, "more", 1, null))).isEqualTo(frozen);
        assertThat(scenario.refuse(new CapturePoints(ADA, "none", null)))
                .isEqualTo(new HoldNotFound(ACCOUNT, "none"));
    }
}
