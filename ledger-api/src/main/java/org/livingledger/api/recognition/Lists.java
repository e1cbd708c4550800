package org.livingledger.api.recognition;

import java.util.ArrayList;
import java.util.List;

/// Lists that are never changed, only followed by others.
final class Lists {

    private Lists() {}

    static <T> List<T> plus(List<T> list, T one) {
        var more = new ArrayList<T>(list.size() + 1);
        more.addAll(list);
        more.add(one);
        return List.copyOf(more);
    }
}
