package org.livingledger.domain.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.BO;
import static org.livingledger.domain.Scenario.CLUB;
import static org.livingledger.domain.tier.Rungs.per;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livingledger.api.Command;
import org.livingledger.api.Event;
import org.livingledger.api.Rejection;
import org.livingledger.api.activity.ActivityCommand.RecordActivity;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupCommand.FoundGroup;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipCommand.JoinGroup;
import org.livingledger.api.membership.MembershipCommand.LeaveGroup;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.points.PointsCommand.EarnPoints;
import org.livingledger.api.points.PointsCommand.ReversePoints;
import org.livingledger.api.points.PointsCommand.SpendPoints;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.points.ReversalPolicy;
import org.livingledger.api.tier.Fact;
import org.livingledger.api.tier.Ladder;
import org.livingledger.api.tier.Ladder.Downgrade;
import org.livingledger.api.tier.LadderId;
import org.livingledger.api.tier.Spells;
import org.livingledger.api.tier.Tally;
import org.livingledger.api.tier.TierCommand.ReviewTiers;
import org.livingledger.api.tier.TierEvent.TierChanged;
import org.livingledger.api.tier.Timeline;
import org.livingledger.api.tier.Window;
import org.livingledger.domain.Scenario;

/// What is written down agrees with what follows from the facts, at every position of a random history:
/// grants, late facts, reversals, spending, leaving and return, and time that passes with and without a
/// scan (`systems.md` S8; `architecture.md`, the read side).
class TierHistoryTests {

    private static final int COMMANDS = 400;

    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai, 1", "Asia/Shanghai, 2", "Europe/Berlin, 3", "Europe/Berlin, 4",
        "Africa/Cairo, 5", "Africa/Cairo, 6", "America/Los_Angeles, 7", "America/Los_Angeles, 8"
    })
    void agreesWithTheFactsAtEveryPosition(String zone, long seed) {
        var history = new History(zone, new Random(seed));
        for (int i = 0; i < COMMANDS; i++) {
            history.step();
            history.check("seed " + seed + " command " + i);
        }
        assertThat(history.changes()).as("something happened").isGreaterThan(20);
    }

    private static final class History {

        private final Scenario scenario;
        private final ZoneId zone;
        private final Random random;
        private final List<Ladder> ladders =
                List.of(
                        named("a", per("quarter").grace(10).warning(14).ladder()),
                        named("b", per("month").downgrade(Downgrade.ONE_DOWN).ladder()),
                        named("c", per("P30D").downgrade(Downgrade.ONE_DOWN).grace(3).ladder()),
                        named("d", per("all").in(CLUB).ladder()),
                        named("e", per("P7D").in(CLUB).warning(2).ladder()),
                        named("f", per("year").downgrade(Downgrade.NONE).ladder()));
        private final Map<MemberId, Instant> touched = new HashMap<>();

        History(String zone, Random random) {
            this.scenario = Scenario.in(zone).at("2026-01-01T00:00:00Z");
            this.zone = ZoneId.of(zone);
            this.random = random;
            scenario.accept(new FoundGroup(CLUB, "Club", Scenario.OWNER, null, null, null));
            scenario.accept(new JoinGroup(CLUB, ADA, null));
            scenario.accept(new JoinGroup(CLUB, BO, null));
            scenario.accept(Rungs.publish(ladders.toArray(Ladder[]::new)));
        }

        private static Ladder named(String id, Ladder ladder) {
            return new Ladder(
                    new LadderId(id),
                    ladder.group(),
                    ladder.measures(),
                    ladder.tiers(),
                    new Window(ladder.window().value()),
                    ladder.downgrade(),
                    ladder.graceDays(),
                    ladder.warningDays());
        }

        void step() {
            scenario.at(scenario.now().plus(Duration.ofMinutes(random.nextInt(4 * 24 * 60))));
            MemberId member = random.nextBoolean() ? ADA : BO;
            Command command = command(member);
            Object outcome = scenario.decideAnyhow(command);
            // spending does not concern tiers, so nothing is looked at by it
            if (!(outcome instanceof Rejection) && !(command instanceof SpendPoints)) {
                touched.put(member, scenario.now());
            }
        }

        private Command command(MemberId member) {
            Instant at =
                    random.nextInt(4) == 0
                            ? scenario.now().minus(Duration.ofHours(random.nextInt(5_000)))
                            : scenario.now();
            return switch (random.nextInt(11)) {
                case 0 -> new ReviewTiers(member);
                case 1 -> new LeaveGroup(CLUB, member, null);
                case 2, 3 -> new JoinGroup(CLUB, member, null);
                case 4 -> reversal(member);
                case 5 ->
                        new RecordActivity(
                                CLUB,
                                member,
                                new ActivityType("post"),
                                "a" + random.nextInt(),
                                null,
                                at);
                case 6 -> new SpendPoints(member, 1 + random.nextInt(300), null, null);
                default ->
                        new EarnPoints(
                                member,
                                1 + random.nextInt(400),
                                random.nextBoolean() ? CLUB : null,
                                null,
                                null,
                                null,
                                null,
                                at);
            };
        }

        private Command reversal(MemberId member) {
            var grants = new ArrayList<Long>();
            List<Event> events = scenario.events();
            for (int i = 0; i < events.size(); i++) {
                if (events.get(i) instanceof PointsEarned earned
                        && earned.account().value().equals(member.value())) {
                    grants.add(i + 1L);
                }
            }
            return grants.isEmpty()
                    ? new ReviewTiers(member)
                    : new ReversePoints(
                            member,
                            grants.get(random.nextInt(grants.size())),
                            null,
                            ReversalPolicy.INTO_DEBT,
                            null);
        }

        /// Folds the whole log anew, and holds the last change that was written down of each member and
        /// ladder against it, as of when something last happened to them.
        void check(String when) {
            touched.forEach((member, at) -> {
                for (Ladder ladder : ladders) {
                    Timeline timeline = timeline(member, ladder);
                    String follows = ladder.tiers().get(timeline.step(at).tier()).id();
                    assertThat(written(member, ladder))
                            .as("%s: %s on %s at %s", when, member, ladder.id(), at)
                            .isEqualTo(follows);
                }
            });
        }

        private Timeline timeline(MemberId member, Ladder ladder) {
            var tally = new Tally();
            var spells = new Spells();
            for (Event event : scenario.events()) {
                Fact fact = Fact.of(event);
                if (fact != null && fact.member().equals(member)) {
                    tally.fold(fact);
                } else if (event instanceof MembershipEvent of && of.member().equals(member)) {
                    spells.fold(of);
                }
            }
            return Timeline.of(ladder, List.of(tally), spells, zone);
        }

        private String written(MemberId member, Ladder ladder) {
            return scenario.events().stream()
                    .filter(TierChanged.class::isInstance)
                    .map(TierChanged.class::cast)
                    .filter(changed -> changed.member().equals(member))
                    .filter(changed -> changed.ladder().equals(ladder.id()))
                    .reduce((_, last) -> last)
                    .map(TierChanged::to)
                    .orElse(ladder.base().id());
        }

        long changes() {
            return scenario.events().stream().filter(TierChanged.class::isInstance).count();
        }
    }
}
