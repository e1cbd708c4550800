package org.livingledger.projections.boards;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.programme.BoardId;
import org.livingledger.api.programme.Programme.BoardDefinition;

/// The windows with many members that are asked about as they stand now, each in its order; those asked about
/// last.
final class Current {

    /// A window of a board in force.
    record Key(@Nullable GroupId group, BoardId board, String period) {}

    /// A window with its order.
    record Ordered(BoardDefinition board, Chronicle.Window window, Order order) {}

    private final long most;
    private final Map<Key, Ordered> all = new LinkedHashMap<>(16, 0.75f, true);

    /// @param most bytes that are kept
    Current(long most) {
        this.most = most;
    }

    synchronized @Nullable Ordered find(Key key) {
        return all.get(key);
    }

    synchronized void keep(Key key, Ordered ordered) {
        all.put(key, ordered);
        var eldest = all.entrySet().iterator();
        while (bytes() > most && eldest.hasNext()) {
            if (!eldest.next().getKey().equals(key)) {
                eldest.remove();
            }
        }
    }

    /// A fact has come.
    synchronized void fact(Tape tape, int fact) {
        for (Ordered each : all.values()) {
            each.window.fact(each.order, tape, fact);
        }
    }

    /// A member has come or gone.
    synchronized void move(int member) {
        for (Ordered each : all.values()) {
            each.window.again(each.order, member);
        }
    }

    /// Another programme is in force.
    synchronized void clear() {
        all.clear();
    }

    synchronized long bytes() {
        return all.values().stream().mapToLong(each -> each.order.bytes()).sum();
    }
}
