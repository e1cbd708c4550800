package org.livingledger.projections.tiers;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.tier.Ladder;
import org.livingledger.api.tier.LadderId;
import org.livingledger.api.tier.Spells;
import org.livingledger.api.tier.Tally;
import org.livingledger.api.tier.TierEvent;
import org.livingledger.api.tier.TierRecord;
import org.livingledger.api.tier.Timeline;
import org.livingledger.api.tier.Unwritten;

/// A member with everything that their tiers follow from.
final class Climber {

    final MemberId member;
    final Tally tally;
    final Spells spells;
    final Map<String, TierRecord> records;
    Instant known;

    Climber(
            MemberId member,
            Tally tally,
            Spells spells,
            Map<String, TierRecord> records,
            Instant known) {
        this.member = member;
        this.tally = tally;
        this.spells = spells;
        this.records = records;
        this.known = known;
    }

    void fold(Event event, Instant recordedAt) {
        tally.fold(event);
        if (event instanceof MembershipEvent membership) {
            spells.fold(membership);
        } else if (event instanceof TierEvent tier) {
            LadderId ladder = tier.ladder();
            records.put(ladder.value(), record(ladder).after(tier));
        }
        known(recordedAt);
    }

    void known(Instant at) {
        known = at.isAfter(known) ? at : known;
    }

    TierRecord record(LadderId ladder) {
        TierRecord record = records.get(ladder.value());
        return record == null ? TierRecord.none(ladder) : record;
    }

    Timeline timeline(Ladder ladder, ZoneId zone) {
        return Timeline.of(ladder, List.of(tally), spells, zone);
    }

    /// Whether they have done or earned anything where the ladder counts.
    boolean standsOn(Ladder ladder) {
        return tally.first(ladder) != null;
    }

    /// When something is to be written down, if nothing more happens, or null if never.
    @Nullable Instant due(List<Timeline> timelines) {
        Instant first = null;
        for (Timeline timeline : timelines) {
            Instant next = Unwritten.next(known, member, timeline, record(timeline.ladder().id()));
            if (next != null && (first == null || next.isBefore(first))) {
                first = next;
            }
        }
        return first;
    }
}
