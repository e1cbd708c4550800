package org.livingledger.domain.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.BO;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.Scenario.OWNER;
import static org.livingledger.domain.Scenario.START;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livingledger.api.evidence.EvidenceCommand.ReportPayment;
import org.livingledger.api.evidence.EvidenceCommand.ReportProfile;
import org.livingledger.api.evidence.EvidenceCommand.ReportPurchase;
import org.livingledger.api.evidence.EvidenceCommand.ReportQuiz;
import org.livingledger.api.evidence.EvidenceCommand.ReportTask;
import org.livingledger.api.evidence.EvidenceCommand.StateFact;
import org.livingledger.api.evidence.EvidenceCommand.VerifyFact;
import org.livingledger.api.gate.Gate;
import org.livingledger.api.gate.GateCommand.ApplyToJoin;
import org.livingledger.api.gate.GateCommand.CreateInvitation;
import org.livingledger.api.gate.GateCommand.ReviewApplication;
import org.livingledger.api.gate.GateCommand.SetGates;
import org.livingledger.api.gate.GateEvent.ApplicantAdmitted;
import org.livingledger.api.gate.GateEvent.GatesSet;
import org.livingledger.api.gate.GateOutcome.Admission;
import org.livingledger.api.gate.GatePolicy;
import org.livingledger.api.gate.GateRejection.GatesNotPassed;
import org.livingledger.api.gate.MissingGate;
import org.livingledger.api.group.GroupCommand.FoundGroup;
import org.livingledger.api.group.GroupEvent.SeatTaken;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipCommand.JoinGroup;
import org.livingledger.api.membership.MembershipCommand.LeaveGroup;
import org.livingledger.api.membership.MembershipEvent.MemberJoined;
import org.livingledger.api.membership.MembershipRejection.RoleRequired;
import org.livingledger.api.points.PointsCommand.EarnPoints;
import org.livingledger.api.points.PointsCommand.SpendPoints;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.Programme.Metric;
import org.livingledger.api.programme.ProgrammeCommand.PublishProgramme;
import org.livingledger.api.tier.Ladder;
import org.livingledger.api.tier.Ladder.Measure;
import org.livingledger.api.tier.Ladder.Tier;
import org.livingledger.api.tier.LadderId;
import org.livingledger.api.tier.Window;
import org.livingledger.domain.Scenario;

/// Gates (门槛), combined with all-of and any-of: who is let in, and what the refused are told
/// (`systems.md` S3).
class GatesTests {

    private static final Gate INVITATION = new Gate.Invitation();
    private static final Gate APPROVAL = new Gate.Approval();
    private static final Gate FEE = new Gate.FeePaid(9_900, "CNY");
    private static final Gate PRODUCT = new Gate.ProductBought("course-1");
    private static final Gate POINTS = new Gate.PointsHeld(100, null);
    private static final Gate QUIZ = new Gate.QuizPassed("rules", 60);
    private static final Gate FACT = new Gate.FactHolds("followers", 200L, null, null, true);

    /// One of each of the seven kinds that S3 names.
    private static final List<Gate> SEVEN =
            List.of(INVITATION, APPROVAL, FEE, PRODUCT, POINTS, QUIZ, FACT);

    private static Scenario guarded(@Nullable Gate gate) {
        var scenario = Scenario.club();
        scenario.accept(new SetGates(CLUB, new GatePolicy(gate, null, null, null), OWNER));
        return scenario;
    }

    private static ApplyToJoin apply(@Nullable String code) {
        return new ApplyToJoin(CLUB, ADA, code, null);
    }

    /// Does for someone what opens one of the seven. The approval comes after the application.
    private static void bring(Scenario scenario, GroupId group, MemberId who, Gate gate) {
        switch (gate) {
            case Gate.FeePaid(long cents, String currency) ->
                    scenario.accept(new ReportPayment(who, group, cents, currency, "p-1", null));
            case Gate.ProductBought(String product) ->
                    scenario.accept(new ReportPurchase(who, product, "o-1", null));
            case Gate.PointsHeld(long least, GroupId by) ->
                    scenario.accept(new EarnPoints(who, least, by, null, null, null, null, null));
            case Gate.QuizPassed(String quiz, int least) ->
                    scenario.accept(new ReportQuiz(who, quiz, least, null));
            case Gate.TaskDone(String task) -> scenario.accept(new ReportTask(who, task, null));
            case Gate.ProfileFilled(int percent) ->
                    scenario.accept(new ReportProfile(who, percent, null));
            case Gate.FactHolds fact -> {
                scenario.accept(new StateFact(who, fact.fact(), 200L, null, "page-1", null));
                scenario.accept(new VerifyFact(who, fact.fact(), true, OWNER, null));
            }
            case Gate.Invitation _,
                    Gate.Approval _,
                    Gate.TierReached _,
                    Gate.AllOf _,
                    Gate.AnyOf _ -> {}
        }
    }

    private static List<Gate> chosen(int set) {
        var gates = new ArrayList<Gate>();
        for (int i = 0; i < SEVEN.size(); i++) {
            if ((set & 1 << i) != 0) {
                gates.add(SEVEN.get(i));
            }
        }
        return gates;
    }

    private static MissingGate missing(Gate gate) {
        return switch (gate) {
            case Gate.Invitation _ -> new MissingGate("invitation", null, 1, 0, false);
            case Gate.Approval _ -> new MissingGate("approval", null, 1, 0, true);
            case Gate.FeePaid _ -> new MissingGate("fee-paid", "CNY", 9_900, 0, false);
            case Gate.ProductBought _ -> new MissingGate("product-bought", "course-1", 1, 0, false);
            case Gate.PointsHeld _ -> new MissingGate("points-held", null, 100, 0, false);
            case Gate.QuizPassed _ -> new MissingGate("quiz-passed", "rules", 60, 0, false);
            case Gate.FactHolds _ -> new MissingGate("fact-holds", "followers", 200, 0, false);
            case Gate.TaskDone _,
                    Gate.ProfileFilled _,
                    Gate.TierReached _,
                    Gate.AllOf _,
                    Gate.AnyOf _ ->
                    throw new AssertionError(gate);
        };
    }

    /// All-of: every subset of the seven asked for, and every subset of that brought. The approval is
    /// awaited unless something else is missing too; whoever lacks more is told all of it.
    @Test
    void letsInByAllOfWhoBringsEverythingAndNamesEveryGateThatIsMissing() {
        for (int asked = 1; asked < 128; asked++) {
            var gate = new Gate.AllOf(chosen(asked));
            for (int brought = asked; ; brought = (brought - 1) & asked) {
                List<MissingGate> failed =
                        chosen(asked & ~brought).stream().map(GatesTests::missing).toList();
                Verdict verdict = Verdict.of(gate, new Bringing(chosen(brought)));

                assertThat(verdict.missing()).isEqualTo(failed);
                assertThat(verdict.state())
                        .isEqualTo(
                                failed.isEmpty()
                                        ? Verdict.State.OPEN
                                        : failed.stream().allMatch(MissingGate::awaited)
                                                ? Verdict.State.AWAITS
                                                : Verdict.State.SHUT);
                if (brought == 0) {
                    break;
                }
            }
        }
    }

    /// Any-of: the same subsets. One is enough; with none, all that were asked for are named.
    @Test
    void letsInByAnyOfWhoBringsOneThingAndNamesAllOfThemToWhoBringsNone() {
        for (int asked = 1; asked < 128; asked++) {
            var gate = new Gate.AnyOf(chosen(asked));
            for (int brought = asked; ; brought = (brought - 1) & asked) {
                Verdict verdict = Verdict.of(gate, new Bringing(chosen(brought)));

                if (brought != 0) {
                    assertThat(verdict.state()).isEqualTo(Verdict.State.OPEN);
                    assertThat(verdict.missing()).isEmpty();
                    assertThat(verdict.passed()).hasSize(Integer.bitCount(brought));
                } else {
                    assertThat(verdict.missing())
                            .isEqualTo(chosen(asked).stream().map(GatesTests::missing).toList());
                    assertThat(verdict.state())
                            .isEqualTo(
                                    chosen(asked).contains(APPROVAL)
                                            ? Verdict.State.AWAITS
                                            : Verdict.State.SHUT);
                    break;
                }
            }
        }
    }

    /// Each split of the seven into two, one half all-of and the other any-of, joined either way; with
    /// every subset brought.
    @Test
    void combinesAllOfAndAnyOfAsLogicDoes() {
        for (int half = 1; half < 127; half++) {
            Gate all = new Gate.AllOf(chosen(half));
            Gate any = new Gate.AnyOf(chosen(127 & ~half));
            for (int brought = 0; brought < 128; brought++) {
                var who = new Bringing(chosen(brought));
                boolean allOpen = (brought & half) == half;
                boolean anyOpen = (brought & ~half) != 0;

                assertThat(isOpen(new Gate.AllOf(List.of(all, any)), who))
                        .isEqualTo(allOpen && anyOpen);
                assertThat(isOpen(new Gate.AnyOf(List.of(all, any)), who))
                        .isEqualTo(allOpen || anyOpen);
            }
        }
    }

    private static boolean isOpen(Gate gate, Applicant who) {
        return Verdict.of(gate, who).state() == Verdict.State.OPEN;
    }

    /// The same through the commands: every subset of the seven, all brought, all but one brought, and
    /// one brought where one is enough.
    @Test
    void letsPeopleInThroughEverySubsetOfTheSevenKinds() {
        var scenario = Scenario.club();
        int people = 0;
        for (int asked = 1; asked < 128; asked++) {
            List<Gate> gates = chosen(asked);
            var group = new GroupId("g" + asked);
            scenario.accept(new FoundGroup(group, "Group", OWNER, null, null, null));
            scenario.accept(new CreateInvitation(group, "come-to-us", 99, null, OWNER));

            set(scenario, group, new Gate.AllOf(gates));
            assertThat(come(scenario, group, Scenario.member("m" + people++), gates))
                    .isEqualTo("joined");
            for (Gate lacking : gates) {
                var who = Scenario.member("m" + people++);
                var others = gates.stream().filter(gate -> !gate.equals(lacking)).toList();
                assertThat(come(scenario, group, who, others))
                        .isEqualTo(
                                lacking.equals(APPROVAL)
                                        ? "applied"
                                        : new GatesNotPassed(group, who, missing(gates, lacking)));
            }
            set(scenario, group, new Gate.AnyOf(gates));
            for (Gate brought : gates) {
                var who = Scenario.member("m" + people++);
                assertThat(come(scenario, group, who, List.of(brought))).isEqualTo("joined");
            }
        }
    }

    private static void set(Scenario scenario, GroupId group, Gate gate) {
        scenario.accept(new SetGates(group, new GatePolicy(gate, null, null, null), OWNER));
    }

    /// Who lacks something is told of the approval too: it has not been given.
    private static List<MissingGate> missing(List<Gate> asked, Gate lacking) {
        return asked.stream()
                .filter(gate -> gate.equals(lacking) || gate.equals(APPROVAL))
                .map(GatesTests::missing)
                .toList();
    }

    /// What comes of someone who brings some of it: how they stand, or why not.
    private static Object come(Scenario scenario, GroupId group, MemberId who, List<Gate> brought) {
        brought.forEach(each -> bring(scenario, group, who, each));
        String code = brought.contains(INVITATION) ? "come-to-us" : null;
        Object came = scenario.decideAnyhow(new ApplyToJoin(group, who, code, null));
        if (came instanceof Admission(_, _, String status, _, _, _, _)
                && status.equals("applied")
                && brought.contains(APPROVAL)) {
            came = scenario.accept(new ReviewApplication(group, who, true, null, OWNER));
        }
        return came instanceof Admission admission ? admission.status() : came;
    }

    @Test
    void setsGatesByTheOwnerOrAnAdmin() {
        var scenario = Scenario.club(BO);
        var policy = new GatePolicy(FEE, 30, 7, GatePolicy.Inviters.OWNER);

        assertThat(scenario.refuse(new SetGates(CLUB, policy, BO)))
                .isEqualTo(new RoleRequired(CLUB, BO, List.of("owner", "admin")));
        scenario.accept(new SetGates(CLUB, policy, OWNER));
        assertThat(scenario.events()).last().isEqualTo(new GatesSet(CLUB, policy, OWNER, START));
    }

    @Test
    void letsEveryoneIntoAGroupWithoutGatesAndRemembersNothingOfIt() {
        var scenario = Scenario.club();
        long before = scenario.position();

        assertThat(scenario.accept(apply(null)))
                .isEqualTo(new Admission(CLUB, ADA, "joined", 1, null, List.of(), null));
        assertThat(scenario.eventsFrom(before + 1))
                .hasSize(3)
                .contains(
                        new SeatTaken(CLUB, ADA, 2, START), new MemberJoined(ADA, CLUB, 1, START));
    }

    @Test
    void remembersWhichGatesStoodOpen() {
        var scenario = guarded(new Gate.AnyOf(List.of(QUIZ, PRODUCT, FEE)));
        bring(scenario, CLUB, ADA, QUIZ);
        bring(scenario, CLUB, ADA, FEE);
        scenario.accept(apply(null));

        assertThat(scenario.events())
                .contains(
                        new ApplicantAdmitted(
                                CLUB, ADA, null, List.of("quiz-passed", "fee-paid"), START));
    }

    @Test
    void letsJoinGroupThroughTheGatesToo() {
        var scenario = guarded(QUIZ);
        scenario.accept(new ReportQuiz(ADA, "rules", 59, null));

        assertThat(scenario.refuse(new JoinGroup(CLUB, ADA, null)))
                .isEqualTo(
                        new GatesNotPassed(
                                CLUB,
                                ADA,
                                List.of(new MissingGate("quiz-passed", "rules", 60, 59, false))));
        scenario.accept(new ReportQuiz(ADA, "rules", 60, null));
        scenario.accept(new ReportQuiz(ADA, "rules", 10, null)); // the best one counts
        scenario.accept(new JoinGroup(CLUB, ADA, null));
    }

    @Test
    void keepsWhoIsInWhateverStandsAtTheDoorLater() {
        var scenario = Scenario.club(ADA);
        scenario.accept(new SetGates(CLUB, new GatePolicy(FEE, null, null, null), OWNER));
        scenario.accept(new EarnPoints(ADA, 1, CLUB, null, null, null, null, null));
    }

    @Test
    void usesAFeeUpByTheJoiningAndNeverTakesOneTwice() {
        var scenario = guarded(FEE);
        scenario.accept(new ReportPayment(ADA, CLUB, 5_000, "CNY", "p-1", null));
        long before = scenario.position();
        scenario.accept(new ReportPayment(ADA, CLUB, 5_000, "CNY", "p-1", null));
        assertThat(scenario.position()).isEqualTo(before);
        scenario.accept(new ReportPayment(ADA, CLUB, 4_900, "EUR", "p-2", null));
        var lacking = new MissingGate("fee-paid", "CNY", 9_900, 5_000, false);
        assertThat(scenario.refuse(apply(null)))
                .isEqualTo(new GatesNotPassed(CLUB, ADA, List.of(lacking)));
        scenario.accept(new ReportPayment(ADA, CLUB, 4_900, "CNY", "p-3", null));
        scenario.accept(apply(null));

        scenario.accept(new LeaveGroup(CLUB, ADA, null));
        assertThat(scenario.refuse(apply(null)))
                .isEqualTo(new GatesNotPassed(CLUB, ADA, List.of(missing(FEE))));
    }

    @Test
    void countsThePointsThatCouldBeSpentNowAndThoseOfOneGroupAlone() {
        var scenario = guarded(new Gate.PointsHeld(100, new GroupId("art")));
        scenario.accept(new FoundGroup(new GroupId("art"), "Art", ADA, null, null, null));
        scenario.accept(new EarnPoints(ADA, 500, null, null, null, null, null, null));
        scenario.accept(new EarnPoints(ADA, 120, new GroupId("art"), null, null, null, null, null));
        scenario.accept(new SpendPoints(ADA, 521, null, null));

        var lacking = new MissingGate("points-held", "art", 100, 99, false);
        assertThat(scenario.refuse(apply(null)))
                .isEqualTo(new GatesNotPassed(CLUB, ADA, List.of(lacking)));
        scenario.accept(new EarnPoints(ADA, 1, new GroupId("art"), null, null, null, null, null));
        scenario.accept(apply(null));
    }

    @Test
    void asksForATierOrAHigherOneOfTheSameLadder() {
        var ladder = new LadderId("reach");
        var scenario = guarded(new Gate.TierReached(ladder, "silver"));
        var lacking = new MissingGate("tier-reached", "reach/silver", 1, 0, false);
        var refusal = new GatesNotPassed(CLUB, ADA, List.of(lacking));
        scenario.accept(new EarnPoints(ADA, 299, null, null, null, null, null, null));
        assertThat(scenario.refuse(apply(null))).isEqualTo(refusal); // there is no such ladder
        scenario.accept(
                new PublishProgramme(
                        Programme.EMPTY.withLadders(
                                List.of(
                                        new Ladder(
                                                ladder,
                                                null,
                                                List.of(
                                                        new Measure(
                                                                "points",
                                                                Metric.POINTS_EARNED,
                                                                null)),
                                                List.of(
                                                        tier("base", 0),
                                                        tier("silver", 300),
                                                        tier("gold", 1_000)),
                                                new Window("all"),
                                                null,
                                                null,
                                                null))),
                        null));
        assertThat(scenario.refuse(apply(null))).isEqualTo(refusal);
        scenario.accept(new EarnPoints(ADA, 1, null, null, null, null, null, null));
        scenario.accept(apply(null));

        scenario.accept(new LeaveGroup(CLUB, ADA, null));
        scenario.accept(new EarnPoints(ADA, 900, null, null, null, null, null, null));
        scenario.accept(apply(null));
    }

    private static Tier tier(String id, long points) {
        return new Tier(id, Map.of("points", points), null);
    }

    @Test
    void asksForFinishedTasksAndFilledProfiles() {
        var scenario =
                guarded(
                        new Gate.AllOf(
                                List.of(new Gate.TaskDone("essay"), new Gate.ProfileFilled(80))));
        scenario.accept(new ReportProfile(ADA, 90, null));
        scenario.accept(new ReportProfile(ADA, 79, null)); // the last one counts

        assertThat(scenario.refuse(apply(null)))
                .isEqualTo(
                        new GatesNotPassed(
                                CLUB,
                                ADA,
                                List.of(
                                        new MissingGate("task-done", "essay", 1, 0, false),
                                        new MissingGate("profile-filled", null, 80, 79, false))));
        scenario.accept(new ReportTask(ADA, "essay", null));
        scenario.accept(new ReportProfile(ADA, 80, null));
        scenario.accept(apply(null));
    }

    @Test
    void holdsFactsAgainstTheirConditions() {
        var reach = new Gate.FactHolds("followers", 200L, 999L, null, false);
        var post = new Gate.FactHolds("position", null, null, List.of("editor", "host"), false);
        var scenario = guarded(new Gate.AllOf(List.of(reach, post)));
        scenario.accept(new StateFact(ADA, "followers", 1_000L, null, null, null));
        scenario.accept(new StateFact(ADA, "position", null, "guest", null, null));

        assertThat(scenario.refuse(apply(null)))
                .isEqualTo(
                        new GatesNotPassed(
                                CLUB,
                                ADA,
                                List.of(
                                        new MissingGate(
                                                "fact-holds", "followers", 999, 1_000, false),
                                        new MissingGate("fact-holds", "position", 1, 0, false))));
        scenario.accept(new StateFact(ADA, "followers", 999L, null, null, null));
        scenario.accept(new StateFact(ADA, "position", null, "host", null, null));
        scenario.accept(apply(null));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 21})
    void hasAtLeastOneGateInAPlaceAndNotTooMany(int gates) {
        assertThatThrownBy(() -> new Gate.AllOf(java.util.Collections.nCopies(gates, APPROVAL)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void standsNoDeeperThanAnyoneUnderstands() {
        Gate gate = APPROVAL;
        for (int depth = 1; depth < Gate.DEEPEST; depth++) {
            gate = new Gate.AnyOf(List.of(gate));
        }
        Gate deepest = gate;
        assertThatThrownBy(() -> new Gate.AllOf(List.of(deepest)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// Someone who brings exactly what opens some of the seven.
    private record Bringing(List<Gate> brought) implements Applicant {
        @Override
        public boolean invited() {
            return brought.contains(INVITATION);
        }

        @Override
        public boolean approved() {
            return brought.contains(APPROVAL);
        }

        @Override
        public long paid(String currency) {
            return brought.contains(FEE) ? 9_900 : 0;
        }

        @Override
        public boolean bought(String product) {
            return brought.contains(PRODUCT);
        }

        @Override
        public long points(@Nullable GroupId group) {
            return brought.contains(POINTS) ? 100 : 0;
        }

        @Override
        public boolean reaches(LadderId ladder, String tier) {
            return false;
        }

        @Override
        public int score(String quiz) {
            return brought.contains(QUIZ) ? 60 : 0;
        }

        @Override
        public boolean done(String task) {
            return false;
        }

        @Override
        public int profile() {
            return 0;
        }

        @Override
        public @Nullable Long number(String fact) {
            return brought.contains(FACT) ? 200L : null;
        }

        @Override
        public @Nullable String code(String fact) {
            return null;
        }

        @Override
        public @Nullable Boolean holds(String fact) {
            return brought.contains(FACT) ? true : null;
        }
    }
}
