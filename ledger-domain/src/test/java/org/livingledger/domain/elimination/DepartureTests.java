package org.livingledger.domain.elimination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.BO;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.Scenario.OWNER;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.livingledger.api.elimination.DepartureRule;
import org.livingledger.api.elimination.LotPolicy;
import org.livingledger.api.group.GroupCommand.FoundGroup;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MembershipCommand.EliminateMember;
import org.livingledger.api.membership.MembershipCommand.JoinGroup;
import org.livingledger.api.membership.MembershipCommand.LeaveGroup;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.Expiry;
import org.livingledger.api.points.PointsCommand.ActivatePoints;
import org.livingledger.api.points.PointsCommand.CancelPoints;
import org.livingledger.api.points.PointsCommand.CapturePoints;
import org.livingledger.api.points.PointsCommand.EarnPoints;
import org.livingledger.api.points.PointsCommand.ExpirePoints;
import org.livingledger.api.points.PointsCommand.FreezeAccount;
import org.livingledger.api.points.PointsCommand.HoldPoints;
import org.livingledger.api.points.PointsCommand.ReleasePoints;
import org.livingledger.api.points.PointsCommand.ReversePoints;
import org.livingledger.api.points.PointsCommand.SpendPoints;
import org.livingledger.api.points.PointsCommand.TransferPoints;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.points.PointsEvent.PointsForfeited;
import org.livingledger.api.points.PointsEvent.PointsFrozen;
import org.livingledger.api.points.PointsEvent.PointsThawed;
import org.livingledger.api.points.PointsEvent.Slice;
import org.livingledger.api.points.PointsOutcome.Moved;
import org.livingledger.api.points.PointsRejection.InsufficientPoints;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.ProgrammeCommand.PublishProgramme;
import org.livingledger.domain.Scenario;

/// What becomes of the points that a group granted when the membership in it ends and begins anew
/// (`systems.md` section 4, `systems.md A12`).
class DepartureTests {

    private static final AccountId ACCOUNT = AccountId.of(ADA);
    private static final GroupId OTHER = new GroupId("other");
    private static final Instant LATER = Instant.parse("2026-05-10T00:00:00Z");

    private final Scenario scenario = Scenario.club(ADA, BO);

    @BeforeEach
    void letAdaBeInAnotherGroupToo() {
        scenario.accept(new FoundGroup(OTHER, "Other", OWNER, null, null, null));
        scenario.accept(new JoinGroup(OTHER, ADA, null));
    }

    @Test
    void keepsEverythingWhereNoRuleSaysOtherwise() {
        earn(120, CLUB, null);
        eliminate();

        assertThat(spend(120)).isInstanceOf(Moved.class);
        assertThat(moved()).isEmpty();
    }

    @Test
    void freezesTheGroupsLotsAndNoOthers() {
        rule(LotPolicy.KEEP, LotPolicy.FREEZE);
        earn(80, CLUB, null);
        earn(40, CLUB, "2026-06-01");
        earn(10, OTHER, null);
        earn(5, null, null);
        scenario.at(LATER);
        eliminate();

        assertThat(moved()).containsExactly(new PointsFrozen(ACCOUNT, CLUB, 4, 120, LATER));
        assertThat(spend(16)).isEqualTo(new InsufficientPoints(ACCOUNT, 16, 15));
        assertThat(scenario.refuse(new TransferPoints(ADA, BO, 16, null)))
                .isEqualTo(new InsufficientPoints(ACCOUNT, 16, 15));
        assertThat(spend(15)).isEqualTo(new Moved(ACCOUNT, 15, 120, 0));
    }

    @Test
    void givesBackOnReturnWhatHasNotEndedMeanwhile() {
        rule(LotPolicy.KEEP, LotPolicy.FREEZE);
        earn(80, CLUB, null);
        earn(40, CLUB, "2026-05-31");
        eliminate();
        scenario.at("2026-06-09T00:00:00Z");
        scenario.accept(new ExpirePoints(ACCOUNT, 2));
        scenario.accept(new JoinGroup(CLUB, ADA, null));

        assertThat(moved()).last().isEqualTo(new PointsThawed(ACCOUNT, CLUB, 80, scenario.now()));
        assertThat(spend(81)).isEqualTo(new InsufficientPoints(ACCOUNT, 81, 80));
        assertThat(spend(80)).isEqualTo(new Moved(ACCOUNT, 80, 0, 0));
    }

    @Test
    void givesBackNothingOfALotThatEndedWhetherOrNotThatWasWrittenDown() {
        rule(LotPolicy.KEEP, LotPolicy.FREEZE);
        earn(120, CLUB, "2026-05-31");
        eliminate();
        scenario.at("2026-06-09T00:00:00Z").accept(new JoinGroup(CLUB, ADA, null));

        assertThat(moved())
                .containsExactly(
                        new PointsFrozen(ACCOUNT, CLUB, 1, 120, Scenario.START),
                        new PointsThawed(ACCOUNT, CLUB, 0, scenario.now()));
        assertThat(spend(1)).isEqualTo(new InsufficientPoints(ACCOUNT, 1, 0));
    }

    @Test
    void forfeitsTheGroupsLotsPendingOnesIncluded() {
        rule(LotPolicy.KEEP, LotPolicy.FORFEIT);
        earn(80, CLUB, null);
        scenario.accept(new EarnPoints(ADA, 40, CLUB, null, null, true, null, null));
        earn(10, OTHER, null);
        eliminate();

        assertThat(moved())
                .containsExactly(
                        new PointsForfeited(
                                ACCOUNT,
                                120,
                                List.of(new Slice(1, 80, null, CLUB), new Slice(2, 40, null, CLUB)),
                                "departure",
                                Scenario.START));
        assertThat(postings()).isZero();
        assertThat(spend(10)).isEqualTo(new Moved(ACCOUNT, 10, 0, 0));
        scenario.accept(new JoinGroup(CLUB, ADA, null));
        assertThat(spend(1)).isEqualTo(new InsufficientPoints(ACCOUNT, 1, 0));
    }

    @Test
    void goesByAnotherRuleForThoseWhoLeave() {
        rule(LotPolicy.FREEZE, LotPolicy.FORFEIT);
        earn(80, CLUB, null);
        scenario.accept(new LeaveGroup(CLUB, ADA, null));

        assertThat(moved()).containsExactly(new PointsFrozen(ACCOUNT, CLUB, 1, 80, Scenario.START));
    }

    @Test
    void prefersAGroupsOwnRuleToTheOneForEveryGroup() {
        publish(
                new DepartureRule(null, LotPolicy.FORFEIT, LotPolicy.FORFEIT),
                new DepartureRule(CLUB, LotPolicy.KEEP, null));
        earn(80, CLUB, null);
        earn(10, OTHER, null);
        eliminate();
        scenario.accept(new LeaveGroup(OTHER, ADA, null));

        assertThat(moved()).singleElement().extracting("points").isEqualTo(10L);
    }

    @Test
    void leavesWhatIsHeldToItsCaptureAndFreezesWhatIsReleased() {
        rule(LotPolicy.KEEP, LotPolicy.FORFEIT);
        earn(100, CLUB, null);
        scenario.accept(new HoldPoints(ADA, "a", 30, null));
        scenario.accept(new HoldPoints(ADA, "b", 20, null));
        eliminate();

        assertThat(moved()).extracting("points").containsExactly(50L, 50L);
        assertThat(scenario.accept(new CapturePoints(ADA, "a", null)))
                .isEqualTo(new Moved(ACCOUNT, 30, 20, 0));
        scenario.accept(new ReleasePoints(ADA, "b"));
        assertThat(spend(1)).isEqualTo(new InsufficientPoints(ACCOUNT, 1, 0));
        scenario.accept(new JoinGroup(CLUB, ADA, null));
        assertThat(spend(20)).isEqualTo(new Moved(ACCOUNT, 20, 0, 0));
    }

    @Test
    void freezesWhatAReversedSpendingGivesBack() {
        rule(LotPolicy.KEEP, LotPolicy.FREEZE);
        earn(100, CLUB, null);
        scenario.accept(new SpendPoints(ADA, 100, null, null));
        long spending = scenario.position();
        eliminate();
        scenario.accept(new ReversePoints(ADA, spending, null, null, null));

        assertThat(spend(1)).isEqualTo(new InsufficientPoints(ACCOUNT, 1, 0));
        scenario.accept(new JoinGroup(CLUB, ADA, null));
        assertThat(spend(100)).isEqualTo(new Moved(ACCOUNT, 100, 0, 0));
    }

    @Test
    void doesNotFreezeWhatIsReceivedAfterwards() {
        rule(LotPolicy.KEEP, LotPolicy.FREEZE);
        earn(100, CLUB, null);
        scenario.accept(new EarnPoints(BO, 7, CLUB, null, null, null, null, null));
        eliminate();
        scenario.accept(new TransferPoints(BO, ADA, 7, null));

        assertThat(spend(8)).isEqualTo(new InsufficientPoints(ACCOUNT, 8, 7));
        assertThat(spend(7)).isEqualTo(new Moved(ACCOUNT, 7, 100, 0));
    }

    @Test
    void letsPendingLotsBeDecidedWhileTheyAreFrozen() {
        rule(LotPolicy.KEEP, LotPolicy.FREEZE);
        scenario.accept(new EarnPoints(ADA, 40, CLUB, null, null, true, null, null));
        scenario.accept(new EarnPoints(ADA, 20, CLUB, null, null, true, null, null));
        eliminate();
        scenario.accept(new CancelPoints(ADA, 1, null));
        scenario.accept(new ActivatePoints(ADA, 2));

        assertThat(spend(1)).isEqualTo(new InsufficientPoints(ACCOUNT, 1, 0));
        scenario.accept(new JoinGroup(CLUB, ADA, null));
        assertThat(spend(20)).isEqualTo(new Moved(ACCOUNT, 20, 0, 0));
    }

    @Test
    void freezesInsteadOfMovingWhatStandsStill() {
        rule(LotPolicy.KEEP, LotPolicy.FORFEIT);
        earn(100, CLUB, null);
        scenario.accept(new FreezeAccount(ADA, "fraud"));
        eliminate();

        assertThat(moved())
                .last()
                .isEqualTo(new PointsFrozen(ACCOUNT, CLUB, 1, 100, Scenario.START));
    }

    @Test
    void isTheSameWithAClockThatWasSetBack() {
        rule(LotPolicy.KEEP, LotPolicy.FREEZE);
        earn(80, CLUB, null);
        earn(40, CLUB, "2026-05-31");
        eliminate();
        scenario.at("2026-07-01T00:00:00Z");
        assertThat(spend(1)).isEqualTo(new InsufficientPoints(ACCOUNT, 1, 0));
        scenario.at(LATER);
        assertThat(spend(1)).isEqualTo(new InsufficientPoints(ACCOUNT, 1, 0));
    }

    private void rule(LotPolicy left, LotPolicy eliminated) {
        publish(new DepartureRule(CLUB, left, eliminated));
    }

    private void publish(DepartureRule... rules) {
        scenario.accept(new PublishProgramme(Programme.EMPTY.withDepartures(List.of(rules)), null));
    }

    private void earn(long points, @Nullable GroupId group, @Nullable String through) {
        scenario.accept(
                new EarnPoints(
                        ADA,
                        points,
                        group,
                        through == null ? null : new Expiry(through),
                        null,
                        null,
                        null,
                        null));
    }

    private void eliminate() {
        scenario.accept(new EliminateMember(CLUB, ADA, "idle", null, null));
    }

    private Object spend(long points) {
        return scenario.decideAnyhow(new SpendPoints(ADA, points, null, null));
    }

    /// What happened to the account because of its group.
    private List<PointsEvent> moved() {
        return scenario.events().stream()
                .filter(event ->
                        event instanceof PointsFrozen
                                || event instanceof PointsThawed
                                || event instanceof PointsForfeited)
                .map(PointsEvent.class::cast)
                .toList();
    }

    private long postings() {
        return scenario.events().stream()
                .filter(PointsEvent.class::isInstance)
                .flatMap(event -> ((PointsEvent) event).postings().stream())
                .mapToLong(PointsEvent.Posting::points)
                .sum();
    }
}
