package org.livingledger.faults.life;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Draws when things happen: mostly soon, and often at the edge of a day, a week, a month, a quarter,
/// or of an hour that there is twice or not at all.
public final class Clockwork {

    /// Zones with and without daylight saving time, east and west, one without a midnight.
    static final List<String> ZONES =
            List.of(
                    "Asia/Shanghai",
                    "Europe/Berlin",
                    "Africa/Cairo",
                    "America/Los_Angeles",
                    "Asia/Kathmandu");

    private Clockwork() {}

    /// Instants in order.
    public static List<Instant> draw(long seed, int count) {
        var random = new Random(seed * 31_415_926_535L);
        var instants = new ArrayList<Instant>();
        Instant now = Instant.parse("2025-01-01T00:00:00Z").plusSeconds(random.nextInt(40_000_000));
        for (int i = 0; i < count; i++) {
            instants.add(now);
            now = next(now, random);
        }
        return instants;
    }

    private static Instant next(Instant now, Random random) {
        int dice = random.nextInt(100);
        if (dice < 50) {
            return now.plusSeconds(random.nextInt(7_200));
        }
        if (dice < 65) {
            return now.plusSeconds(random.nextInt(172_800));
        }
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        LocalDate day = now.atZone(zone).toLocalDate();
        Instant edge =
                switch (random.nextInt(12)) {
                    case 0, 1 -> start(YearMonth.from(day).plusMonths(1).atDay(1), zone);
                    case 2 ->
                            start(
                                    YearMonth.of(day.getYear(), 1)
                                            .plusMonths(3L * day.get(IsoFields.QUARTER_OF_YEAR))
                                            .atDay(1),
                                    zone);
                    case 3, 4 -> start(day.with(TemporalAdjusters.next(DayOfWeek.MONDAY)), zone);
                    case 5 -> transition(now, zone);
                    default -> start(day.plusDays(1), zone);
                };
        Instant near = edge.plusMillis(List.of(-1L, 0L, 1L, 3_600_000L).get(random.nextInt(4)));
        return near.isBefore(now) ? now : near;
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Instant transition(Instant now, ZoneId zone) {
        ZoneOffsetTransition next = zone.getRules().nextTransition(now);
        return next == null ? now : next.getInstant();
    }
}
