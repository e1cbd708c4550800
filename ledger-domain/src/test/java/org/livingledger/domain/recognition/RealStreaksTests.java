package org.livingledger.domain.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livingledger.api.activity.ActivityEvent.ActivityRecorded;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MembershipEvent.MemberJoined;
import org.livingledger.api.programme.Period;
import org.livingledger.api.recognition.BadgeDefinition;
import org.livingledger.api.recognition.CheckIns;
import org.livingledger.api.recognition.Criterion;
import org.livingledger.api.recognition.Criterion.Kind;
import org.livingledger.api.recognition.Earning;
import org.livingledger.api.recognition.Earning.Earned;
import org.livingledger.api.recognition.Earning.Happened;
import org.livingledger.api.recognition.Merits;
import org.livingledger.api.recognition.Scores;
import org.livingledger.api.recognition.Streaks;
import org.livingledger.domain.Scenario;

/// `systems.md S9, S11, A16`: a real history of sixteen years, looked at on every day of twenty, in
/// zones with and without clocks that change, against a calendar that this test reckons by itself.
class RealStreaksTests {

    private static final Path COMMITS =
            Path.of("../ledger-projections/src/test/resources/axonframework-commits.csv");
    private static final ActivityType COMMIT = new ActivityType("commit");
    private static final GroupId CORE = new GroupId("core");
    private static final LocalDate FIRST = LocalDate.of(2010, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2029, 12, 31);
    private static final int DAY = 86_400;

    private record Commit(String member, Instant at) {}

    @ParameterizedTest
    @ValueSource(
            strings = {"Asia/Shanghai", "Europe/Berlin", "Africa/Cairo", "America/Los_Angeles"})
    void standOnEveryDayOfTwentyYearsAsTheCalendarSays(String name) throws IOException {
        ZoneId zone = ZoneId.of(name);
        List<Commit> commits = commits();
        Map<String, Merits> merits = folded(commits, zone);
        Map<String, TreeSet<Long>> calendar = new TreeMap<>();
        for (Commit commit : commits) {
            long second = commit.at().getEpochSecond();
            long offset = zone.getRules().getOffset(commit.at()).getTotalSeconds();
            calendar.computeIfAbsent(commit.member(), _ -> new TreeSet<>())
                    .add(Math.floorDiv(second + offset, DAY));
        }
        assertThat(calendar).hasSize(271);
        calendar.forEach((member, kept) -> {
            List<LocalDate> days = merits.getOrDefault(member, Merits.NONE).kept(CORE, COMMIT);
            assertThat(days.stream().map(LocalDate::toEpochDay)).containsExactlyElementsOf(kept);
            for (long day = FIRST.toEpochDay(); day <= LAST.toEpochDay(); day++) {
                long counted = inARow(kept, kept.contains(day) ? day : day - 1);
                int streak = Streaks.at(LocalDate.ofEpochDay(day), days, _ -> false, 0).days();
                if (streak != counted) {
                    assertThat((long) streak).as(member + " on " + day).isEqualTo(counted);
                }
            }
        });
    }

    @Test
    void areAsLongAsTheyAreKnownToBe() throws IOException {
        Map<String, Merits> merits = folded(commits(), ZoneId.of("UTC"));
        var longest = new TreeMap<String, Long>();
        merits.forEach((member, one) ->
                longest.put(member, score(one, Criterion.over(Kind.STREAK, COMMIT))));
        assertThat(longest)
                .containsEntry("m-5db8ac52d3", 10L)
                .containsEntry("m-f64fe8fc42", 9L)
                .containsEntry("m-44edfc1359", 7L)
                .containsEntry("m-9bc9b21c51", 6L);
        assertThat(longest.values()).allMatch(days -> days <= 10);
    }

    @Test
    void giveTheBadgesThatTheyAreKnownToGive() throws IOException {
        Map<String, Merits> merits = folded(commits(), ZoneId.of("UTC"));
        assertThat(holders(merits, Criterion.over(Kind.COUNT, COMMIT), 100)).isEqualTo(17);
        assertThat(holders(merits, Criterion.over(Kind.COUNT, COMMIT), 10)).isEqualTo(59);
        assertThat(holders(merits, Criterion.over(Kind.DISTINCT_DAYS, COMMIT), 30)).isEqualTo(19);
        assertThat(holders(merits, Criterion.over(Kind.FIRST, COMMIT), 1)).isEqualTo(271);
        assertThat(merits.values())
                .filteredOn(one -> score(one, Criterion.over(Kind.COUNT, COMMIT)) == 1)
                .hasSize(80);
    }

    @Test
    void areDatedByTheCommitThatReachedThemInTheOrderInWhichTheyOccurred() throws IOException {
        List<Commit> commits = commits();
        ZoneId zone = ZoneId.of("UTC");
        var past = new HashMap<String, List<Happened>>();
        long position = 0;
        for (Commit commit : commits) {
            past.computeIfAbsent(commit.member(), _ -> new ArrayList<>())
                    .add(new Happened(++position, fact(commit, zone)));
        }
        BadgeDefinition hundred =
                BadgeDefinition.of("hundred", Criterion.over(Kind.COUNT, COMMIT), 100);
        past.forEach((member, happened) -> {
            Earned earned =
                    Earning.of(hundred, 100, null, 0, happened, Merits.NONE, CheckIns.DEFAULT);
            List<Instant> inOrder =
                    commits.stream()
                            .filter(commit -> commit.member().equals(member))
                            .map(Commit::at)
                            .sorted()
                            .toList();
            if (inOrder.size() < 100) {
                assertThat(earned).isNull();
            } else {
                assertThat(earned).extracting(Earned::at).isEqualTo(inOrder.get(99));
                assertThat(earned)
                        .extracting(Earned::evidence, InstanceOfAssertFactories.LIST)
                        .hasSize(100)
                        .doesNotHaveDuplicates();
            }
        });
    }

    private static long inARow(Set<Long> kept, long last) {
        long days = 0;
        while (kept.contains(last - days)) {
            days++;
        }
        return days;
    }

    private static long holders(Map<String, Merits> merits, Criterion criterion, long atLeast) {
        return merits.values().stream().filter(one -> score(one, criterion) >= atLeast).count();
    }

    private static long score(Merits merits, Criterion criterion) {
        return Scores.of(BadgeDefinition.of("badge", criterion, 1), merits, null, CheckIns.DEFAULT);
    }

    private static Map<String, Merits> folded(List<Commit> commits, ZoneId zone) {
        var merits = new TreeMap<String, Merits>();
        for (Commit commit : commits) {
            Merits before =
                    merits.computeIfAbsent(
                            commit.member(),
                            _ ->
                                    Merits.NONE.fold(
                                            new MemberJoined(Scenario.ADA, CORE, 1, commit.at())));
            merits.put(commit.member(), before.fold(fact(commit, zone)));
        }
        return merits;
    }

    private static ActivityRecorded fact(Commit commit, ZoneId zone) {
        return new ActivityRecorded(
                Scenario.ADA,
                CORE,
                1,
                COMMIT,
                "c",
                Map.of(),
                Period.day(commit.at(), zone),
                commit.at());
    }

    private static List<Commit> commits() throws IOException {
        return Files.readAllLines(COMMITS).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(fields -> new Commit(fields[2], Instant.parse(fields[1])))
                .toList();
    }
}
