package org.livingledger.domain.points;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.livingledger.api.points.PointsEvent.NewLot;
import org.livingledger.api.points.PointsEvent.Slice;

/// Points that come into an account: an older debt is paid first, from what ends soonest.
///
/// @param lots what they come into
/// @param debtPaid how many of them paid the debt
record Credit(List<NewLot> lots, long debtPaid) {

    /// Points from elsewhere, each part into a new lot with the end that it had before.
    static Credit received(List<Slice> slices, long debt, long lastLot, Instant now) {
        return split(slices, debt, lastLot + 1, now);
    }

    /// Points that come back into the lots that they came from.
    static Credit returned(List<Slice> slices, long debt, Instant now) {
        return split(slices, debt, 0, now);
    }

    /// @param firstLot the number of the first new lot, or 0 to keep the numbers
    private static Credit split(List<Slice> slices, long debt, long firstLot, Instant now) {
        var lots = new ArrayList<NewLot>();
        long owed = debt;
        for (Slice slice : slices) {
            // what has ended stays ended: it pays no debt
            boolean pays = !Lot.hasEnded(slice.expiresAt(), now);
            long paid = pays ? Math.min(owed, slice.points()) : 0;
            owed -= paid;
            long rest = slice.points() - paid;
            if (rest > 0) {
                long number = firstLot == 0 ? slice.lot() : firstLot + lots.size();
                lots.add(new NewLot(number, rest, slice.expiresAt(), slice.group()));
            }
        }
        return new Credit(List.copyOf(lots), debt - owed);
    }
}
