package org.livingledger.server.adoption;

import java.util.ArrayList;
import java.util.List;
import org.livingledger.api.adoption.AdoptionStep;

/// Cuts what one member is due into steps that are not too long.
final class Slices {

    private Slices() {}

    static <T> List<List<T>> of(List<T> all) {
        var slices = new ArrayList<List<T>>();
        for (int from = 0; from < all.size(); from += AdoptionStep.MOST_CORRECTIONS) {
            slices.add(
                    List.copyOf(
                            all.subList(
                                    from,
                                    Math.min(all.size(), from + AdoptionStep.MOST_CORRECTIONS))));
        }
        return slices;
    }
}
