package org.livingledger.projections.tiers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.tier.Fact;
import org.livingledger.api.tier.Spells;
import org.livingledger.api.tier.Tally;
import org.livingledger.api.tier.TierEvent;
import org.livingledger.api.tier.TierRecord;
import org.livingledger.projections.reading.Rows;
import org.livingledger.projections.reading.Tables;
import org.livingledger.projections.tiers.Shapes.FactKey;
import org.livingledger.projections.tiers.Shapes.RecordKey;
import org.livingledger.projections.tiers.Shapes.SpellKey;

/// What is kept whether or not a ledger has a ladder: what one that is published later counts, and
/// nothing that only follows from it. A fact touches the few of its own quarter of an hour, and not everything that
/// its member ever did.
final class WithoutLadders {

    private final Tables tables;

    WithoutLadders(Tables tables) {
        this.tables = tables;
    }

    void fold(List<RecordedEvent> run) {
        facts(run);
        spells(run);
        records(run);
    }

    private record Quarter(String member, Fact.Kind kind, long number) {

        static Quarter of(Fact fact) {
            return new Quarter(fact.member().value(), fact.kind(), Tally.quarter(fact.at()));
        }

        static Quarter of(FactKey key) {
            return new Quarter(key.member(), key.kind(), Tally.quarter(key.at()));
        }

        @Nullable Object[] columns() {
            FactKey any = FactKey.of(member, kind, Instant.EPOCH);
            return new Object[] {member, any.metric(), any.group(), any.activity(), number};
        }
    }

    /// Writes down what counts. Of each quarter of an hour that is touched everything is read, and of no
    /// other.
    void facts(List<RecordedEvent> run) {
        Map<Quarter, List<Fact>> added = new LinkedHashMap<>();
        for (RecordedEvent recorded : run) {
            Fact fact = Fact.of(recorded.event());
            if (fact != null) {
                added.computeIfAbsent(Quarter.of(fact), _ -> new ArrayList<>()).add(fact);
            }
        }
        Rows<FactKey, Long> rows = tables.rows(Shapes.FACTS);
        rows.load(added.keySet().stream().map(Quarter::columns).toList());
        Map<Quarter, List<Tally.Mark>> stored = new LinkedHashMap<>();
        rows.all()
                .forEach((key, amount) ->
                        stored.computeIfAbsent(Quarter.of(key), _ -> new ArrayList<>())
                                .add(new Tally.Mark(key.at(), amount)));
        List.copyOf(rows.all().keySet()).forEach(rows::remove);
        added.forEach((quarter, facts) -> {
            Tally tally =
                    Climbers.tally(Map.of(quarter.kind(), stored.getOrDefault(quarter, List.of())));
            facts.forEach(tally::fold);
            for (Tally.Series series : tally.state()) {
                series.marks()
                        .forEach(mark ->
                                rows.put(
                                        FactKey.of(quarter.member(), series.kind(), mark.at()),
                                        mark.count()));
            }
        });
        rows.flush();
    }

    private void spells(List<RecordedEvent> run) {
        Map<String, List<RecordedEvent>> theirs = new LinkedHashMap<>();
        for (RecordedEvent recorded : run) {
            if (recorded.event() instanceof MembershipEvent event) {
                theirs.computeIfAbsent(event.member().value(), _ -> new ArrayList<>())
                        .add(recorded);
            }
        }
        List<@Nullable Object[]> keys =
                theirs.keySet().stream().map(member -> new @Nullable Object[] {member}).toList();
        Rows<String, Shapes.Member> members = tables.rows(Shapes.MEMBERS);
        Rows<SpellKey, Shapes.Spell> rows = tables.rows(Shapes.SPELLS);
        members.load(keys);
        rows.load(keys);
        Map<String, TreeMap<SpellKey, Shapes.Spell>> before = new LinkedHashMap<>();
        rows.all()
                .forEach((key, spell) ->
                        before.computeIfAbsent(key.member(), _ -> new TreeMap<>(SpellKey.ORDER))
                                .put(key, spell));
        theirs.forEach((member, events) -> {
            if (members.get(member) == null) {
                members.put(member, new Shapes.Member(events.getFirst().recordedAt(), null));
            }
            Spells spells =
                    SpellKey.spells(before.getOrDefault(member, new TreeMap<>(SpellKey.ORDER)));
            events.forEach(recorded -> spells.fold((MembershipEvent) recorded.event()));
            SpellKey.rows(member, spells).forEach(rows::put);
        });
        members.flush();
        rows.flush();
    }

    private void records(List<RecordedEvent> run) {
        Set<RecordKey> keys = new LinkedHashSet<>();
        for (RecordedEvent recorded : run) {
            if (recorded.event() instanceof TierEvent event) {
                keys.add(RecordKey.of(event));
            }
        }
        Rows<RecordKey, TierRecord> rows = tables.rows(Shapes.RECORDS);
        rows.loadAll(keys.stream());
        for (RecordedEvent recorded : run) {
            if (recorded.event() instanceof TierEvent event) {
                RecordKey key = RecordKey.of(event);
                TierRecord before = rows.get(key);
                TierRecord known = before == null ? TierRecord.none(event.ladder()) : before;
                rows.put(key, known.after(event));
            }
        }
        rows.flush();
    }
}
