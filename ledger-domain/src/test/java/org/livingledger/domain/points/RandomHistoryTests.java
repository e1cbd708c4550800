package org.livingledger.domain.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.BO;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.Scenario.CY;
import static org.livingledger.domain.Scenario.OWNER;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livingledger.api.Command;
import org.livingledger.api.Outcome;
import org.livingledger.api.activity.ActivityCommand.RecordActivity;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.elimination.DepartureRule;
import org.livingledger.api.elimination.LotPolicy;
import org.livingledger.api.group.GroupCommand.SetCapacity;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipCommand.EliminateMember;
import org.livingledger.api.membership.MembershipCommand.JoinGroup;
import org.livingledger.api.membership.MembershipCommand.LeaveGroup;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.Expiry;
import org.livingledger.api.points.PointsCommand.ActivatePoints;
import org.livingledger.api.points.PointsCommand.AdjustPoints;
import org.livingledger.api.points.PointsCommand.CancelPoints;
import org.livingledger.api.points.PointsCommand.CapturePoints;
import org.livingledger.api.points.PointsCommand.EarnPoints;
import org.livingledger.api.points.PointsCommand.ExpirePoints;
import org.livingledger.api.points.PointsCommand.ForfeitPoints;
import org.livingledger.api.points.PointsCommand.FreezeAccount;
import org.livingledger.api.points.PointsCommand.HoldPoints;
import org.livingledger.api.points.PointsCommand.PayFromPool;
import org.livingledger.api.points.PointsCommand.PayIntoPool;
import org.livingledger.api.points.PointsCommand.ReleasePoints;
import org.livingledger.api.points.PointsCommand.ReversePoints;
import org.livingledger.api.points.PointsCommand.SpendPoints;
import org.livingledger.api.points.PointsCommand.TransferPoints;
import org.livingledger.api.points.PointsCommand.UnfreezeAccount;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.points.PointsEvent.Posting;
import org.livingledger.api.points.ReversalPolicy;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.Programme.Cap;
import org.livingledger.api.programme.Programme.EarningRule;
import org.livingledger.api.programme.ProgrammeCommand.PublishProgramme;
import org.livingledger.api.programme.RuleId;
import org.livingledger.domain.Scenario;

/// What holds after any sequence of commands (`reliability.md` I2, I4, I5), tried with seeded random
/// histories. The scenario itself fails a handler that refuses after it has applied an event.
class RandomHistoryTests {

    private static final int STEPS = 400;
    private static final long CAP = 60;
    private static final long BUDGET = 300;
    private static final List<MemberId> PEOPLE = List.of(ADA, BO, CY, OWNER);
    private static final ActivityType POST = new ActivityType("post");
    private static final List<ReversalPolicy> POLICIES = List.of(ReversalPolicy.values());

    private int accepted;
    private int refused;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void keepsEveryBalanceAndLeavesNoTraceOfARefusal(long seed) {
        var random = new Random(seed);
        var scenario = Scenario.club(ADA, BO);
        scenario.accept(new SetCapacity(CLUB, 3));
        scenario.accept(
                new PublishProgramme(
                        Programme.EMPTY
                                .withActivities(Map.of("post", Map.of()))
                                .withRules(
                                        List.of(
                                                rule("capped", null, new Cap(Cap.Per.DAY, CAP)),
                                                rule("budgeted", BUDGET)))
                                .withDepartures(
                                        List.of(
                                                new DepartureRule(
                                                        null,
                                                        LotPolicy.FREEZE,
                                                        LotPolicy.FORFEIT))),
                        null));
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(4) == 0) {
                scenario.at(scenario.now().plus(Duration.ofHours(random.nextInt(12))));
            }
            Map<AccountId, Account.State> before = states(scenario);
            Command command = any(random, scenario);
            Object answer = scenario.decideAnyhow(command);
            Map<AccountId, Account.State> after = states(scenario);
            if (answer instanceof Outcome) {
                accepted++;
            } else {
                refused++;
                assertThat(after).as("%s, step %s: %s", command, step, answer).isEqualTo(before);
            }
            check(scenario, after, command);
        }
        assertThat(accepted).as("accepted").isGreaterThan(STEPS / 5);
        assertThat(refused).as("refused").isGreaterThan(STEPS / 10);
    }

    private static EarningRule rule(String id, @Nullable Long budget, Cap... caps) {
        return new EarningRule(
                new RuleId(id), POST, null, null, "17", List.of(caps), budget, null, null);
    }

    private static void check(
            Scenario scenario, Map<AccountId, Account.State> states, Command command) {
        Map<AccountId, Long> postings = new HashMap<>();
        Map<String, Long> byCap = new HashMap<>();
        boolean mayOwe = false;
        for (var event : scenario.events()) {
            if (event instanceof PointsEvent moved) {
                for (Posting posting : moved.postings()) {
                    postings.merge(posting.account(), posting.points(), Long::sum);
                }
            }
            if (event instanceof PointsEvent.GrantReversed reversed) {
                mayOwe |= reversed.debt() > 0;
                if (reversed.grounds() != null) {
                    for (String cap : reversed.grounds().counted()) {
                        byCap.merge(reversed.account() + " " + cap, -reversed.points(), Long::sum);
                    }
                }
            }
            if (event instanceof PointsEarned earned && earned.grounds() != null) {
                for (String cap : earned.grounds().counted()) {
                    byCap.merge(earned.account() + " " + cap, earned.points(), Long::sum);
                }
            }
        }
        assertThat(postings.values().stream().mapToLong(Long::longValue).sum())
                .as("the ledger after %s", command)
                .isZero();
        states.forEach((account, state) -> {
            long inLots = state.lots().stream().mapToLong(Lots.LotState::points).sum();
            assertThat(inLots - state.debt())
                    .as("balance of %s after %s", account, command)
                    .isEqualTo(postings.getOrDefault(account, 0L));
            assertThat(state.debt()).isNotNegative();
            assertThat(state.lots()).allMatch(lot -> lot.points() > 0);
            var again = Account.restored(Scenario.LEDGER + "/account/" + account, state);
            assertThat(again.state()).isEqualTo(state);
            long frozen =
                    state.frozenLots().stream()
                            .mapToLong(lots -> again.judged(scenario.now()).frozen(lots.group()))
                            .sum();
            assertThat(again.available(scenario.now()))
                    .as("what could be spent of %s after %s", account, command)
                    .isBetween(0L, Math.max(0, inLots - frozen));
            assertThat(again.judged(scenario.now()).free())
                    .as("free points of %s after %s", account, command)
                    .isBetween(0L, inLots);
        });
        if (!mayOwe) {
            assertThat(states.values()).allMatch(state -> state.debt() == 0);
        }
        byCap.forEach((cap, points) -> {
            if (!cap.endsWith("/budget")) {
                assertThat(points).as(cap).isBetween(0L, CAP);
            }
        });
        assertThat(
                        byCap.entrySet().stream()
                                .filter(cap -> cap.getKey().endsWith("/budget"))
                                .mapToLong(Map.Entry::getValue)
                                .sum())
                .isBetween(0L, BUDGET);
    }

    private static Map<AccountId, Account.State> states(Scenario scenario) {
        var states = new HashMap<AccountId, Account.State>();
        for (MemberId member : PEOPLE) {
            put(states, AccountId.of(member), scenario);
        }
        put(states, AccountId.pool("fair"), scenario);
        return states;
    }

    private static void put(
            Map<AccountId, Account.State> states, AccountId account, Scenario scenario) {
        if (scenario.state(Account.class, "account/" + account) instanceof Account.State state) {
            states.put(account, state);
        }
    }

    private static Command any(Random random, Scenario scenario) {
        MemberId who = PEOPLE.get(random.nextInt(PEOPLE.size()));
        MemberId other = PEOPLE.get(random.nextInt(PEOPLE.size()));
        long points = 1L + random.nextInt(60);
        String hold = "h" + random.nextInt(3);
        long lot = 1L + random.nextInt(20);
        return switch (random.nextInt(24)) {
            case 0, 1, 2 -> earn(random, scenario, who, points);
            case 3, 4, 5 -> new SpendPoints(who, points, null, null);
            case 6, 7 ->
                    new HoldPoints(
                            who,
                            hold,
                            points,
                            random.nextBoolean()
                                    ? null
                                    : scenario.now().plus(Duration.ofHours(random.nextInt(20))));
            case 8 -> new CapturePoints(who, hold, random.nextBoolean() ? null : points);
            case 9 -> new ReleasePoints(who, hold);
            case 10, 11 -> new TransferPoints(who, other, points, null);
            case 12 -> new PayIntoPool(who, "fair", points);
            case 13 -> new PayFromPool("fair", who, points);
            case 14 -> new AdjustPoints(who, random.nextBoolean() ? points : -points, "fix");
            case 15, 16, 17 ->
                    new ReversePoints(
                            who,
                            1 + random.nextInt(Math.toIntExact(scenario.position())),
                            random.nextBoolean() ? null : points,
                            POLICIES.get(random.nextInt(3)),
                            null);
            case 18 -> new ForfeitPoints(who, points, "fraud");
            case 19 ->
                    random.nextBoolean()
                            ? new ActivatePoints(who, lot)
                            : new CancelPoints(who, lot, null);
            case 20 ->
                    new ExpirePoints(
                            random.nextInt(4) == 0 ? AccountId.pool("fair") : AccountId.of(who),
                            lot);
            case 21 ->
                    random.nextInt(6) == 0
                            ? new FreezeAccount(who, "check")
                            : new UnfreezeAccount(who);
            case 22 ->
                    switch (random.nextInt(4)) {
                        case 0 -> new LeaveGroup(CLUB, who, null);
                        case 1 -> new EliminateMember(CLUB, who, "idle", other, null);
                        default -> new JoinGroup(CLUB, who, null);
                    };
            default ->
                    new RecordActivity(
                            CLUB,
                            who,
                            POST,
                            "p" + scenario.position(),
                            null,
                            scenario.now().minus(Duration.ofHours(random.nextInt(48))));
        };
    }

    private static EarnPoints earn(Random random, Scenario scenario, MemberId who, long points) {
        return new EarnPoints(
                who,
                points,
                random.nextInt(4) == 0 ? CLUB : null,
                random.nextBoolean() ? null : new Expiry("P" + (1 + random.nextInt(9)) + "D"),
                random.nextInt(4) == 0
                        ? scenario.now().plus(Duration.ofHours(random.nextInt(30)))
                        : null,
                random.nextInt(6) == 0,
                null,
                null);
    }
}
