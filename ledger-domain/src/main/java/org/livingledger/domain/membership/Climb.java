package org.livingledger.domain.membership;

import java.util.List;
import java.util.TreeMap;
import org.livingledger.api.activity.ActivityEvent;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.tier.LadderId;
import org.livingledger.api.tier.Spells;
import org.livingledger.api.tier.Tally;
import org.livingledger.api.tier.TierEvent;
import org.livingledger.api.tier.TierEvent.TierChanged;
import org.livingledger.api.tier.TierEvent.TierWarned;
import org.livingledger.api.tier.TierRecord;

/// What a member's tiers follow from, besides what they earned: what they did, when they were in which
/// group, and what of it all is written down.
public final class Climb {

    private final Tally done;
    private final Spells spells;
    private final TreeMap<String, TierRecord> records = new TreeMap<>();

    Climb() {
        this(new Tally(), new Spells());
    }

    private Climb(Tally done, Spells spells) {
        this.done = done;
        this.spells = spells;
    }

    static Climb of(State state) {
        var climb = new Climb(Tally.of(state.done()), Spells.of(state.spells()));
        state.records().forEach(each -> climb.records.put(each.ladder().value(), each));
        return climb;
    }

    void on(ActivityEvent event) {
        done.fold(event);
    }

    void on(MembershipEvent event) {
        spells.fold(event);
    }

    void on(TierEvent event) {
        LadderId ladder =
                switch (event) {
                    case TierChanged changed -> changed.ladder();
                    case TierWarned warned -> warned.ladder();
                };
        records.put(ladder.value(), record(ladder).after(event));
    }

    /// What they did.
    public Tally done() {
        return done;
    }

    /// When they were in which group.
    public Spells spells() {
        return spells;
    }

    /// What is written down of a ladder.
    public TierRecord record(LadderId ladder) {
        TierRecord record = records.get(ladder.value());
        return record == null ? TierRecord.none(ladder) : record;
    }

    State state() {
        return new State(done.state(), spells.state(), List.copyOf(records.values()));
    }

    /// What a snapshot of it holds.
    public record State(
            List<Tally.Series> done, List<Spells.Spell> spells, List<TierRecord> records) {}
}
