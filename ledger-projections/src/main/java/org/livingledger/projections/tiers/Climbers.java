package org.livingledger.projections.tiers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.tier.Fact;
import org.livingledger.api.tier.Ladder;
import org.livingledger.api.tier.Step;
import org.livingledger.api.tier.Tally;
import org.livingledger.api.tier.TierRecord;
import org.livingledger.api.tier.Timeline;
import org.livingledger.projections.reading.Rows;
import org.livingledger.projections.reading.Tables;
import org.livingledger.projections.tiers.Remembered.Tallies;
import org.livingledger.projections.tiers.Shapes.FactKey;
import org.livingledger.projections.tiers.Shapes.RecordKey;
import org.livingledger.projections.tiers.Shapes.SpellKey;
import org.livingledger.projections.tiers.Shapes.StepKey;

/// The rows of some members, taken up as climbers and laid down again.
final class Climbers {

    private final Rows<String, Shapes.Member> members;
    private final Rows<SpellKey, Shapes.Spell> spells;
    private final Rows<RecordKey, TierRecord> records;
    private final Rows<StepKey, Shapes.Step> steps;
    private final Map<String, Climber> climbers = new TreeMap<>();

    private Climbers(Tables tables) {
        members = tables.rows(Shapes.MEMBERS);
        spells = tables.rows(Shapes.SPELLS);
        records = tables.rows(Shapes.RECORDS);
        steps = tables.rows(Shapes.STEPS);
    }

    /// Takes up members, seen before or not.
    ///
    /// @param tallies of those who are remembered; whoever is taken up is remembered from now on
    static Climbers take(Tables tables, Collection<MemberId> these, Tallies tallies) {
        var taken = new Climbers(tables);
        List<@Nullable Object[]> keys =
                these.stream().map(member -> new @Nullable Object[] {member.value()}).toList();
        taken.members.load(keys);
        taken.spells.load(keys);
        taken.records.load(keys);
        taken.takeUp(these, tallies(tables, these, tallies));
        return taken;
    }

    private static Map<String, Tally> tallies(
            Tables tables, Collection<MemberId> these, Tallies tallies) {
        var all = new HashMap<String, Tally>();
        var unknown = new ArrayList<@Nullable Object[]>();
        for (MemberId member : these) {
            Tally known = tallies.get(member.value());
            if (known == null) {
                unknown.add(new Object[] {member.value()});
            } else {
                all.put(member.value(), known);
            }
        }
        Rows<FactKey, Long> facts = tables.rows(Shapes.FACTS);
        facts.load(unknown);
        var series = new HashMap<String, Map<Fact.Kind, List<Tally.Mark>>>();
        facts.all()
                .forEach((key, amount) ->
                        series.computeIfAbsent(key.member(), _ -> new HashMap<>())
                                .computeIfAbsent(key.kind(), _ -> new ArrayList<>())
                                .add(new Tally.Mark(key.at(), amount)));
        for (MemberId member : these) {
            String id = member.value();
            tallies.put(id, all.computeIfAbsent(id, _ -> tally(series.getOrDefault(id, Map.of()))));
        }
        return all;
    }

    private void takeUp(Collection<MemberId> these, Map<String, Tally> tallies) {
        var times = new HashMap<String, TreeMap<SpellKey, Shapes.Spell>>();
        spells.all()
                .forEach((key, spell) ->
                        times.computeIfAbsent(key.member(), _ -> new TreeMap<>(SpellKey.ORDER))
                                .put(key, spell));
        var written = new HashMap<String, TreeMap<String, TierRecord>>();
        records.all()
                .forEach((key, record) ->
                        written.computeIfAbsent(key.member(), _ -> new TreeMap<>())
                                .put(key.ladder(), record));
        for (MemberId member : these) {
            String id = member.value();
            Shapes.Member row = members.get(id);
            climbers.put(
                    id,
                    new Climber(
                            member,
                            Objects.requireNonNull(tallies.get(id)),
                            SpellKey.spells(times.getOrDefault(id, new TreeMap<>(SpellKey.ORDER))),
                            written.getOrDefault(id, new TreeMap<>()),
                            row == null ? Instant.EPOCH : row.known()));
        }
    }

    static Tally tally(Map<Fact.Kind, List<Tally.Mark>> series) {
        return Tally.of(
                series.entrySet().stream()
                        .map(each ->
                                new Tally.Series(
                                        each.getKey().metric(),
                                        each.getKey().group(),
                                        each.getKey().activity(),
                                        each.getValue()))
                        .toList());
    }

    /// A member that was taken up.
    Climber of(MemberId member) {
        return Objects.requireNonNull(climbers.get(member.value()));
    }

    Collection<Climber> all() {
        return climbers.values();
    }

    /// Lays all of them down, on the ladders in force.
    void layDown(Rules rules) {
        var touched = new ArrayList<@Nullable Object[]>();
        for (Ladder ladder : rules.ladders()) {
            climbers.keySet()
                    .forEach(member -> touched.add(new Object[] {ladder.id().value(), member}));
        }
        steps.load(touched);
        List.copyOf(steps.all().keySet()).forEach(steps::remove);
        for (Climber climber : climbers.values()) {
            layDown(climber, rules);
        }
        members.flush();
        spells.flush();
        records.flush();
        steps.flush();
    }

    private void layDown(Climber climber, Rules rules) {
        String member = climber.member.value();
        SpellKey.rows(member, climber.spells).forEach(spells::put);
        climber.records.forEach(
                (ladder, record) -> records.put(new RecordKey(member, ladder), record));
        var timelines = new ArrayList<Timeline>();
        for (Ladder ladder : rules.ladders()) {
            Timeline timeline = climber.timeline(ladder, rules.zone());
            timelines.add(timeline);
            if (climber.standsOn(ladder)) {
                layDown(member, timeline);
            }
        }
        members.put(member, new Shapes.Member(climber.known, climber.due(timelines)));
    }

    private void layDown(String member, Timeline timeline) {
        Ladder ladder = timeline.ladder();
        for (int i = 0; i < timeline.steps().size(); i++) {
            Step step = timeline.steps().get(i);
            steps.put(
                    new StepKey(ladder.id().value(), member, i),
                    new Shapes.Step(
                            ladder.tiers().get(step.tier()).id(), step.from(), step.until()));
        }
    }
}
