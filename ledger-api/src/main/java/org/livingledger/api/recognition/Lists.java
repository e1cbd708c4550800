package org.livingledger.api.recognition;

import java.time.LocalDate;
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

    /// Days in order, each once. What is nearly in order already costs next to nothing.
    static List<LocalDate> inOrder(List<LocalDate> days) {
        days.sort(null);
        var once = new ArrayList<LocalDate>(days.size());
        LocalDate last = null;
        for (LocalDate day : days) {
            if (!day.equals(last)) {
                once.add(day);
            }
            last = day;
        }
        return List.copyOf(once);
    }
}
