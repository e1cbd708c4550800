package org.livingledger.projections.tiers;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.programme.Programme.Metric;
import org.livingledger.api.tier.Fact;
import org.livingledger.api.tier.LadderId;
import org.livingledger.api.tier.Spells;
import org.livingledger.api.tier.Tally;
import org.livingledger.api.tier.TierEvent;
import org.livingledger.api.tier.TierRecord;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.reading.Shape;

/// The rows of a member's tiers.
final class Shapes {

    private Shapes() {}

    /// @param known the last instant at which something happened that tiers can follow from
    /// @param due when something is to be written down, if ever
    record Member(Instant known, @Nullable Instant due) {}

    record FactKey(String member, String metric, String group, String activity, Instant at) {

        static FactKey of(String member, Fact.Kind kind, Instant at) {
            return new FactKey(
                    member,
                    kind.metric().name().toLowerCase(Locale.ROOT),
                    kind.group() == null ? "" : kind.group().value(),
                    kind.activity() == null ? "" : kind.activity().value(),
                    at);
        }

        Fact.Kind kind() {
            return new Fact.Kind(
                    Metric.valueOf(metric.toUpperCase(Locale.ROOT)),
                    group.isEmpty() ? null : new GroupId(group),
                    activity.isEmpty() ? null : new ActivityType(activity));
        }
    }

    record SpellKey(String member, String group, int number) {

        static final Comparator<SpellKey> ORDER =
                Comparator.comparing(SpellKey::group).thenComparingInt(SpellKey::number);

        /// A member's spells from their rows.
        static Spells spells(SortedMap<SpellKey, Spell> rows) {
            return Spells.of(
                    rows.entrySet().stream()
                            .map(each ->
                                    new Spells.Spell(
                                            new GroupId(each.getKey().group()),
                                            each.getValue().startedAt(),
                                            each.getValue().endedAt()))
                            .toList());
        }

        /// A member's rows from their spells.
        static Map<SpellKey, Spell> rows(String member, Spells spells) {
            var rows = new LinkedHashMap<SpellKey, Spell>();
            var numbers = new HashMap<String, Integer>();
            for (Spells.Spell spell : spells.state()) {
                int number = numbers.merge(spell.group().value(), 1, Integer::sum);
                rows.put(
                        new SpellKey(member, spell.group().value(), number),
                        new Spell(spell.startedAt(), spell.endedAt()));
            }
            return rows;
        }
    }

    record Spell(Instant startedAt, @Nullable Instant endedAt) {}

    record RecordKey(String member, String ladder) {

        static RecordKey of(TierEvent event) {
            return new RecordKey(event.member().value(), event.ladder().value());
        }
    }

    record StepKey(String ladder, String member, int number) {}

    record Step(String tier, @Nullable Instant from, @Nullable Instant until) {}

    static final Shape<String, Member> MEMBERS =
            new Shape<>(
                    "tier_members",
                    member -> new Object[] {member},
                    member -> new @Nullable Object[] {member.known, member.due},
                    row -> row.getString("member_id"),
                    row -> new Member(Instants.at(row, "known_at"), Instants.maybe(row, "due_at")));

    static final Shape<FactKey, Long> FACTS =
            new Shape<>(
                    "tier_facts",
                    key ->
                            new Object[] {
                                key.member,
                                key.metric,
                                key.group,
                                key.activity,
                                Tally.quarter(key.at),
                                key.at
                            },
                    amount -> new Object[] {amount},
                    row ->
                            new FactKey(
                                    row.getString("member_id"),
                                    row.getString("metric"),
                                    row.getString("group_id"),
                                    row.getString("activity"),
                                    Instants.at(row, "counts_at")),
                    row -> row.getLong("amount"));

    static final Shape<SpellKey, Spell> SPELLS =
            new Shape<>(
                    "tier_spells",
                    key -> new Object[] {key.member, key.group, key.number},
                    spell -> new @Nullable Object[] {spell.startedAt, spell.endedAt},
                    row ->
                            new SpellKey(
                                    row.getString("member_id"),
                                    row.getString("group_id"),
                                    row.getInt("spell")),
                    row ->
                            new Spell(
                                    Instants.at(row, "started_at"),
                                    Instants.maybe(row, "ended_at")));

    static final Shape<RecordKey, TierRecord> RECORDS =
            new Shape<>(
                    "tier_records",
                    key -> new Object[] {key.member, key.ladder},
                    record ->
                            new @Nullable Object[] {record.tier(), record.at(), record.warnedOf()},
                    row -> new RecordKey(row.getString("member_id"), row.getString("ladder_id")),
                    row ->
                            new TierRecord(
                                    new LadderId(row.getString("ladder_id")),
                                    row.getString("tier"),
                                    Instants.maybe(row, "since"),
                                    Instants.maybe(row, "warned_of")));

    static final Shape<StepKey, Step> STEPS =
            new Shape<>(
                    "tier_steps",
                    key -> new Object[] {key.ladder, key.member, key.number},
                    step -> new @Nullable Object[] {step.tier, step.from, step.until},
                    row ->
                            new StepKey(
                                    row.getString("ladder_id"),
                                    row.getString("member_id"),
                                    row.getInt("step")),
                    row ->
                            new Step(
                                    row.getString("tier"),
                                    Instants.maybe(row, "from_at"),
                                    Instants.maybe(row, "until_at")));
}
