package org.livingledger.domain.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.BO;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.Scenario.CY;
import static org.livingledger.domain.Scenario.START;
import static org.livingledger.domain.points.AccountTests.earn;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.livingledger.api.Limits;
import org.livingledger.api.membership.MembershipCommand.EliminateMember;
import org.livingledger.api.membership.MembershipRejection.MemberNotFound;
import org.livingledger.api.membership.MembershipRejection.NotInAnyGroup;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsCommand.AdjustPoints;
import org.livingledger.api.points.PointsCommand.ExpirePoints;
import org.livingledger.api.points.PointsCommand.FreezeAccount;
import org.livingledger.api.points.PointsCommand.PayFromPool;
import org.livingledger.api.points.PointsCommand.PayIntoPool;
import org.livingledger.api.points.PointsCommand.TransferPoints;
import org.livingledger.api.points.PointsEvent.NewLot;
import org.livingledger.api.points.PointsEvent.PointsReceived;
import org.livingledger.api.points.PointsEvent.PointsSent;
import org.livingledger.api.points.PointsEvent.Slice;
import org.livingledger.api.points.PointsOutcome.Moved;
import org.livingledger.api.points.PointsOutcome.Transferred;
import org.livingledger.api.points.PointsRejection.AccountFrozen;
import org.livingledger.api.points.PointsRejection.InsufficientPoints;
import org.livingledger.api.points.PointsRejection.PointsOverflow;
import org.livingledger.api.points.PointsRejection.PoolNotFound;
import org.livingledger.api.points.PointsRejection.TransferToOneself;
import org.livingledger.domain.Scenario;

/// Points that go from one account to another (`systems.md S6`: A13; section 2, pool in and out).
class TransferTests {

    private static final Instant END_OF_JUNE = Instant.parse("2026-06-30T16:00:00Z");
    private static final AccountId FROM = AccountId.of(ADA);
    private static final AccountId TO = AccountId.of(BO);
    private static final AccountId FAIR = AccountId.pool("fair");

    private Scenario scenario = new Scenario();

    @BeforeEach
    void aHundredPoints() {
        scenario = Scenario.club(ADA, BO);
        scenario.accept(earn(70, null));
        scenario.accept(earn(30, "2026-06-30"));
    }

    @Test
    void keepsTheEndsOfTheLots() {
        long before = scenario.position();

        assertThat(scenario.accept(new TransferPoints(ADA, BO, 40, "gift")))
                .isEqualTo(new Transferred(FROM, 60, 60, TO, 40, 40));
        assertThat(scenario.eventsFrom(before + 1))
                .containsExactly(
                        new PointsSent(
                                FROM,
                                TO,
                                40,
                                List.of(
                                        new Slice(2, 30, END_OF_JUNE, null),
                                        new Slice(1, 10, null, null)),
                                "gift",
                                START),
                        new PointsReceived(
                                TO,
                                FROM,
                                40,
                                List.of(
                                        new NewLot(1, 30, END_OF_JUNE, null),
                                        new NewLot(2, 10, null, null)),
                                0,
                                "gift",
                                START));
    }

    @Test
    void refusesAnEliminatedReceiverAndLeavesTheLotsUntouched() {
        scenario.accept(new EliminateMember(CLUB, BO, "idle", null, null));
        Object before = Objects.requireNonNull(scenario.state(Account.class, "account/" + FROM));

        assertThat(scenario.refuse(new TransferPoints(ADA, BO, 40, null)))
                .isEqualTo(new NotInAnyGroup(BO));
        assertThat(scenario.state(Account.class, "account/" + FROM)).isEqualTo(before);
    }

    @Test
    void refusesInTheOrderOfPrecedence() {
        assertThat(scenario.refuse(new TransferPoints(CY, ADA, 1, null)))
                .isEqualTo(new MemberNotFound(CY));
        assertThat(scenario.refuse(new TransferPoints(ADA, CY, 1000, null)))
                .isEqualTo(new MemberNotFound(CY));
        assertThat(scenario.refuse(new TransferPoints(ADA, ADA, 1000, null)))
                .isEqualTo(new TransferToOneself(FROM));
        assertThat(scenario.refuse(new TransferPoints(ADA, BO, 101, null)))
                .isEqualTo(new InsufficientPoints(FROM, 101, 100));
        scenario.accept(new FreezeAccount(BO, "fraud"));
        scenario.accept(new EliminateMember(CLUB, BO, "fraud", null, null));
        assertThat(scenario.refuse(new TransferPoints(ADA, BO, 1000, null)))
                .isEqualTo(new AccountFrozen(TO, "fraud"));
    }

    @Test
    void refusesWhatTheReceiverHasNoRoomFor() {
        scenario.accept(new AdjustPoints(BO, Limits.MOST_POINTS, "fix"));

        assertThat(scenario.refuse(new TransferPoints(ADA, BO, 1, null)))
                .isEqualTo(new PointsOverflow(TO, Limits.MOST_POINTS, 1));
    }

    @Test
    void goesIntoAPoolAndOutAgainWithItsEnd() {
        assertThat(scenario.refuse(new PayFromPool("fair", BO, 1)))
                .isEqualTo(new PoolNotFound(FAIR));
        assertThat(scenario.accept(new PayIntoPool(ADA, "fair", 40)))
                .isEqualTo(new Transferred(FROM, 60, 60, FAIR, 40, 40));
        assertThat(scenario.refuse(new PayFromPool("fair", BO, 41)))
                .isEqualTo(new InsufficientPoints(FAIR, 41, 40));
        assertThat(scenario.accept(new PayFromPool("fair", BO, 35)))
                .isEqualTo(new Transferred(FAIR, 5, 5, TO, 35, 35));
        assertThat(((PointsReceived) scenario.events().getLast()).lots())
                .containsExactly(
                        new NewLot(1, 30, END_OF_JUNE, null), new NewLot(2, 5, null, null));
        assertThat(scenario.refuse(new PayFromPool("fair", CY, 1)))
                .isEqualTo(new MemberNotFound(CY));
        assertThat(scenario.refuse(new PayIntoPool(ADA, "fair", 61)))
                .isEqualTo(new InsufficientPoints(FROM, 61, 60));
    }

    @Test
    void endsInAPoolAsItWouldHaveAnywhere() {
        scenario.accept(new PayIntoPool(ADA, "fair", 40));
        scenario.at(END_OF_JUNE);

        assertThat(scenario.refuse(new PayFromPool("fair", BO, 11)))
                .isEqualTo(new InsufficientPoints(FAIR, 11, 10));
        assertThat(scenario.accept(new ExpirePoints(FAIR, 1)))
                .isEqualTo(new Moved(FAIR, 30, 10, 10));
        assertThat(scenario.refuse(new ExpirePoints(AccountId.pool("none"), 1)))
                .isEqualTo(new PoolNotFound(AccountId.pool("none")));
    }
}
