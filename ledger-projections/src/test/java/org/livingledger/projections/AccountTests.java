package org.livingledger.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.projections.House.ACME;
import static org.livingledger.projections.House.NOON;
import static org.livingledger.projections.House.member;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent.AccountFrozen;
import org.livingledger.api.points.PointsEvent.GrantReversed;
import org.livingledger.api.points.PointsEvent.HoldCaptured;
import org.livingledger.api.points.PointsEvent.NewLot;
import org.livingledger.api.points.PointsEvent.PointsActivated;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.points.PointsEvent.PointsExpired;
import org.livingledger.api.points.PointsEvent.PointsHeld;
import org.livingledger.api.points.PointsEvent.PointsReceived;
import org.livingledger.api.points.PointsEvent.PointsSent;
import org.livingledger.api.points.PointsEvent.PointsSpent;
import org.livingledger.api.points.PointsEvent.Slice;
import org.livingledger.api.points.PointsEvent.SpendReversed;
import org.livingledger.api.points.PointsQuery.Balance;
import org.livingledger.api.points.PointsQuery.Due;
import org.livingledger.api.points.PointsQuery.FindBalance;
import org.livingledger.api.points.PointsQuery.FindDue;
import org.livingledger.api.points.PointsQuery.FindJournal;
import org.livingledger.api.points.PointsQuery.FindStatement;
import org.livingledger.api.points.PointsQuery.JournalLine;
import org.livingledger.api.points.PointsQuery.Lot;
import org.livingledger.api.points.PointsQuery.StatementLine;
import org.livingledger.api.points.ReversalPolicy;

/// Balances, lots, holds and statements (`systems.md S6`: section 2).
@ParameterizedClass
@EnumSource(TestDatabase.class)
class AccountTests {

    private static final AccountId ANNA = AccountId.of(member("anna"));
    private static final AccountId BEN = AccountId.of(member("ben"));
    private static final Instant JUNE_ENDS = Instant.parse("2026-06-30T16:00:00Z");
    private static final Instant MAY_ENDS = Instant.parse("2026-05-31T16:00:00Z");

    private final House house;

    AccountTests(TestDatabase database) {
        house = House.open(database, "Asia/Shanghai");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static PointsEarned earned(
            long lot, long points, @Nullable Instant expiresAt, @Nullable Instant activeAt) {
        return new PointsEarned(
                ANNA,
                points,
                points,
                null,
                new NewLot(lot, points, expiresAt, null),
                0,
                activeAt,
                false,
                null,
                null,
                null,
                NOON);
    }

    private static Slice slice(long lot, long points) {
        return new Slice(lot, points, null, null);
    }

    private Balance at(Instant at) {
        return house.ask(new FindBalance(ACME, ANNA, at));
    }

    private void givenTheLotsOfA1() {
        house.given(
                earned(1, 100, JUNE_ENDS, null),
                earned(2, 50, MAY_ENDS, null),
                earned(3, 30, null, null));
    }

    /// `systems.md` A1.
    @Test
    void takesTheLotThatEndsSoonestFirstAndShowsWhatIsLeftOfEach() {
        givenTheLotsOfA1();
        assertThat(at(NOON).lots()).extracting(Lot::lot).containsExactly(2L, 1L, 3L);
        house.given(new PointsSpent(ANNA, 120, List.of(slice(2, 50), slice(1, 70)), null, NOON));
        Balance balance = at(NOON);
        assertThat(balance.balance()).isEqualTo(60);
        assertThat(balance.lots()).extracting(Lot::remaining).containsExactly(30L, 30L);
    }

    /// `systems.md` A1: sweep or no sweep.
    @Test
    void endsALotAtItsVeryInstantWhetherOrNotASweepHasRun() {
        house.given(earned(1, 30, JUNE_ENDS, null), earned(2, 30, null, null));
        assertThat(at(JUNE_ENDS.minusMillis(1)).available()).isEqualTo(60);
        assertThat(at(JUNE_ENDS).available()).isEqualTo(30);
        assertThat(at(JUNE_ENDS).ended()).isEqualTo(30);
        house.given(new PointsExpired(ANNA, 1, 30, JUNE_ENDS));
        assertThat(at(JUNE_ENDS).available()).isEqualTo(30);
        assertThat(at(JUNE_ENDS).ended()).isZero();
        assertThat(at(JUNE_ENDS).balance()).isEqualTo(30);
    }

    @Test
    void keepsPointsPendingUntilTheirInstantOrTheirActivation() {
        house.given(earned(1, 30, null, JUNE_ENDS));
        assertThat(at(NOON).pending()).isEqualTo(30);
        assertThat(at(NOON).available()).isZero();
        assertThat(at(JUNE_ENDS).available()).isEqualTo(30);
        house.given(new PointsActivated(ANNA, 1, 30, NOON));
        assertThat(at(NOON).available()).isEqualTo(30);
    }

    @Test
    void setsHeldPointsAsideUntilTheHoldRunsOut() {
        house.given(earned(1, 100, null, null));
        house.given(new PointsHeld(ANNA, "order", 40, List.of(slice(1, 40)), MAY_ENDS, NOON));
        assertThat(at(NOON).held()).isEqualTo(40);
        assertThat(at(NOON).available()).isEqualTo(60);
        assertThat(at(MAY_ENDS).available()).isEqualTo(100);
        house.given(new HoldCaptured(ANNA, "order", 25, List.of(slice(1, 25)), NOON));
        assertThat(at(NOON).balance()).isEqualTo(75);
        assertThat(at(NOON).available()).isEqualTo(75);
    }

    /// `systems.md` A4: into debt, and out of it again.
    @Test
    void goesBelowZeroByAReversalIntoDebtAndPaysItBack() {
        house.given(earned(1, 100, null, null));
        house.given(new PointsSpent(ANNA, 80, List.of(slice(1, 80)), null, NOON));
        house.given(reversed());
        assertThat(at(NOON).balance()).isEqualTo(-80);
        assertThat(at(NOON).debt()).isEqualTo(80);
        assertThat(at(NOON).available()).isZero();
        house.given(
                new PointsEarned(
                        ANNA, 50, 50, null, null, 50, null, false, null, null, null, NOON));
        assertThat(at(NOON).balance()).isEqualTo(-30);
        house.given(
                new PointsEarned(
                        ANNA,
                        50,
                        50,
                        null,
                        new NewLot(2, 20, null, null),
                        30,
                        null,
                        false,
                        null,
                        null,
                        null,
                        NOON));
        assertThat(at(NOON).balance()).isEqualTo(20);
        assertThat(at(NOON).available()).isEqualTo(20);
    }

    private static GrantReversed reversed() {
        return new GrantReversed(
                ANNA,
                2,
                100,
                100,
                List.of(slice(1, 20)),
                80,
                0,
                0,
                ReversalPolicy.INTO_DEBT,
                null,
                null,
                null,
                null,
                NOON,
                NOON);
    }

    @Test
    void givesReversedSpendingBackToItsLot() {
        givenTheLotsOfA1();
        house.given(new PointsSpent(ANNA, 50, List.of(slice(2, 50)), null, NOON));
        house.given(
                new SpendReversed(
                        ANNA, 5, 50, List.of(new NewLot(2, 50, MAY_ENDS, null)), 0, 0, null, NOON));
        assertThat(at(NOON).lots()).extracting(Lot::remaining).containsExactly(50L, 100L, 30L);
        assertThat(at(NOON).lots().getFirst().points()).isEqualTo(50);
    }

    @Test
    void findsWhatIsDueByAnInstantAndNothingThatIsDoneWith() {
        givenTheLotsOfA1();
        house.given(new PointsHeld(ANNA, "order", 10, List.of(slice(3, 10)), MAY_ENDS, NOON));
        house.given(new PointsHeld(ANNA, "other", 50, List.of(slice(2, 50)), null, NOON));
        assertThat(due(MAY_ENDS.minusMillis(1))).isEmpty();
        assertThat(due(MAY_ENDS)).containsExactly(new Due(ANNA, null, "order", MAY_ENDS));
        assertThat(due(JUNE_ENDS))
                .as("a lot that a hold keeps whole is not due")
                .containsExactly(
                        new Due(ANNA, null, "order", MAY_ENDS), new Due(ANNA, 1L, null, JUNE_ENDS));
        house.given(new PointsExpired(ANNA, 1, 100, JUNE_ENDS));
        assertThat(due(JUNE_ENDS)).hasSize(1);
    }

    private List<Due> due(Instant at) {
        return house.ask(new FindDue(ACME, at, 100));
    }

    @Test
    void knowsWhetherItStandsStillAndNothingOfAnAccountThatNeverMoved() {
        house.given(new AccountFrozen(ANNA, "fraud", NOON));
        assertThat(at(NOON).frozen()).isTrue();
        assertThat(house.find(new FindBalance(ACME, BEN, NOON))).isNull();
    }

    @Test
    void showsEachMovementWithTheBalanceAfterItTheNewestFirst() {
        givenTheLotsOfA1();
        house.given(
                new PointsSent(ANNA, BEN, 40, List.of(slice(2, 40)), "gift", NOON),
                new PointsReceived(
                        BEN,
                        ANNA,
                        40,
                        List.of(new NewLot(1, 40, MAY_ENDS, null)),
                        0,
                        "gift",
                        NOON));
        var first = house.ask(new FindStatement(ACME, ANNA, null, 3));
        assertThat(first.items())
                .extracting(StatementLine::points, StatementLine::balance)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(-40L, 140L),
                        org.assertj.core.groups.Tuple.tuple(30L, 180L),
                        org.assertj.core.groups.Tuple.tuple(50L, 150L));
        assertThat(first.items().getFirst().counterparty()).isEqualTo(BEN);
        assertThat(first.items().getFirst().type()).isEqualTo("points-sent");
        assertThat(first.next()).isEqualTo("3");
        var second = house.ask(new FindStatement(ACME, ANNA, 3L, 3));
        assertThat(second.items()).extracting(StatementLine::balance).containsExactly(100L);
        assertThat(second.next()).isNull();
        assertThat(house.ask(new FindStatement(ACME, AccountId.ISSUANCE, null, 9)).items())
                .extracting(StatementLine::balance)
                .containsExactly(-180L, -150L, -100L);
    }

    @Test
    void keepsTheLinesOfOneMovementOnOnePageOfTheJournal() {
        givenTheLotsOfA1();
        var page = house.ask(new FindJournal(ACME, 0, 3));
        assertThat(page.items()).extracting(JournalLine::position).containsExactly(2L, 2L);
        assertThat(page.items()).extracting(JournalLine::points).containsExactly(-100L, 100L);
        var rest = house.ask(new FindJournal(ACME, 2, 4));
        assertThat(rest.items()).extracting(JournalLine::position).containsExactly(3L, 3L, 4L, 4L);
        assertThat(rest.next()).isNull();
    }
}
