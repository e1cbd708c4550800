package org.livingledger.projections.boards;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.livingledger.projections.boards.Tape.Filter;

/// The orders of windows with many facts; of the windows asked about last.
final class Histories {

    /// The part of a history that may have come since, before it is written anew.
    private static final int PART = 16;

    /// Which window of which facts.
    record Key(Tape tape, Filter filter, Span span, long end) {}

    private final int few;
    private final long most;
    private final Map<Key, Orders> all = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /// @param few facts that are counted for each question
    /// @param most bytes that are kept
    Histories(int few, long most) {
        this.few = few;
        this.most = most;
    }

    /// What is known of a window, or null.
    synchronized @Nullable Orders find(Key key) {
        return all.get(key);
    }

    /// Whether so many facts are more than should be counted for each question.
    boolean areMany(int facts, @Nullable Orders orders) {
        return facts > Math.max(few, orders == null ? 0 : orders.size() / PART);
    }

    /// Writes the history of a window, unless somebody else has meanwhile.
    ///
    /// @param known what was known of it
    Orders write(Key key, @Nullable Orders known, Supplier<Orders> writing) {
        synchronized (key.tape()) { // one at a time: who waits for it finds it
            Orders found = find(key);
            if (found != null && found != known) {
                return found;
            }
            Orders orders = writing.get();
            keep(key, orders);
            return orders;
        }
    }

    private synchronized void keep(Key key, Orders orders) {
        Orders before = all.put(key, orders);
        bytes += orders.bytes() - (before == null ? 0 : before.bytes());
        var eldest = all.entrySet().iterator();
        while (bytes > most && eldest.hasNext()) {
            var next = eldest.next();
            if (!next.getKey().equals(key)) {
                bytes -= next.getValue().bytes();
                eldest.remove();
            }
        }
    }

    synchronized long bytes() {
        return bytes;
    }
}
