package org.livingledger.domain.tier;

import static org.livingledger.domain.Scenario.ADA;
import static org.livingledger.domain.Scenario.BO;
import static org.livingledger.domain.Scenario.CLUB;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.group.GroupCommand.FoundGroup;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MembershipCommand.JoinGroup;
import org.livingledger.api.points.PointsCommand.EarnPoints;
import org.livingledger.api.tier.TierAt;
import org.livingledger.api.tier.TierCommand.ReviewTiers;
import org.livingledger.api.tier.TierEvent;
import org.livingledger.api.tier.TierEvent.TierChanged;
import org.livingledger.api.tier.TierOutcome.Reviewed;
import org.livingledger.domain.Scenario;

/// Ada on a ladder: what she earns from January 2026 on in Shanghai, and where it brings her.
abstract class Climbing {

    final Scenario scenario = Scenario.in("Asia/Shanghai").at(instant("2026-01-05T12:00+08:00"));

    Climbing() {
        scenario.accept(new FoundGroup(CLUB, "Club", Scenario.OWNER, null, null, null));
        scenario.accept(new JoinGroup(CLUB, ADA, null));
        scenario.accept(new JoinGroup(CLUB, BO, null));
    }

    static Instant instant(String local) {
        return OffsetDateTime.parse(local).toInstant();
    }

    final void at(String local) {
        scenario.at(instant(local));
    }

    final long earn(long points) {
        return earn(points, null, null);
    }

    final long earn(long points, @Nullable GroupId group, @Nullable Instant occurredAt) {
        long movement = scenario.position() + 1;
        scenario.accept(new EarnPoints(ADA, points, group, null, null, null, null, occurredAt));
        return movement;
    }

    /// How Ada stands now, without anything being written down before it is asked.
    final TierAt now() {
        return scenario.accept(Reviewed.class, new ReviewTiers(ADA)).tiers().getFirst();
    }

    final String tierAt(String local) {
        at(local);
        return now().tier();
    }

    final List<TierEvent> written() {
        return scenario.events().stream()
                .filter(TierEvent.class::isInstance)
                .map(TierEvent.class::cast)
                .toList();
    }

    final List<TierChanged> changes() {
        return written().stream()
                .filter(TierChanged.class::isInstance)
                .map(TierChanged.class::cast)
                .toList();
    }
}
