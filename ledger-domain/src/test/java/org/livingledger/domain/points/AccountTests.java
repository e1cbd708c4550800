package org.livingledger.domain.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.BO;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.Scenario.START;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.livingledger.api.Limits;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.group.GroupRejection.GroupNotFound;
import org.livingledger.api.membership.MembershipCommand.LeaveGroup;
import org.livingledger.api.membership.MembershipEvent.MemberIntroduced;
import org.livingledger.api.membership.MembershipRejection.MemberNotFound;
import org.livingledger.api.membership.MembershipRejection.NotAMember;
import org.livingledger.api.membership.MembershipRejection.OccursInTheFuture;
import org.livingledger.api.membership.Sealed;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.Expiry;
import org.livingledger.api.points.PointsCommand.AdjustPoints;
import org.livingledger.api.points.PointsCommand.EarnPoints;
import org.livingledger.api.points.PointsCommand.ExpirePoints;
import org.livingledger.api.points.PointsCommand.ForfeitPoints;
import org.livingledger.api.points.PointsCommand.FreezeAccount;
import org.livingledger.api.points.PointsCommand.SpendPoints;
import org.livingledger.api.points.PointsCommand.UnfreezeAccount;
import org.livingledger.api.points.PointsEvent.NewLot;
import org.livingledger.api.points.PointsEvent.PointsAdded;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.points.PointsEvent.PointsExpired;
import org.livingledger.api.points.PointsEvent.PointsForfeited;
import org.livingledger.api.points.PointsEvent.PointsSpent;
import org.livingledger.api.points.PointsEvent.PointsTaken;
import org.livingledger.api.points.PointsEvent.Slice;
import org.livingledger.api.points.PointsOutcome.Granted;
import org.livingledger.api.points.PointsOutcome.Moved;
import org.livingledger.api.points.PointsRejection.AccountFrozen;
import org.livingledger.api.points.PointsRejection.AccountNotFrozen;
import org.livingledger.api.points.PointsRejection.InsufficientPoints;
import org.livingledger.api.points.PointsRejection.LotNotEnded;
import org.livingledger.api.points.PointsRejection.LotNotFound;
import org.livingledger.api.points.PointsRejection.PointsOverflow;
import org.livingledger.domain.Scenario;

/// Lots and what is debited from them (`systems.md S6`: section 2; A1, A6).
class AccountTests {

    private static final AccountId ACCOUNT = AccountId.of(ADA);
    private static final Instant END_OF_MAY = Instant.parse("2026-05-31T16:00:00Z");
    private static final Instant END_OF_JUNE = Instant.parse("2026-06-30T16:00:00Z");

    static EarnPoints earn(long points, @Nullable String expires) {
        return new EarnPoints(
                ADA,
                points,
                null,
                expires == null ? null : new Expiry(expires),
                null,
                null,
                null,
                null);
    }

    static SpendPoints spend(long points) {
        return new SpendPoints(ADA, points, null, null);
    }

    /// Lots 100 through June, 50 through May and 30 for ever, of which 120 were spent.
    private static Scenario a1() {
        var scenario = Scenario.in("Asia/Shanghai");
        scenario.accept(earn(100, "2026-06-30"));
        scenario.accept(earn(50, "2026-05-31"));
        scenario.accept(earn(30, null));
        scenario.at("2026-05-10T00:00:00Z").accept(spend(120));
        return scenario;
    }

    @Test
    void introducesWhoEarnsForTheFirstTimeAndOpensALot() {
        var scenario = Scenario.in("Asia/Shanghai");

        assertThat(scenario.accept(earn(100, "2026-06-30")))
                .isEqualTo(new Granted(ACCOUNT, 100, 100, null, 1L, 100, 100));
        assertThat(scenario.eventsFrom(2))
                .containsExactly(
                        new MemberIntroduced(ADA, new Sealed("sealed " + ADA, "commitment"), START),
                        new PointsEarned(
                                ACCOUNT,
                                100,
                                100,
                                null,
                                new NewLot(1, 100, END_OF_JUNE, null),
                                0,
                                null,
                                false,
                                null,
                                null,
                                null,
                                START));
    }

    @Test
    void debitsTheLotsThatEndSoonestThenTheOldest() {
        var scenario = a1();

        assertThat(scenario.events())
                .last()
                .isEqualTo(
                        new PointsSpent(
                                ACCOUNT,
                                120,
                                List.of(
                                        new Slice(2, 50, END_OF_MAY, null),
                                        new Slice(1, 70, END_OF_JUNE, null)),
                                null,
                                Instant.parse("2026-05-10T00:00:00Z")));
        assertThat(scenario.accept(spend(40))).isEqualTo(new Moved(ACCOUNT, 40, 20, 20));
        assertThat(((PointsSpent) scenario.events().getLast()).slices())
                .containsExactly(new Slice(1, 30, END_OF_JUNE, null), new Slice(3, 10, null, null));
    }

    @Test
    void takesTheOldestOfLotsThatEndTogether() {
        var scenario = Scenario.in("Asia/Shanghai");
        scenario.accept(earn(5, null));
        scenario.accept(earn(5, null));
        scenario.accept(spend(7));

        assertThat(((PointsSpent) scenario.events().getLast()).slices())
                .containsExactly(new Slice(1, 5, null, null), new Slice(2, 2, null, null));
    }

    @Test
    void acceptsToSpendALotUntilTheLastInstantBeforeItExpires() {
        assertThat(a1().at("2026-06-30T15:59:59.999Z").accept(spend(60)))
                .isEqualTo(new Moved(ACCOUNT, 60, 0, 0));
    }

    @Test
    void refusesToSpendALotAtTheInstantItExpires() {
        var scenario = a1().at("2026-06-30T16:00:00Z");

        assertThat(scenario.refuse(spend(60))).isEqualTo(new InsufficientPoints(ACCOUNT, 60, 30));
        assertThat(scenario.accept(new ExpirePoints(ACCOUNT, 1)))
                .isEqualTo(new Moved(ACCOUNT, 30, 30, 30));
        assertThat(scenario.events())
                .last()
                .isEqualTo(new PointsExpired(ACCOUNT, 1, 30, END_OF_JUNE));
        assertThat(scenario.refuse(spend(60))).isEqualTo(new InsufficientPoints(ACCOUNT, 60, 30));
    }

    @Test
    void writesOffNoLotThatHasNotEnded() {
        var scenario = a1().at("2026-06-30T15:59:59.999Z");

        assertThat(scenario.refuse(new ExpirePoints(ACCOUNT, 1)))
                .isEqualTo(new LotNotEnded(ACCOUNT, 1, END_OF_JUNE));
        assertThat(scenario.refuse(new ExpirePoints(ACCOUNT, 3)))
                .isEqualTo(new LotNotEnded(ACCOUNT, 3, null));
        assertThat(scenario.refuse(new ExpirePoints(ACCOUNT, 2)))
                .isEqualTo(new LotNotFound(ACCOUNT, 2));
        assertThat(scenario.refuse(new ExpirePoints(AccountId.ISSUANCE, 1)))
                .isEqualTo(new LotNotFound(AccountId.ISSUANCE, 1));
    }

    @Test
    void endsALotCountedFromWhenItWasEarnedNotFromWhenItBecameKnown() {
        var scenario = Scenario.in("Asia/Shanghai");

        assertThat(
                        scenario.accept(
                                new EarnPoints(
                                        ADA,
                                        10,
                                        null,
                                        new Expiry("P30D"),
                                        null,
                                        null,
                                        "late",
                                        Instant.parse("2026-03-01T00:00:00Z"))))
                .isEqualTo(new Granted(ACCOUNT, 10, 10, null, 1L, 10, 0));
    }

    @Test
    void acceptsAsManySpendingsAsThereArePointsFor() {
        var scenario = Scenario.in("Asia/Shanghai");
        scenario.accept(earn(100, null));
        int accepted = 0;
        for (int i = 0; i < 50; i++) {
            accepted += scenario.decideAnyhow(spend(30)) instanceof Moved ? 1 : 0;
        }

        assertThat(accepted).isEqualTo(3);
        assertThat(scenario.refuse(spend(30))).isEqualTo(new InsufficientPoints(ACCOUNT, 30, 10));
    }

    @Test
    void refusesToSpendForSomeoneUnknown() {
        var scenario = Scenario.club(BO);

        assertThat(scenario.refuse(spend(1))).isEqualTo(new MemberNotFound(ADA));
        assertThat(scenario.refuse(new SpendPoints(BO, 1, null, null)))
                .isEqualTo(new InsufficientPoints(AccountId.of(BO), 1, 0));
    }

    @Test
    void refusesToSpendInTheFuture() {
        var scenario = a1();
        var later = scenario.now().plusSeconds(301);

        assertThat(scenario.refuse(new SpendPoints(ADA, 1, null, later)))
                .isEqualTo(new OccursInTheFuture(later, later.minusSeconds(1)));
    }

    @Test
    void grantsForAGroupOnlyToItsMembers() {
        var scenario = Scenario.club(ADA);
        var nowhere = new GroupId("nowhere");
        var forGroup = new EarnPoints(ADA, 5, CLUB, null, null, null, null, null);

        scenario.accept(forGroup);
        assertThat(((PointsEarned) scenario.events().getLast()).lot())
                .isEqualTo(new NewLot(1, 5, null, CLUB));
        scenario.accept(new LeaveGroup(CLUB, ADA, null));
        assertThat(scenario.refuse(forGroup)).isEqualTo(new NotAMember(CLUB, ADA));
        assertThat(scenario.refuse(new EarnPoints(BO, 5, CLUB, null, null, null, null, null)))
                .isEqualTo(new NotAMember(CLUB, BO));
        assertThat(scenario.refuse(new EarnPoints(ADA, 5, nowhere, null, null, null, null, null)))
                .isEqualTo(new GroupNotFound(nowhere));
    }

    @Test
    void refusesToHoldMoreThanAnAccountCan() {
        var scenario = Scenario.in("Asia/Shanghai");
        scenario.accept(earn(Limits.MOST_POINTS, null));

        assertThat(scenario.refuse(earn(1, null)))
                .isEqualTo(new PointsOverflow(ACCOUNT, Limits.MOST_POINTS, 1));
        assertThat(scenario.refuse(new AdjustPoints(ADA, 1, "fix")))
                .isEqualTo(new PointsOverflow(ACCOUNT, Limits.MOST_POINTS, 1));
        scenario.accept(spend(1));
        scenario.accept(earn(1, null));
    }

    @Test
    void isAdjustedUpAndDownToWhatIsAvailable() {
        var scenario = Scenario.in("Asia/Shanghai");
        scenario.accept(earn(10, null));

        assertThat(scenario.accept(new AdjustPoints(ADA, 5, "fix")))
                .isEqualTo(new Moved(ACCOUNT, 5, 15, 15));
        assertThat(scenario.events())
                .last()
                .isEqualTo(
                        new PointsAdded(ACCOUNT, 5, new NewLot(2, 5, null, null), 0, "fix", START));
        assertThat(scenario.refuse(new AdjustPoints(ADA, -16, "fix")))
                .isEqualTo(new InsufficientPoints(ACCOUNT, 16, 15));
        assertThat(scenario.accept(new AdjustPoints(ADA, -12, "fix")))
                .isEqualTo(new Moved(ACCOUNT, 12, 3, 3));
        assertThat(scenario.events())
                .last()
                .isEqualTo(
                        new PointsTaken(
                                ACCOUNT,
                                12,
                                List.of(new Slice(1, 10, null, null), new Slice(2, 2, null, null)),
                                "fix",
                                START));
    }

    @Test
    void forfeitsWhatIsAvailable() {
        var scenario = Scenario.in("Asia/Shanghai");
        scenario.accept(earn(10, null));

        assertThat(scenario.refuse(new ForfeitPoints(ADA, 11, "fraud")))
                .isEqualTo(new InsufficientPoints(ACCOUNT, 11, 10));
        scenario.accept(new ForfeitPoints(ADA, 4, "fraud"));
        assertThat(scenario.events())
                .last()
                .isEqualTo(
                        new PointsForfeited(
                                ACCOUNT, 4, List.of(new Slice(1, 4, null, null)), "fraud", START));
    }

    @Test
    void standsStillWhileItIsFrozen() {
        var scenario = a1();
        var frozen = new AccountFrozen(ACCOUNT, "fraud");

        assertThat(scenario.refuse(new UnfreezeAccount(ADA)))
                .isEqualTo(new AccountNotFrozen(ACCOUNT));
        assertThat(scenario.accept(new FreezeAccount(ADA, "fraud")))
                .isEqualTo(new Moved(ACCOUNT, 0, 60, 60));
        assertThat(scenario.refuse(new FreezeAccount(ADA, "again"))).isEqualTo(frozen);
        assertThat(scenario.refuse(spend(1))).isEqualTo(frozen);
        assertThat(scenario.refuse(earn(1, null))).isEqualTo(frozen);
        assertThat(scenario.refuse(new AdjustPoints(ADA, 1, "fix"))).isEqualTo(frozen);
        assertThat(scenario.refuse(new ForfeitPoints(ADA, 1, "fix"))).isEqualTo(frozen);
        scenario.accept(new UnfreezeAccount(ADA));
        scenario.accept(spend(1));
    }
}
