package org.livingledger.projections.tiers;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.programme.Programme.Metric;
import org.livingledger.api.tier.Fact;
import org.livingledger.api.tier.LadderId;
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
    }

    record Spell(Instant startedAt, @Nullable Instant endedAt) {}

    record RecordKey(String member, String ladder) {}

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
                    key -> new Object[] {key.member, key.metric, key.group, key.activity, key.at},
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
