package org.livingledger.projections.boards;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
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
    private final Aside aside;
    private final Set<Key> beginning = ConcurrentHashMap.newKeySet();
    private final ReentrantLock one = new ReentrantLock();
    private final Map<Key, Orders> all = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /// @param few facts that are counted for each question
    /// @param most bytes that are kept
    /// @param aside where they are written
    Histories(int few, long most, Aside aside) {
        this.few = few;
        this.most = most;
        this.aside = aside;
    }

    /// What is known of a window, or null.
    synchronized @Nullable Orders find(Key key) {
        return all.get(key);
    }

    /// Whether so many facts are more than should be counted for each question.
    boolean areMany(int facts, @Nullable Orders orders) {
        return facts > Math.max(few, orders == null ? 0 : orders.size() / PART);
    }

    /// Begins to write the history of a window, unless somebody is at it. Nobody waits for it: those who ask meanwhile
    /// count what it does not know.
    ///
    /// @param scribe asked for while what it reads does not grow
    void begin(Key key, Supplier<Scribe> scribe) {
        if (beginning.add(key)) {
            aside.begin(() -> {
                try {
                    write(key, scribe);
                } finally {
                    beginning.remove(key);
                }
            });
        }
    }

    private void write(Key key, Supplier<Scribe> begun) {
        one.lock(); // so that no more than one core is taken from those who ask
        try {
            Scribe scribe = aside.look(begun);
            boolean goesOn = true;
            while (goesOn) { // whoever lets it grow and waits for that comes before the next stroke
                goesOn = aside.look(() -> scribe.stroke(aside.strokes()));
            }
            keep(key, scribe.orders());
        } finally {
            one.unlock();
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
