package org.livingledger.domain.tier;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.Programme.Metric;
import org.livingledger.api.programme.ProgrammeCommand.PublishProgramme;
import org.livingledger.api.tier.Ladder;
import org.livingledger.api.tier.Ladder.Downgrade;
import org.livingledger.api.tier.Ladder.Measure;
import org.livingledger.api.tier.Ladder.Tier;
import org.livingledger.api.tier.LadderId;
import org.livingledger.api.tier.Window;

/// Ladders for tests: bronze 0, silver 300, gold 1000 qualifying points, as in `systems.md` A8.
record Rungs(
        @Nullable GroupId group,
        String window,
        @Nullable Downgrade downgrade,
        @Nullable Integer grace,
        @Nullable Integer warning) {

    static final LadderId STATUS = new LadderId("status");

    static Rungs per(String window) {
        return new Rungs(null, window, null, null, null);
    }

    Rungs in(GroupId of) {
        return new Rungs(of, window, downgrade, grace, warning);
    }

    Rungs downgrade(Downgrade how) {
        return new Rungs(group, window, how, grace, warning);
    }

    Rungs grace(int days) {
        return new Rungs(group, window, downgrade, days, warning);
    }

    Rungs warning(int days) {
        return new Rungs(group, window, downgrade, grace, days);
    }

    Ladder ladder() {
        return new Ladder(
                STATUS,
                group,
                List.of(new Measure("points", Metric.POINTS_EARNED, null)),
                List.of(
                        tier("bronze", Map.of()),
                        tier("silver", Map.of("points", 300L)),
                        tier("gold", Map.of("points", 1_000L), "early-access")),
                new Window(window),
                downgrade,
                grace,
                warning);
    }

    PublishProgramme published() {
        return publish(ladder());
    }

    static PublishProgramme publish(Ladder... ladders) {
        return new PublishProgramme(Programme.EMPTY.withLadders(List.of(ladders)), null);
    }

    static Tier tier(String id, Map<String, Long> thresholds, String... privileges) {
        return new Tier(id, thresholds, List.of(privileges));
    }

    static Measure posts() {
        return new Measure("posts", Metric.ACTIVITY_COUNT, new ActivityType("post"));
    }
}
