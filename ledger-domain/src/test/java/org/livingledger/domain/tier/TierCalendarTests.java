package org.livingledger.domain.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.domain.Scenario.ADA;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.programme.Programme.Metric;
import org.livingledger.api.tier.Fact;
import org.livingledger.api.tier.Ladder;
import org.livingledger.api.tier.Ladder.Downgrade;
import org.livingledger.api.tier.Ladder.Measure;
import org.livingledger.api.tier.Spells;
import org.livingledger.api.tier.Tally;
import org.livingledger.api.tier.Timeline;
import org.livingledger.api.tier.Window;

/// Twenty years of the real commits history, day by day: tiers are gained and lost on the instants that
/// a reckoning finds which walks through the days with another calendar (`java.util`), decides each
/// morning, and knows nothing of timelines (`systems.md` S8; days of 23 and 25 hours and days without
/// a midnight).
class TierCalendarTests {

    private static final Path HISTORY =
            Path.of("../ledger-projections/src/test/resources/axonframework-commits.csv");

    private static final List<String> MEMBERS =
            List.of("m-9bc9b21c51", "m-f64fe8fc42", "m-8a195b5a5d");

    private static final long[] THRESHOLDS = {0, 3, 12, 40};
    private static final int FROM = 2009;
    private static final int UNTIL = 2030;

    private record Policy(String window, @Nullable Downgrade downgrade, int grace) {

        Ladder ladder() {
            var tiers = new ArrayList<Ladder.Tier>();
            for (int i = 0; i < THRESHOLDS.length; i++) {
                tiers.add(new Ladder.Tier("t" + i, Map.of("commits", THRESHOLDS[i]), null));
            }
            return new Ladder(
                    Rungs.STATUS,
                    null,
                    List.of(new Measure("commits", Metric.ACTIVITY_COUNT, null)),
                    tiers,
                    new Window(window),
                    downgrade,
                    grace == 0 ? null : grace,
                    null);
        }
    }

    @ParameterizedTest
    @CsvSource({"Asia/Shanghai", "Europe/Berlin", "Africa/Cairo", "America/Los_Angeles"})
    void gainsAndLosesTiersOnTheDaysOfAnIndependentCalendar(String zone) throws IOException {
        var policies = new ArrayList<Policy>();
        for (String window : List.of("month", "quarter", "year")) {
            for (Downgrade downgrade : Downgrade.values()) {
                policies.add(new Policy(window, downgrade, 0));
                policies.add(new Policy(window, downgrade, 5));
            }
        }
        for (String member : MEMBERS) {
            List<Instant> commits = commits(member);
            for (Policy policy : policies) {
                compare(zone, commits, policy, new Reckoning(policy));
            }
            for (Downgrade downgrade : Downgrade.values()) {
                for (int grace : List.of(0, 5)) {
                    Policy policy = new Policy("P30D", downgrade, grace);
                    compare(zone, commits, policy, new Sliding(30, policy));
                }
            }
        }
    }

    private static List<Instant> commits(String member) throws IOException {
        return Files.readAllLines(HISTORY).stream()
                .map(line -> line.split(",", -1))
                .filter(fields -> fields[2].equals(member))
                .map(fields -> Instant.parse(fields[1]))
                .toList();
    }

    private static void compare(String zone, List<Instant> commits, Policy policy, Scan scan) {
        var tally = new Tally();
        var kind =
                new Fact.Kind(
                        Metric.ACTIVITY_COUNT, new GroupId("core"), new ActivityType("commit"));
        commits.forEach(at -> tally.fold(new Fact(ADA, kind, at, 1)));
        Timeline timeline =
                Timeline.of(policy.ladder(), List.of(tally), new Spells(), ZoneId.of(zone));
        long[] sorted = commits.stream().mapToLong(Instant::toEpochMilli).sorted().toArray();
        Calendar day = new GregorianCalendar(TimeZone.getTimeZone(zone));
        day.clear();
        day.set(FROM, Calendar.JANUARY, 1);
        int next = 0;
        while (day.get(Calendar.YEAR) < UNTIL) {
            long morning = day.getTimeInMillis();
            String what = zone + " " + policy + " " + Instant.ofEpochMilli(morning);
            int tier = scan.morning(day);
            boolean atMidnight = next < sorted.length && sorted[next] == morning;
            if (!atMidnight) {
                assertThat(timeline.step(Instant.ofEpochMilli(morning)).tier())
                        .as(what)
                        .isEqualTo(tier);
            }
            day.add(Calendar.DAY_OF_MONTH, 1);
            day.set(Calendar.HOUR_OF_DAY, 0); // after a day without a midnight it would stay at one
            int count = 0;
            for (; next < sorted.length && sorted[next] < day.getTimeInMillis(); next++) {
                count++;
            }
            Instant night = Instant.ofEpochMilli(day.getTimeInMillis() - 1);
            assertThat(timeline.step(night).tier()).as(what + " night").isEqualTo(scan.did(count));
        }
        assertThat(next).as("all commits were walked through").isEqualTo(sorted.length);
    }

    private static int reached(long score) {
        int reached = 0;
        for (int i = 0; i < THRESHOLDS.length; i++) {
            if (score >= THRESHOLDS[i]) {
                reached = i;
            }
        }
        return reached;
    }

    /// Someone who looks each morning, and hears each night what was done.
    private interface Scan {

        int morning(Calendar day);

        int did(int count);
    }

    /// By calendar periods: decides on the first morning of each what is carried into it.
    private static final class Reckoning implements Scan {

        private final Policy policy;
        private int carried;
        private int kept;
        private long score;
        private int daysIn;

        Reckoning(Policy policy) {
            this.policy = policy;
        }

        @Override
        public int morning(Calendar day) {
            daysIn++;
            int month = day.get(Calendar.MONTH);
            boolean first =
                    day.get(Calendar.DAY_OF_MONTH) == 1
                            && switch (policy.window()) {
                                case "month" -> true;
                                case "quarter" -> month % 3 == 0;
                                default -> month == Calendar.JANUARY;
                            };
            if (first) {
                int reached = reached(score);
                kept = Math.max(carried, reached);
                if (policy.downgrade() == Downgrade.NONE) {
                    carried = kept;
                } else if (policy.downgrade() == Downgrade.ONE_DOWN && reached < kept) {
                    carried = Math.max(reached, kept - 1);
                } else {
                    carried = reached;
                }
                score = 0;
                daysIn = 0;
            }
            return tier();
        }

        @Override
        public int did(int count) {
            score += count;
            return tier();
        }

        private int tier() {
            int floor = daysIn < policy.grace() ? kept : carried;
            return Math.max(floor, reached(score));
        }
    }

    /// By the last days: adds up what each of them had, and counts for each tier on which day it was
    /// last reached, or stood under one that had lapsed that long ago.
    private static final class Sliding implements Scan {

        private static final int NEVER = -100_000;

        private final int window;
        private final Policy policy;
        private final List<Integer> days = new ArrayList<>();
        private final int[] lapsed = {NEVER, NEVER, NEVER, NEVER};

        Sliding(int window, Policy policy) {
            this.window = window;
            this.policy = policy;
        }

        @Override
        public int morning(Calendar day) {
            days.add(0);
            return tier();
        }

        @Override
        public int did(int count) {
            days.set(days.size() - 1, count);
            return tier();
        }

        private int tier() {
            int from = Math.max(0, days.size() - window);
            int sum = days.subList(from, days.size()).stream().mapToInt(each -> each).sum();
            int tier = 0;
            for (int each = lapsed.length - 1; each > 0; each--) {
                if (reached(sum) >= each) {
                    lapsed[each] = days.size() + 1; // tomorrow at the soonest
                }
                if (policy.downgrade() == Downgrade.ONE_DOWN && each + 1 < lapsed.length) {
                    lapsed[each] = Math.max(lapsed[each], lapsed[each + 1] + window);
                }
                boolean kept =
                        policy.downgrade() == Downgrade.NONE
                                ? lapsed[each] > 0
                                : days.size() < lapsed[each] + policy.grace();
                tier = kept && tier == 0 ? each : tier;
            }
            return tier;
        }
    }
}
