package org.livingledger.projections.boards;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.livingledger.projections.boards.Tape.Filter;

/// What questions about windows with many facts are counted on from; of the windows asked about last.
final class Bases {

    /// Which window of which facts.
    record Key(Tape tape, Filter filter, Span span, long end) {}

    private final int spacing;
    private final long most;
    private final Map<Key, TreeMap<Integer, Base>> all = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /// @param spacing facts between two of them at least
    /// @param most bytes that are kept
    Bases(int spacing, long most) {
        this.spacing = spacing;
        this.most = most;
    }

    /// A base is as large as its members are many, and is worth as many facts.
    int spacing(int members) {
        return Math.max(spacing, members);
    }

    /// The last one that counts no more facts than so many, or null.
    synchronized @Nullable Base before(Key key, int facts) {
        var theirs = all.get(key);
        var found = theirs == null ? null : theirs.floorEntry(facts);
        return found == null ? null : found.getValue();
    }

    /// Makes those that are missing up to where a question begins.
    ///
    /// @return the last of them
    @Nullable Base grow(Key key, @Nullable Base from, Chronicle.Window window, Slate slate) {
        int step = spacing(window.members());
        Base last = from;
        int first = last == null ? 0 : last.facts();
        for (long facts = (first / step + 1L) * step; facts <= window.recorded(); facts += step) {
            Base next = window.base(last, (int) facts, slate);
            if (next != null) {
                keep(key, next);
                last = next;
            }
        }
        return last;
    }

    private synchronized void keep(Key key, Base base) {
        Base before = all.computeIfAbsent(key, _ -> new TreeMap<>()).put(base.facts(), base);
        bytes += base.bytes() - (before == null ? 0 : before.bytes());
        var eldest = all.entrySet().iterator();
        while (bytes > most && eldest.hasNext()) {
            var next = eldest.next();
            if (!next.getKey().equals(key)) {
                bytes -= next.getValue().values().stream().mapToLong(Base::bytes).sum();
                eldest.remove();
            }
        }
    }

    synchronized long bytes() {
        return bytes;
    }
}
