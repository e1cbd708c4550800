package org.livingledger.domain.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.livingledger.api.programme.Period;
import org.livingledger.api.recognition.Streaks;
import org.livingledger.api.recognition.Streaks.Run;
import org.livingledger.api.recognition.Streaks.Streak;

/// `systems.md S11`, streaks; `systems.md A2`: the one meaning of local days in a row.
class StreakTests {

    @Test
    void countsDaysInARowAndLivesUntilTheNextIsMissed() {
        var kept = days("2026-03-28", "2026-03-29", "2026-03-30");

        assertThat(at("2026-03-27", kept)).isEqualTo(new Streak(0, null, null, 0));
        assertThat(at("2026-03-29", kept).days()).isEqualTo(2);
        assertThat(at("2026-03-30", kept))
                .isEqualTo(new Streak(3, day("2026-03-28"), day("2026-03-30"), 3));
        assertThat(at("2026-03-31", kept).days()).isEqualTo(3);
        assertThat(at("2026-04-01", kept)).isEqualTo(new Streak(0, null, day("2026-03-30"), 3));
    }

    @Test
    void beginsAnewAfterAMissedDayAndRemembersTheLongest() {
        var kept = days("2026-01-01", "2026-01-02", "2026-01-03", "2026-01-05");

        assertThat(at("2026-01-05", kept))
                .isEqualTo(new Streak(1, day("2026-01-05"), day("2026-01-05"), 3));
        assertThat(Streaks.runs(kept, StreakTests::never, 0))
                .extracting(Run::days)
                .containsExactly(3, 1);
    }

    @Test
    void isSavedByTheFreezesOfItsMonthInTheOrderOfDays() {
        var kept = days("2026-01-28", "2026-01-30", "2026-02-02", "2026-02-04");

        // January has one for the 29th and none left for the 31st; February has one for the 3rd
        assertThat(Streaks.at(day("2026-02-04"), kept, StreakTests::never, 1).days()).isEqualTo(2);
        // with two each, the 31st of January and the 1st of February are bridged as well
        assertThat(Streaks.at(day("2026-02-04"), kept, StreakTests::never, 2).days()).isEqualTo(4);
        assertThat(Streaks.at(day("2026-02-04"), kept, StreakTests::never, 0).days()).isEqualTo(1);
    }

    @Test
    void losesTheFreezesOfAGapThatTheyCouldNotBridge() {
        var kept = days("2026-03-01", "2026-03-05", "2026-03-07");

        // the 2nd and 3rd took both, the 4th ended the streak, and the 6th finds none
        assertThat(Streaks.at(day("2026-03-07"), kept, StreakTests::never, 2).days()).isEqualTo(1);
    }

    @Test
    void restsWhilePausedAndCountsWhatIsDoneMeanwhile() {
        var kept = days("2026-05-01", "2026-05-02", "2026-05-10", "2026-05-20");
        Predicate<LocalDate> paused =
                day -> !day.isBefore(day("2026-05-03")) && !day.isAfter(day("2026-05-19"));

        assertThat(Streaks.at(day("2026-05-18"), kept, paused, 0).days()).isEqualTo(3);
        assertThat(Streaks.at(day("2026-05-20"), kept, paused, 0))
                .isEqualTo(new Streak(4, day("2026-05-01"), day("2026-05-20"), 4));
        assertThat(Streaks.at(day("2026-05-22"), kept, paused, 0).days()).isZero();
    }

    @Test
    void isTheSameInWhateverOrderTheDaysBecameKnown() {
        var late = days("2026-01-01", "2026-01-02", "2026-01-04");
        var filled = days("2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04");

        assertThat(at("2026-01-04", late).days()).isEqualTo(1);
        assertThat(at("2026-01-04", filled).days()).isEqualTo(4);
    }

    @Test
    void knowsDaysOfTwentyThreeAndTwentyFiveHoursAndOneWithoutAMidnight() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertThat(Period.day(Instant.parse("2026-03-29T21:59:59Z"), berlin))
                .isEqualTo(day("2026-03-29"));
        assertThat(Period.day(Instant.parse("2026-03-29T22:00:00Z"), berlin))
                .isEqualTo(day("2026-03-30"));
        assertThat(Period.day(Instant.parse("2026-10-25T00:30:00Z"), berlin))
                .isEqualTo(Period.day(Instant.parse("2026-10-25T01:30:00Z"), berlin))
                .isEqualTo(day("2026-10-25"));
        ZoneId cairo = ZoneId.of("Africa/Cairo");
        assertThat(Period.day(Instant.parse("2026-04-23T21:59:59Z"), cairo))
                .isEqualTo(day("2026-04-23"));
        assertThat(Period.day(Instant.parse("2026-04-23T22:00:00Z"), cairo))
                .isEqualTo(day("2026-04-24"));
        assertThat(day("2026-04-24").atStartOfDay(cairo).toInstant())
                .isEqualTo(Instant.parse("2026-04-23T22:00:00Z"));
    }

    private static boolean never(LocalDate day) {
        return false;
    }

    private static Streak at(String today, List<LocalDate> kept) {
        return Streaks.at(day(today), kept, StreakTests::never, 0);
    }

    private static List<LocalDate> days(String... days) {
        return Arrays.stream(days).map(LocalDate::parse).toList();
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
