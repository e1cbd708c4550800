package org.livingledger.api.tier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.tier.Spells.Spell;
import org.livingledger.api.tier.Tally.Scored;

/// One member on one ladder through all time, as far as is known: past, present, and what is still to
/// come by itself if nothing more happens. It is the one meaning of tiers (`systems.md` S8): decisions,
/// tables and checks all ask it.
public final class Timeline {

    private final Ladder ladder;
    private final ZoneId zone;
    private final List<Stretch> stretches;
    private final List<Step> steps;

    /// A time in which facts add up: all time, or one spell in the ladder's group.
    private record Stretch(Instant from, @Nullable Instant until, List<Scored> scored) {

        static Stretch of(Instant from, @Nullable Instant until, List<Scored> all) {
            return new Stretch(
                    from,
                    until,
                    all.stream()
                            .filter(each -> !each.at().isBefore(from))
                            .filter(each -> until == null || each.at().isBefore(until))
                            .toList());
        }

        boolean has(Instant at) {
            return !at.isBefore(from) && (until == null || at.isBefore(until));
        }
    }

    private Timeline(Ladder ladder, ZoneId zone, List<Stretch> stretches) {
        this.ladder = ladder;
        this.zone = zone;
        this.stretches = stretches;
        this.steps = joined();
    }

    /// The timeline of a member.
    ///
    /// @param tallies what they have done and earned
    /// @param spells when they were in which group
    /// @param zone the ledger's zone
    public static Timeline of(Ladder ladder, List<Tally> tallies, Spells spells, ZoneId zone) {
        var scored = new ArrayList<Scored>();
        tallies.forEach(tally -> tally.collect(ladder, scored::add));
        scored.sort(Comparator.comparing(Scored::at));
        if (ladder.group() == null) {
            return new Timeline(ladder, zone, List.of(new Stretch(Instant.MIN, null, scored)));
        }
        var stretches = new ArrayList<Stretch>();
        for (Spell spell : spells.in(ladder.group())) {
            Instant from = stretches.isEmpty() ? Instant.MIN : spell.startedAt();
            stretches.add(Stretch.of(from, spell.endedAt(), scored));
        }
        return new Timeline(ladder, zone, stretches);
    }

    /// The ladder.
    public Ladder ladder() {
        return ladder;
    }

    /// Every step, without gaps; the first is on the base, since ever.
    public List<Step> steps() {
        return steps;
    }

    /// The step at an instant.
    public Step step(Instant at) {
        return steps.get(indexAt(at));
    }

    /// The step after the one at an instant, or null if there is none.
    public @Nullable Step after(Instant at) {
        int next = indexAt(at) + 1;
        return next < steps.size() ? steps.get(next) : null;
    }

    private int indexAt(Instant at) {
        int index = steps.size() - 1;
        while (!steps.get(index).holds(at)) {
            index--;
        }
        return index;
    }

    /// What is counted in the window at an instant, in the order of the measures.
    long[] scores(Instant at) {
        var scores = new long[ladder.measures().size()];
        Instant first = windowStart(at);
        for (Stretch stretch : stretches) {
            if (!stretch.has(at)) {
                continue;
            }
            for (Scored each : stretch.scored) {
                if (!each.at().isAfter(at) && !each.at().isBefore(first)) {
                    add(scores, each);
                }
            }
        }
        return scores;
    }

    /// What the window at an instant came to, up to that instant.
    Reckoning reckoning(Instant at) {
        return reckoning(at, at);
    }

    /// What the window at an instant came to: of a calendar period or all time all of it, up to a later
    /// instant; of a rolling window, as it stood then.
    Reckoning reckoning(Instant at, Instant latest) {
        Instant until = windowEnd(at);
        Instant through = ladder.window().isRolling() ? at : latest;
        if (until != null && !through.isBefore(until)) {
            through = until.minusNanos(1);
        }
        Instant from = windowStart(at);
        for (Stretch stretch : stretches) {
            if (stretch.has(at) && stretch.from.isAfter(from)) {
                from = stretch.from;
            }
        }
        long[] scores = scores(through);
        return new Reckoning(
                from.equals(Instant.MIN) ? null : from,
                through,
                until,
                TierAt.named(ladder, scores),
                ladder.tiers().get(ladder.reached(scores)).id());
    }

    /// When something that counts in the same spell as an instant counts, up to it, in order.
    List<Instant> facts(Instant at) {
        for (Stretch stretch : stretches) {
            if (stretch.has(at)) {
                return stretch.scored.stream()
                        .map(Scored::at)
                        .filter(each -> !each.isAfter(at))
                        .distinct()
                        .toList();
            }
        }
        return List.of();
    }

    /// The same spell as if nothing had happened before an instant.
    Timeline since(Instant first, Instant at) {
        for (Stretch stretch : stretches) {
            if (stretch.has(at)) {
                List<Scored> later =
                        stretch.scored.stream().filter(each -> !each.at().isBefore(first)).toList();
                return new Timeline(
                        ladder, zone, List.of(new Stretch(stretch.from, stretch.until, later)));
            }
        }
        return new Timeline(ladder, zone, List.of());
    }

    /// Whether two instants lie in one spell.
    boolean together(Instant one, Instant other) {
        return stretches.stream().anyMatch(stretch -> stretch.has(one) && stretch.has(other));
    }

    private @Nullable Instant windowEnd(Instant at) {
        Window window = ladder.window();
        return window.isAllTime() || window.isRolling()
                ? null
                : start(window.next(window.start(day(at, zone))), zone);
    }

    private Instant windowStart(Instant at) {
        Window window = ladder.window();
        if (window.isAllTime()) {
            return Instant.MIN;
        }
        LocalDate day = day(at, zone);
        return start(
                window.isRolling() ? day.minusDays(window.days() - 1L) : window.start(day), zone);
    }

    /// When the holder of a step is warned that it ends, or null if never.
    public @Nullable Instant warnsAt(Step step) {
        Integer days = ladder.warningDays();
        Instant deadline = step.deadline();
        if (days == null || deadline == null) {
            return null;
        }
        Instant warns = start(day(deadline, zone).minusDays(days), zone);
        Instant from = step.from();
        return from != null && warns.isBefore(from) ? from : warns;
    }

    /// The steps of all stretches, one after the other, on the base between them.
    private List<Step> joined() {
        var all = new Steps();
        for (Stretch stretch : stretches) {
            Instant deadline = null;
            for (Step step : climbed(stretch.scored)) {
                Instant at = step.from();
                if (at != null && stretch.has(at)) {
                    all.at(at, step.tier(), deadline);
                }
                deadline = step.deadline();
            }
            if (stretch.until != null) {
                all.reset(stretch.until);
            }
        }
        return all.all();
    }

    private List<Step> climbed(List<Scored> scored) {
        if (ladder.window().isAllTime()) {
            return allTime(scored).all();
        }
        return ladder.window().isRolling()
                ? new Rolling(ladder, zone).climbed(scored)
                : new ByPeriod(ladder, zone).climbed(scored);
    }

    private Steps allTime(List<Scored> scored) {
        var steps = new Steps();
        var scores = new long[ladder.measures().size()];
        for (Scored each : scored) {
            add(scores, each);
            steps.at(each.at(), ladder.reached(scores), null);
        }
        return steps;
    }

    static void add(long[] scores, Scored scored) {
        scores[scored.measure()] = Math.addExact(scores[scored.measure()], scored.count());
    }

    static LocalDate day(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate();
    }

    static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
