package org.livingledger.faults.model;

import static java.util.stream.Collectors.toSet;
import static org.livingledger.faults.words.Figures.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.livingledger.faults.words.Fields;
import org.livingledger.faults.words.Figures;

/// Tiers (`systems.md` S8, decision 0013). A ladder is gone through whenever somebody asks: from the
/// first fact that counts to today, and on until the tier is lost. On the way each tier lapses on a day of
/// its own, which only moves away: while it is due, tomorrow; and when the one above lapses, after one
/// further period or window, whether or not it is reached again meanwhile. It is lost when the days of
/// grace are over, too. The best that is not lost is the member's, so whoever does more is never on a
/// lower one.
record Tiers(World world) {

    /// So many days ahead the loss of a tier is looked for: two years, and what grace adds.
    private static final int AHEAD = 800;

    Figures reviewTiers(Fields body) {
        String member = world.known(body.text("member_id")).id;
        Stream<Fields> ladders = world.programme.each("ladders").stream();
        return new Figures().withEach("tiers", ladders.map(one -> standing(one, member)).toList());
    }

    private Figures standing(Fields ladder, String member) {
        Membership spell = world.membership(member, ladder.optional("group_id"));
        List<Fact> facts = facts(ladder, member, spell);
        String downgrade = ladder.text("downgrade", "requalify");
        long grace = ladder.number("grace_days", 0);
        String window = ladder.text("window");
        // on which something begins to count, or ceases to: by the calendar when a period begins
        Set<LocalDate> days = facts.stream().map(fact -> world.day(fact.at())).collect(toSet());
        if (window.startsWith("P")) {
            List.copyOf(days).forEach(day -> days.add(Calendar.next(window, day)));
        }
        var lapses = new TreeMap<LocalDate, Integer>();
        int due = due(ladder, List.of(), world.now);
        int tier = 0;
        int present = 0;
        Instant until = null;
        for (Instant moment : moments(facts)) {
            LocalDate day = world.day(moment);
            LocalDate lost = day.minusDays(grace);
            LocalDate lapse = downgrade.equals("none") ? LocalDate.MAX : day.plusDays(1);
            boolean same = !days.contains(day) && !Calendar.first(window, day).equals(day);
            due = same ? due : due(ladder, facts, moment);
            lapses.merge(lapse, due, Math::max);
            int best = Collections.max(lapses.tailMap(lost, false).values());
            if (best < tier && downgrade.equals("one-down")) {
                best = tier - 1;
                lapses.merge(Calendar.next(window, lost), best, Math::max);
            }
            tier = best;
            if (!moment.isAfter(world.now)) {
                present = tier;
            } else if (tier != present || tier == 0) {
                until = tier == present ? null : moment;
                break;
            }
        }
        boolean lasts = until == null ? spell.ended() == null : spell.lasts(until);
        return told(ladder, facts, present, lasts || present == 0 ? until : spell.ended());
    }

    /// When a tier can change: with a fact, or at the beginning of a day.
    private SortedSet<Instant> moments(List<Fact> facts) {
        var moments = new TreeSet<>(List.of(world.now));
        facts.forEach(fact -> moments.add(fact.at()));
        LocalDate last = world.day(world.now).plusDays(AHEAD);
        world.day(moments.first()).datesUntil(last).forEach(day -> moments.add(world.start(day)));
        return moments;
    }

    /// What can count on a ladder; on a group's, only in the present spell there.
    private List<Fact> facts(Fields ladder, String member, Membership spell) {
        return world.facts.keySet().stream()
                .filter(fact -> fact.member().equals(member))
                .filter(fact -> ladder.fits("group_id", fact.group()))
                .filter(fact -> spell.lasts(world.now) && fact.isIn(spell, spell.since()))
                .sorted(Comparator.comparing(Fact::at))
                .toList();
    }

    /// The best tier that is reached in the window, or was in the period before.
    private int due(Fields ladder, List<Fact> facts, Instant at) {
        int reached = reached(ladder, in(ladder, facts, at, false));
        return Math.max(reached, reached(ladder, in(ladder, facts, at, true)));
    }

    /// What counts at an instant: in the window then, or in the period before.
    private List<Fact> in(Fields ladder, List<Fact> facts, Instant at, boolean before) {
        return facts.stream().filter(fact -> counts(ladder, fact, at, before)).toList();
    }

    private boolean counts(Fields ladder, Fact fact, Instant at, boolean before) {
        return !fact.at().isAfter(at)
                && Calendar.in(ladder.text("window"), world.day(fact.at()), world.day(at), before);
    }

    private int reached(Fields ladder, List<Fact> facts) {
        List<Fields> tiers = ladder.each("tiers");
        int tier = tiers.size() - 1;
        while (tier > 0 && !reached(ladder, tiers.get(tier).in("thresholds"), facts)) {
            tier--;
        }
        return tier;
    }

    private boolean reached(Fields ladder, Fields least, List<Fact> facts) {
        return ladder.each("measures").stream()
                .allMatch(measure -> score(measure, facts) >= least.number(measure.text("id"), 0));
    }

    private long score(Fields measure, List<Fact> facts) {
        boolean points = measure.text("metric").equals("points-earned");
        return facts.stream()
                .filter(fact -> fact.kind().points() == points)
                .filter(fact -> measure.fits("activity", fact.kind().activity()))
                .mapToLong(fact -> world.facts.getOrDefault(fact, 0L))
                .sum();
    }

    private Figures told(Fields ladder, List<Fact> facts, int tier, @Nullable Instant until) {
        List<Fields> tiers = ladder.each("tiers");
        String id = tiers.get(tier).text("id");
        Figures told = figures("ladder_id tier until", ladder.text("id"), id, until);
        Fields next = tier + 1 < tiers.size() ? tiers.get(tier + 1) : Fields.of(null);
        told.with("next/tier", next.optional("id"));
        for (Fields measure : ladder.each("measures")) {
            String name = measure.text("id");
            long score = score(measure, in(ladder, facts, world.now, false));
            long missing = next.in("thresholds").number(name, 0) - score;
            String names = "scores/# next/missing/#".replace("#", name);
            told.with(names, score, missing > 0 ? missing : null);
        }
        return told;
    }
}
