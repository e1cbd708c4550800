package org.livingledger.domain.discipline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.BO;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.Scenario.CY;
import static org.livingledger.domain.Scenario.OWNER;
import static org.livingledger.domain.Scenario.START;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.livingledger.api.Event;
import org.livingledger.api.discipline.DisciplineCommand.DecideAppeal;
import org.livingledger.api.discipline.DisciplineCommand.FileAppeal;
import org.livingledger.api.discipline.DisciplineCommand.MuteMember;
import org.livingledger.api.discipline.DisciplineCommand.RemoveMember;
import org.livingledger.api.discipline.DisciplineCommand.SetHouseRules;
import org.livingledger.api.discipline.DisciplineCommand.UnmuteMember;
import org.livingledger.api.discipline.DisciplineCommand.WarnMember;
import org.livingledger.api.discipline.DisciplineEvent.AppealDecided;
import org.livingledger.api.discipline.DisciplineEvent.AppealFiled;
import org.livingledger.api.discipline.DisciplineEvent.MeasureLifted;
import org.livingledger.api.discipline.DisciplineEvent.MeasureTaken;
import org.livingledger.api.discipline.DisciplineOutcome.Conduct;
import org.livingledger.api.discipline.DisciplineRejection;
import org.livingledger.api.discipline.DisciplineRejection.AlreadyAppealed;
import org.livingledger.api.discipline.DisciplineRejection.AppealTooLate;
import org.livingledger.api.discipline.DisciplineRejection.MeasureNotFound;
import org.livingledger.api.discipline.DisciplineRejection.MuteEndsInThePast;
import org.livingledger.api.discipline.DisciplineRejection.NoAppeal;
import org.livingledger.api.discipline.DisciplineRejection.NotMuted;
import org.livingledger.api.discipline.DisciplineRejection.OwnMeasure;
import org.livingledger.api.discipline.DisciplineRejection.OwnerAboveMeasures;
import org.livingledger.api.discipline.HouseRules;
import org.livingledger.api.discipline.Measure;
import org.livingledger.api.gate.GateCommand.BanMember;
import org.livingledger.api.gate.GateCommand.SetGates;
import org.livingledger.api.gate.GateCommand.UnbanMember;
import org.livingledger.api.gate.GateEvent.MemberBanned;
import org.livingledger.api.gate.GateEvent.MemberUnbanned;
import org.livingledger.api.gate.GatePolicy;
import org.livingledger.api.gate.GateRejection;
import org.livingledger.api.gate.GateRejection.CoolingDown;
import org.livingledger.api.group.GroupCommand.PromoteToAdmin;
import org.livingledger.api.group.GroupEvent.AdminDemoted;
import org.livingledger.api.group.GroupEvent.SeatFreed;
import org.livingledger.api.membership.MembershipCommand.JoinGroup;
import org.livingledger.api.membership.MembershipCommand.LeaveGroup;
import org.livingledger.api.membership.MembershipEvent.MemberEliminated;
import org.livingledger.api.membership.MembershipRejection.NotAMember;
import org.livingledger.api.membership.MembershipRejection.RoleRequired;
import org.livingledger.api.points.Expiry;
import org.livingledger.domain.Scenario;

/// Measures against who breaks the rules of a group, and appeals against them (`systems.md` S5).
class DisciplineTests {

    private static final Instant IN_90_DAYS = START.plus(Duration.ofDays(90));
    private static final Instant IN_14_DAYS = START.plus(Duration.ofDays(14));
    private static final Instant IN_7_DAYS = START.plus(Duration.ofDays(7));

    private static WarnMember warn() {
        return new WarnMember(CLUB, ADA, "spam", "rule-3", OWNER);
    }

    private static Scenario club(@Nullable Measure strikesLeadTo) {
        var scenario = Scenario.club(ADA, BO, CY);
        scenario.accept(
                new SetHouseRules(
                        CLUB, new HouseRules(3, strikesLeadTo, null, null, null, null), OWNER));
        return scenario;
    }

    private static MeasureTaken taken(
            int measure, Measure kind, @Nullable Instant until, int strikes) {
        return new MeasureTaken(
                ADA,
                CLUB,
                measure,
                kind,
                "spam",
                "rule-3",
                until,
                strikes,
                null,
                IN_14_DAYS,
                OWNER,
                START);
    }

    private static List<Event> last(Scenario scenario, int events) {
        return scenario.eventsFrom(scenario.position() + 1 - events);
    }

    @Test
    void warnsAndTellsWhoDidItWhyAndUnderWhichRule() {
        var scenario = club(null);

        Conduct conduct = scenario.accept(Conduct.class, warn());

        assertThat(conduct).isEqualTo(new Conduct(CLUB, ADA, List.of(1), 1, false, null, true));
        assertThat(last(scenario, 1)).containsExactly(taken(1, Measure.WARNING, IN_90_DAYS, 1));
        assertThat(scenario.streamsFrom(scenario.position())).containsExactly("acme/member/" + ADA);
    }

    @Test
    void letsStrikesLapseByThemselves() {
        var scenario = club(Measure.MUTE);
        scenario.accept(warn());
        scenario.accept(warn());

        scenario.at(IN_90_DAYS);
        assertThat(scenario.accept(Conduct.class, warn()).strikes()).isEqualTo(1);
        scenario.at(START.plus(Duration.ofDays(91)));
        assertThat(scenario.accept(Conduct.class, warn()).strikes()).isEqualTo(2);
    }

    @Test
    void mutesAfterAsManyStrikesAsTheHouseRulesSay() {
        var scenario = club(Measure.MUTE);
        scenario.accept(warn());
        scenario.accept(warn());

        Conduct conduct = scenario.accept(Conduct.class, warn());

        assertThat(conduct)
                .isEqualTo(new Conduct(CLUB, ADA, List.of(3, 4), 3, true, IN_7_DAYS, true));
        assertThat(last(scenario, 1))
                .containsExactly(
                        new MeasureTaken(
                                ADA,
                                CLUB,
                                4,
                                Measure.MUTE,
                                "spam",
                                "rule-3",
                                IN_7_DAYS,
                                3,
                                3,
                                IN_14_DAYS,
                                OWNER,
                                START));
    }

    @Test
    void removesAfterAsManyStrikesAsTheHouseRulesSay() {
        var scenario = club(Measure.REMOVAL);
        scenario.accept(new PromoteToAdmin(CLUB, ADA, OWNER));
        scenario.accept(warn());
        scenario.accept(warn());

        Conduct conduct = scenario.accept(Conduct.class, warn());

        assertThat(conduct.active()).isFalse();
        assertThat(last(scenario, 4))
                .satisfiesExactly(
                        removal ->
                                assertThat(((MeasureTaken) removal).kind())
                                        .isEqualTo(Measure.REMOVAL),
                        demoted ->
                                assertThat(demoted).isEqualTo(new AdminDemoted(CLUB, ADA, START)),
                        gone ->
                                assertThat(gone)
                                        .isEqualTo(
                                                new MemberEliminated(
                                                        ADA, CLUB, 1, "spam", OWNER, START)),
                        seat -> assertThat(seat).isEqualTo(new SeatFreed(CLUB, ADA, 3, START)));
        scenario.accept(new JoinGroup(CLUB, ADA, null));
    }

    @Test
    void bansAfterAsManyStrikesAsTheHouseRulesSay() {
        var scenario = club(Measure.BAN);
        scenario.accept(warn());
        scenario.accept(warn());

        scenario.accept(warn());

        assertThat(scenario.events()).contains(new MemberBanned(CLUB, ADA, "spam", OWNER, START));
        assertThat(scenario.refuse(new JoinGroup(CLUB, ADA, null)))
                .isInstanceOf(GateRejection.MemberBanned.class);
    }

    @Test
    void mutesForATimeOrUntilItIsLifted() {
        var scenario = club(null);
        Conduct day =
                scenario.accept(
                        Conduct.class,
                        new MuteMember(
                                CLUB, ADA, "spam", "rule-3", new Expiry("P1D"), null, OWNER));
        assertThat(day.mutedUntil()).isEqualTo(START.plus(Duration.ofDays(1)));
        assertThat(scenario.refuse(new MuteMember(CLUB, ADA, "spam", "r", null, START, OWNER)))
                .isEqualTo(new MuteEndsInThePast(CLUB, START, START));
        Conduct open =
                scenario.accept(
                        Conduct.class,
                        new MuteMember(CLUB, ADA, "spam", "rule-3", null, null, OWNER));
        assertThat(open.muted()).isTrue();
        assertThat(open.mutedUntil()).isNull();

        Conduct lifted =
                scenario.accept(Conduct.class, new UnmuteMember(CLUB, ADA, "settled", OWNER));

        assertThat(lifted.muted()).isFalse();
        assertThat(last(scenario, 2))
                .containsExactly(
                        new MeasureLifted(ADA, CLUB, 1, "settled", OWNER, START),
                        new MeasureLifted(ADA, CLUB, 2, "settled", OWNER, START));
        assertThat(scenario.refuse(new UnmuteMember(CLUB, ADA, null, OWNER)))
                .isEqualTo(new NotMuted(CLUB, ADA));
    }

    @Test
    void isUpToTheOwnerAndToAdminsAgainstOrdinaryMembers() {
        var scenario = club(null);
        scenario.accept(new PromoteToAdmin(CLUB, BO, OWNER));
        scenario.accept(new PromoteToAdmin(CLUB, CY, OWNER));
        scenario.accept(new WarnMember(CLUB, ADA, "spam", "rule-3", BO));

        assertThat(scenario.refuse(new WarnMember(CLUB, CY, "spam", "rule-3", BO)))
                .isEqualTo(new RoleRequired(CLUB, BO, List.of("owner")));
        assertThat(scenario.refuse(new RemoveMember(CLUB, BO, "spam", "rule-3", ADA)))
                .isEqualTo(new RoleRequired(CLUB, ADA, List.of("owner")));
        assertThat(scenario.refuse(new WarnMember(CLUB, OWNER, "spam", "rule-3", null)))
                .isEqualTo(new OwnerAboveMeasures(CLUB, OWNER));
        assertThat(scenario.refuse(new SetHouseRules(CLUB, HouseRules.NONE, BO)))
                .isEqualTo(new RoleRequired(CLUB, BO, List.of("owner")));
    }

    @Test
    void removesAndOutlastsTheMembership() {
        var scenario = club(Measure.MUTE);
        scenario.accept(warn());
        scenario.accept(warn());
        scenario.accept(new RemoveMember(CLUB, ADA, "spam", "rule-3", OWNER));
        assertThat(scenario.refuse(warn())).isEqualTo(new NotAMember(CLUB, ADA));
        scenario.accept(new JoinGroup(CLUB, ADA, null));

        assertThat(scenario.accept(Conduct.class, warn()).muted()).isTrue();
        scenario.accept(new LeaveGroup(CLUB, ADA, null));
        scenario.accept(new JoinGroup(CLUB, ADA, null));
        assertThat(scenario.accept(Conduct.class, warn()).strikes()).isEqualTo(4);
    }

    @Test
    void recordsABanAsAMeasureAndLiftsItWithTheBan() {
        var scenario = club(null);
        scenario.accept(new BanMember(CLUB, ADA, "spam", "rule-3", OWNER, null));
        assertThat(scenario.events()).contains(taken(1, Measure.BAN, null, 0));

        scenario.accept(new UnbanMember(CLUB, ADA, OWNER));

        assertThat(scenario.events()).contains(new MeasureLifted(ADA, CLUB, 1, null, OWNER, START));
        scenario.accept(new BanMember(CLUB, ADA, "spam", "rule-3", OWNER, START.plusSeconds(60)));
        scenario.accept(new UnbanMember(CLUB, ADA, OWNER));
        assertThat(scenario.events()).contains(new MeasureLifted(ADA, CLUB, 2, null, OWNER, START));
    }

    @Test
    void upholdsAnAppeal() {
        var scenario = club(null);
        scenario.accept(warn());
        scenario.accept(new FileAppeal(CLUB, ADA, 1));
        assertThat(last(scenario, 1)).containsExactly(new AppealFiled(ADA, CLUB, 1, START));

        Conduct conduct =
                scenario.accept(
                        Conduct.class, new DecideAppeal(CLUB, ADA, 1, false, "proven", OWNER));

        assertThat(conduct.strikes()).isEqualTo(1);
        assertThat(last(scenario, 1))
                .containsExactly(new AppealDecided(ADA, CLUB, 1, false, "proven", OWNER, START));
        assertThat(scenario.refuse(new FileAppeal(CLUB, ADA, 1)))
                .isEqualTo(new AlreadyAppealed(CLUB, ADA, 1));
        assertThat(scenario.refuse(new DecideAppeal(CLUB, ADA, 1, true, "mistaken", OWNER)))
                .isEqualTo(new NoAppeal(CLUB, ADA, 1));
    }

    @Test
    void liftsAnOverturnedWarningAndTheMuteThatItLedTo() {
        var scenario = club(Measure.MUTE);
        scenario.accept(warn());
        scenario.accept(warn());
        scenario.accept(warn());
        scenario.accept(new FileAppeal(CLUB, ADA, 3));

        Conduct conduct =
                scenario.accept(
                        Conduct.class, new DecideAppeal(CLUB, ADA, 3, true, "mistaken", OWNER));

        assertThat(conduct).isEqualTo(new Conduct(CLUB, ADA, List.of(3, 4), 2, false, null, true));
        assertThat(last(scenario, 3))
                .containsExactly(
                        new AppealDecided(ADA, CLUB, 3, true, "mistaken", OWNER, START),
                        new MeasureLifted(ADA, CLUB, 3, "mistaken", OWNER, START),
                        new MeasureLifted(ADA, CLUB, 4, "mistaken", OWNER, START));
        assertThat(scenario.refuse(new FileAppeal(CLUB, ADA, 4)))
                .isEqualTo(new DisciplineRejection.MeasureLifted(CLUB, ADA, 4, START));
    }

    @Test
    void letsWhoWasWronglyRemovedComeBackWithoutACoolDown() {
        var scenario = club(null);
        scenario.accept(new SetGates(CLUB, new GatePolicy(null, 30, null, null), OWNER));
        scenario.accept(new RemoveMember(CLUB, ADA, "spam", "rule-3", OWNER));
        assertThat(scenario.refuse(new JoinGroup(CLUB, ADA, null))).isInstanceOf(CoolingDown.class);
        scenario.accept(new FileAppeal(CLUB, ADA, 1));

        scenario.accept(new DecideAppeal(CLUB, ADA, 1, true, "mistaken", OWNER));

        scenario.accept(new JoinGroup(CLUB, ADA, null));
    }

    @Test
    void letsWhoWasWronglyBannedInAgain() {
        var scenario = club(null);
        scenario.accept(new BanMember(CLUB, ADA, "spam", "rule-3", OWNER, null));
        scenario.accept(new FileAppeal(CLUB, ADA, 1));

        scenario.accept(new DecideAppeal(CLUB, ADA, 1, true, "mistaken", OWNER));

        assertThat(scenario.events()).contains(new MemberUnbanned(CLUB, ADA, OWNER, START));
        scenario.accept(new JoinGroup(CLUB, ADA, null));
    }

    @Test
    void refusesAppealsThatComeLateOrAreAgainstNothing() {
        var scenario = club(null);
        scenario.accept(warn());
        assertThat(scenario.refuse(new FileAppeal(CLUB, ADA, 2)))
                .isEqualTo(new MeasureNotFound(CLUB, ADA, 2));
        assertThat(scenario.refuse(new DecideAppeal(CLUB, ADA, 1, true, "mistaken", OWNER)))
                .isEqualTo(new NoAppeal(CLUB, ADA, 1));

        scenario.at(IN_14_DAYS);

        assertThat(scenario.refuse(new FileAppeal(CLUB, ADA, 1)))
                .isEqualTo(new AppealTooLate(CLUB, ADA, 1, IN_14_DAYS));
    }

    @Test
    void letsNoAdminDecideAboutWhatTheyDidThemselves() {
        var scenario = club(null);
        scenario.accept(new PromoteToAdmin(CLUB, BO, OWNER));
        scenario.accept(new PromoteToAdmin(CLUB, CY, OWNER));
        scenario.accept(new WarnMember(CLUB, ADA, "spam", "rule-3", BO));
        scenario.accept(new FileAppeal(CLUB, ADA, 1));

        assertThat(scenario.refuse(new DecideAppeal(CLUB, ADA, 1, false, "proven", BO)))
                .isEqualTo(new OwnMeasure(CLUB, 1, BO));
        scenario.accept(new DecideAppeal(CLUB, ADA, 1, false, "proven", CY));
    }
}
