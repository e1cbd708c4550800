package org.livingledger.api.discipline;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Hours of each local day in which nobody is to disturb the others (禁言), and in which activities earn
/// no points (`systems.md` S5).
///
/// @param from when they begin; 22:00 if not given
/// @param until when they are over, on the next day if that is not after their beginning; 07:00 if not
///     given
/// @param messagesOnly whether only messages earn nothing; if not, nothing does
public record QuietHours(TimeOfDay from, TimeOfDay until, Boolean messagesOnly) {

    private static final TimeOfDay TEN_AT_NIGHT = new TimeOfDay("22:00");
    private static final TimeOfDay SEVEN_IN_THE_MORNING = new TimeOfDay("07:00");

    /// What is not given is as usual.
    public QuietHours(
            @Nullable TimeOfDay from, @Nullable TimeOfDay until, @Nullable Boolean messagesOnly) {
        this.from = requireNonNullElse(from, TEN_AT_NIGHT);
        this.until = requireNonNullElse(until, SEVEN_IN_THE_MORNING);
        this.messagesOnly = requireNonNullElse(messagesOnly, false);
    }

    /// Whether an instant lies in them. They begin and end at the instants that the zone's clocks show
    /// the two times, whatever the clocks do in between: a night of the change has an hour less or more
    /// of them. A time that is shown twice counts when it is shown first, one that is skipped when the
    /// clocks go on.
    public boolean contain(Instant at, ZoneId zone) {
        LocalDate day = at.atZone(zone).toLocalDate();
        return Stream.of(day.minusDays(1), day)
                .anyMatch(
                        begun -> !at.isBefore(begin(begun, zone)) && at.isBefore(end(begun, zone)));
    }

    private Instant begin(LocalDate day, ZoneId zone) {
        return day.atTime(from.time()).atZone(zone).toInstant();
    }

    private Instant end(LocalDate begun, ZoneId zone) {
        boolean overnight = !until.time().isAfter(from.time());
        LocalDate day = overnight ? begun.plusDays(1) : begun;
        return day.atTime(until.time()).atZone(zone).toInstant();
    }
}
