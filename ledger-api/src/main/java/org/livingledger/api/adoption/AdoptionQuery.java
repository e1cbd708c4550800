package org.livingledger.api.adoption;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Query;
import org.livingledger.api.points.ReversalPolicy;

/// Questions about adoptions.
public sealed interface AdoptionQuery {

    /// Which programmes were adopted, the last first?
    record ListAdoptions(LedgerId ledger) implements AdoptionQuery, Query<List<AdoptionView>> {}

    /// An adoption.
    ///
    /// @param version the version that was adopted
    /// @param status `adopting`, `adopted`, `undoing` or `undone`
    /// @param from since when it counts as in force, if not for ever
    /// @param position the position at which it was begun: what happened before is brought to what it gives
    /// @param begunAt when it was begun
    /// @param endedAt when it was carried out, if it is
    /// @param figures what it has done, when it is carried out
    /// @param undoing how it was undone, if it was
    record AdoptionView(
            int version,
            String status,
            AdoptionMode mode,
            @Nullable Instant from,
            ReversalPolicy policy,
            long position,
            Instant begunAt,
            @Nullable Instant endedAt,
            @Nullable AdoptionFigures figures,
            @Nullable UndoingView undoing) {}

    /// How an adoption was undone.
    ///
    /// @param position the position at which that was begun
    /// @param begunAt when it was begun
    /// @param endedAt when it was done, if it is
    /// @param figures what it has done, when it is done
    record UndoingView(
            long position,
            Instant begunAt,
            @Nullable Instant endedAt,
            @Nullable AdoptionFigures figures) {}
}
