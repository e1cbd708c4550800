package org.livingledger.domain.points;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.points.PointsEvent.Slice;

/// Points set aside under a name. Past its time it holds nothing, written down or not.
final class Hold {

    static final Comparator<Hold> BY_RELEASE =
            Comparator.comparing(Hold::lapsesAt).thenComparing(hold -> hold.name);

    final String name;
    final @Nullable Instant releaseAt;
    final List<Slice> slices;
    boolean lapsed;

    Hold(String name, @Nullable Instant releaseAt, List<Slice> slices) {
        this.name = name;
        this.releaseAt = releaseAt;
        this.slices = slices;
    }

    Instant lapsesAt() {
        return releaseAt == null ? Instant.MAX : releaseAt;
    }

    long points() {
        return slices.stream().mapToLong(Slice::points).sum();
    }
}
