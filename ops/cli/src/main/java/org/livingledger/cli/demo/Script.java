package org.livingledger.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.client.Item;

/// Who does what on which day: day 0 is a year before the last one, which is today.
final class Script {

    /// How many days there are, today included.
    static final int DAYS = 366;

    private static final Duration EVENING = Duration.ofHours(22);

    private final ZoneId zone;
    private final Instant now;
    private final LocalDate first;
    private final List<Entry> entries = new ArrayList<>();

    /// @param order what comes first on a day: 0 before what has a time, 1 what has one, 2 after it
    private record Entry(
            int day, int order, Instant at, String command, Object body, String refusal) {

        private static final Comparator<Entry> ORDER =
                Comparator.comparingInt(Entry::day)
                        .thenComparingInt(Entry::order)
                        .thenComparing(Entry::at);
    }

    Script(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
        this.first = now.atZone(zone).toLocalDate().minusDays(DAYS - 1L);
    }

    LocalDate date(int day) {
        return first.plusDays(day);
    }

    /// The first instant of a day.
    Instant midnight(int day) {
        return date(day).atStartOfDay(zone).toInstant();
    }

    /// The day of the first beginning of a month that is not before a day.
    int monthFrom(int day) {
        LocalDate date = date(day);
        LocalDate month = date.getDayOfMonth() == 1 ? date : date.withDayOfMonth(1).plusMonths(1);
        return (int) (month.toEpochDay() - first.toEpochDay());
    }

    /// Before anything else of a day.
    void early(int day, String command, @Nullable Object... fields) {
        add(day, 0, midnight(day), command, body(fields), "");
    }

    /// At a time of a day, unless that is still to come.
    void at(int day, double hour, String command, @Nullable Object... fields) {
        Instant when = midnight(day).plusSeconds((long) (hour * 3_600));
        if (!when.isAfter(now)) {
            Map<String, Object> body = body(fields);
            body.put("occurred_at", when.toString());
            add(day, 1, when, command, body, "");
        }
    }

    /// In the evening of a day.
    void late(int day, String command, @Nullable Object... fields) {
        add(day, 2, midnight(day), command, body(fields), "");
    }

    /// In the evening of a day, and in vain.
    void refused(int day, String refusal, String command, @Nullable Object... fields) {
        add(day, 2, midnight(day), command, body(fields), refusal);
    }

    private void add(int day, int order, Instant at, String command, Object body, String refusal) {
        entries.add(new Entry(day, order, at, command, body, refusal));
    }

    static Map<String, Object> body(@Nullable Object... fields) {
        var body = new LinkedHashMap<String, Object>();
        for (int i = 0; i < fields.length; i += 2) {
            Object value = fields[i + 1];
            if (value != null) {
                body.put(String.valueOf(fields[i]), value);
            }
        }
        return body;
    }

    /// The days in order. The same script gives the same commands with the same keys.
    List<Day> days() {
        entries.sort(Entry.ORDER);
        var days = new ArrayList<Day>();
        int next = 0;
        for (int day = 0; day < DAYS; day++) {
            var acts = new ArrayList<Act>();
            for (; next < entries.size() && entries.get(next).day() == day; next++) {
                Entry entry = entries.get(next);
                acts.add(
                        new Act(
                                new Item(entry.command(), "demo:" + next, entry.body()),
                                entry.refusal().isEmpty() ? null : entry.refusal()));
            }
            Instant begins = midnight(day);
            Instant evening = begins.plus(EVENING);
            days.add(
                    new Day(
                            date(day),
                            begins,
                            evening.isAfter(now) ? now : evening,
                            List.copyOf(acts)));
        }
        return days;
    }
}
