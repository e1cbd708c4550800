package org.livingledger.domain.points;

import java.util.ArrayList;
import java.util.List;
import org.livingledger.api.points.PointsEvent.Slice;

/// Parts of a list of slices, which stands in debit order.
final class Slices {

    private Slices() {}

    static long points(List<Slice> slices) {
        return slices.stream().mapToLong(Slice::points).sum();
    }

    /// The first so many points of them.
    static List<Slice> first(List<Slice> slices, long points) {
        return part(slices, 0, points);
    }

    /// So many points of them, after some others.
    static List<Slice> part(List<Slice> slices, long after, long points) {
        var part = new ArrayList<Slice>();
        long passed = 0;
        for (Slice slice : slices) {
            long from = Math.max(after, passed);
            long to = Math.min(after + points, passed + slice.points());
            if (from < to) {
                part.add(new Slice(slice.lot(), to - from, slice.expiresAt(), slice.group()));
            }
            passed += slice.points();
        }
        return List.copyOf(part);
    }
}
