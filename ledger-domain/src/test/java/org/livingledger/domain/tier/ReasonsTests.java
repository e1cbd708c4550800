package org.livingledger.domain.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.programme.Programme.Metric;
import org.livingledger.api.tier.Fact;
import org.livingledger.api.tier.Ladder;
import org.livingledger.api.tier.Ladder.Downgrade;
import org.livingledger.api.tier.Ladder.Measure;
import org.livingledger.api.tier.Ladder.Tier;
import org.livingledger.api.tier.LadderId;
import org.livingledger.api.tier.Reasons;
import org.livingledger.api.tier.Reckoning;
import org.livingledger.api.tier.Spells;
import org.livingledger.api.tier.Spells.Spell;
import org.livingledger.api.tier.Tally;
import org.livingledger.api.tier.Timeline;
import org.livingledger.api.tier.Window;

/// `systems.md` section 5, 2: the facts that are among the reasons give the tier by themselves, whatever
/// the window, the downgrade and the grace, and their sums are the figures.
class ReasonsTests {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");
    private static final GroupId CORE = new GroupId("core");
    private static final MemberId ANN = new MemberId("~AAAAAAAAAAAAAAAAAAAAAA");
    private static final int LIVES = 150;

    static Stream<Ladder> ladders() {
        var ladders = new ArrayList<Ladder>();
        for (String window : List.of("all", "month", "quarter", "year", "P10D", "P90D")) {
            for (Downgrade downgrade : Downgrade.values()) {
                for (Integer grace : window.equals("all") ? List.of(0) : List.of(0, 9)) {
                    ladders.add(ladder(window, downgrade, grace, null));
                    ladders.add(ladder(window, downgrade, grace, CORE));
                }
            }
        }
        return ladders.stream();
    }

    private static Ladder ladder(
            String window, Downgrade downgrade, int grace, @Nullable GroupId group) {
        return new Ladder(
                new LadderId("l"),
                group,
                List.of(new Measure("p", Metric.POINTS_EARNED, null)),
                List.of(
                        new Tier("a", null, null),
                        new Tier("b", Map.of("p", 10L), null),
                        new Tier("c", Map.of("p", 25L), null),
                        new Tier("d", Map.of("p", 60L), null)),
                new Window(window),
                downgrade,
                grace == 0 ? null : grace,
                null);
    }

    @ParameterizedTest
    @MethodSource("ladders")
    void theFactsAmongTheReasonsGiveTheTierByThemselves(Ladder ladder) {
        for (int seed = 0; seed < LIVES; seed++) {
            var random = new Random(seed);
            List<Fact> facts = facts(random);
            Spells spells = spells(random);
            Instant at = BEGIN.plus(random.nextInt(800), ChronoUnit.DAYS);
            Timeline whole = timeline(ladder, facts, spells);
            Reasons reasons = Reasons.of(whole, at);
            List<Fact> among = facts.stream().filter(fact -> reasons.counts(fact.at())).toList();
            String what = ladder + " of life " + seed + " at " + at;

            assertThat(timeline(ladder, among, spells).step(at).tier())
                    .as(what)
                    .isEqualTo(whole.step(at).tier());
            Reckoning current = reasons.current();
            assertThat(sum(among, current)).as(what).isEqualTo(current.scores().get("p"));
            Reckoning deciding = reasons.deciding();
            assertThat(deciding == null).as(what).isEqualTo(whole.step(at).tier() == 0);
            if (deciding != null) {
                assertThat(sum(among, deciding)).as(what).isEqualTo(deciding.scores().get("p"));
                assertThat(ladder.place(deciding.tier()))
                        .as(what)
                        .isGreaterThanOrEqualTo(whole.step(at).tier());
            }
        }
    }

    private static long sum(List<Fact> facts, Reckoning reckoning) {
        return facts.stream().filter(fact -> reckoning.has(fact.at())).mapToLong(Fact::count).sum();
    }

    private static Timeline timeline(Ladder ladder, List<Fact> facts, Spells spells) {
        var tally = new Tally();
        facts.forEach(tally::fold);
        return Timeline.of(ladder, List.of(tally), spells, ZONE);
    }

    private static List<Fact> facts(Random random) {
        var facts = new ArrayList<Fact>();
        int count = random.nextInt(40);
        for (int i = 0; i < count; i++) {
            Instant at = BEGIN.plus(random.nextInt(700 * 24), ChronoUnit.HOURS);
            facts.add(
                    new Fact(
                            ANN,
                            new Fact.Kind(Metric.POINTS_EARNED, CORE, null),
                            at,
                            1 + random.nextInt(30)));
        }
        return facts;
    }

    private static Spells spells(Random random) {
        Instant out = BEGIN.plus(200 + random.nextInt(100), ChronoUnit.DAYS);
        return Spells.of(
                List.of(
                        new Spell(CORE, BEGIN, out),
                        new Spell(CORE, out.plus(random.nextInt(60), ChronoUnit.DAYS), null)));
    }
}
