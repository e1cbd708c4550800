package org.livingledger.projections.boards;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.PastTooLong;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.programme.Programme.BoardDefinition;
import org.livingledger.projections.EventSource;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.reading.Together;
import org.livingledger.projections.reading.Views;

/// The chronicles of those ledgers whose boards somebody has asked about, the last ones asked. What one needs of
/// the past of a ledger is read from the tables at the first question, and then from the events as they come.
public final class Chronicles {

    private static final Logger LOG = System.getLogger(Chronicles.class.getName());

    /// So many events are read as events rather than from tables.
    private static final int TAIL = 20_000;

    private static final int PAGE = 5_000;

    /// Positions that are read from a table at a time.
    private static final long STEP = 200_000;

    /// What an event takes, at most, of a ledger in which all of them are counted: a fact with room to grow, half a
    /// place in the history of a window, a share of a member.
    private static final long EVENT_BYTES = 96;

    /// Facts that are counted for each question: as many as take half a millisecond.
    private static final int FEW = 1 << 15;

    /// Facts that are written into a history in some milliseconds, in which nobody who asks has to wait for it.
    private static final int STROKES = 1 << 13;

    private final Views views;
    private final EventSource source;
    private final Sizes sizes;
    private final Executor aside;
    private final Map<LedgerId, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Deque<Slate> slates = new ArrayDeque<>();
    private final Set<Current.Key> beginning = ConcurrentHashMap.newKeySet();
    private final ToLongFunction<LedgerId> reached;

    private static final class Kept {
        final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        final Aside aside;
        volatile Chronicle chronicle;

        Kept(Executor executor, Sizes sizes) {
            aside = new Aside(executor, lock.readLock(), sizes.strokes);
            chronicle = empty(sizes);
        }

        /// Begins again from nothing.
        void forget(Sizes sizes) {
            chronicle = empty(sizes);
        }

        private Chronicle empty(Sizes sizes) {
            return new Chronicle(sizes.few, sizes.most / 4, aside);
        }
    }

    /// Keeps a third of the memory at most.
    ///
    /// @param reached how far the tables of boards have come in a ledger, as far as this server knows
    public Chronicles(Views views, EventSource source, ToLongFunction<LedgerId> reached) {
        this(
                views,
                source,
                reached,
                new Sizes(
                        Runtime.getRuntime().maxMemory() / 3, FEW, TAIL, Histogram.LEAST, STROKES),
                work -> Thread.ofPlatform().daemon().name("order").start(work));
    }

    /// @param most bytes that are kept
    /// @param few facts that are counted for each question
    /// @param tail how many events are read as events rather than from tables
    /// @param large from how many members on a window is kept in order
    /// @param strokes how many facts are written into a history before others have their turn
    private record Sizes(long most, int few, int tail, long large, int strokes) {}

    /// With the history of every window of some facts, and every window in order as soon as somebody has asked.
    ///
    /// @param aside where histories and orders are written
    public static Chronicles ofShortHistories(
            Views views, EventSource source, ToLongFunction<LedgerId> reached, Executor aside) {
        var small = new Sizes(Long.MAX_VALUE / 2, 30, 20, 1, 7);
        return new Chronicles(views, source, reached, small, aside);
    }

    /// With room for ledgers of so many events.
    public static Chronicles ofRoomFor(long events, Views views, EventSource source) {
        var narrow = new Sizes(events * EVENT_BYTES, FEW, 0, 1, STROKES);
        return new Chronicles(views, source, _ -> 0, narrow, Runnable::run);
    }

    private Chronicles(
            Views views,
            EventSource source,
            ToLongFunction<LedgerId> reached,
            Sizes sizes,
            Executor aside) {
        this.views = views;
        this.source = source;
        this.reached = reached;
        this.sizes = sizes;
        this.aside = aside;
    }

    /// Answers from all that boards of a ledger are counted from, up to a position at least.
    ///
    /// @throws PastTooLong if the memory has no room for it
    <T extends @Nullable Object> T read(
            LedgerId ledger, long position, Function<Chronicle, T> answer) {
        Kept its = of(ledger);
        its.lock.readLock().lock();
        try {
            if (its.chronicle.position() >= position) {
                return answer.apply(its.chronicle);
            }
        } finally {
            its.lock.readLock().unlock();
        }
        its.lock.writeLock().lock();
        try {
            try {
                bring(its.chronicle, ledger, position);
            } catch (RuntimeException | Error e) {
                its.forget(sizes); // nobody knows how far it came
                throw e;
            }
            makeRoom(ledger);
            its.lock.readLock().lock();
        } finally {
            its.lock.writeLock().unlock();
        }
        try {
            return answer.apply(its.chronicle);
        } finally {
            its.lock.readLock().unlock();
        }
    }

    /// Answers from a window as it stands now, if it is kept in order and knows as much as the tables.
    <T> Optional<T> now(
            LedgerId ledger, Current.Key key, BiFunction<BoardDefinition, Ladder, T> answer) {
        synchronized (kept) {
            if (!kept.containsKey(ledger)) {
                return Optional.empty();
            }
        }
        try {
            return read(
                    ledger,
                    reached.applyAsLong(ledger),
                    chronicle -> {
                        var ordered = chronicle.ordered(key);
                        return ordered == null
                                ? Optional.empty()
                                : Optional.of(
                                        answer.apply(
                                                ordered.board(),
                                                chronicle.ladder(ordered.order())));
                    });
        } catch (PastTooLong e) {
            return Optional.empty(); // the tables answer
        }
    }

    /// Begins to keep a window in order, if it has many members. Nobody waits for it.
    void order(LedgerId ledger, Current.Key key, long members) {
        if (members >= sizes.large && beginning.add(key)) {
            aside.execute(() -> {
                try {
                    read(
                            ledger,
                            reached.applyAsLong(ledger),
                            chronicle -> onSlate(slate -> chronicle.order(key, slate)));
                } catch (PastTooLong e) {
                    // the tables go on to answer
                } finally {
                    beginning.remove(key);
                }
            });
        }
    }

    /// Events were committed to the tables. Who is asked about knows them at once, unless somebody else is at it.
    void committed(LedgerId ledger, List<RecordedEvent> events) {
        Kept its;
        synchronized (kept) {
            if (!kept.containsKey(ledger)) {
                return;
            }
            its = of(ledger);
        }
        if (its.lock.writeLock().tryLock()) {
            try {
                add(its.chronicle, events);
            } catch (RuntimeException | Error e) {
                its.forget(sizes); // the tables hold them all the same
                LOG.log(
                        Level.WARNING,
                        "what boards of " + ledger + " are counted from is read anew",
                        e);
            } finally {
                its.lock.writeLock().unlock();
            }
        }
    }

    /// Those that follow on what is known; if any are missing between, none.
    private static void add(Chronicle chronicle, List<RecordedEvent> events) {
        if (chronicle.position() > 0 && chronicle.position() >= events.getFirst().position() - 1) {
            for (RecordedEvent event : events) {
                if (event.position() > chronicle.position()) {
                    chronicle.add(event);
                }
            }
        }
    }

    /// Answers on a slate that nobody else writes on meanwhile.
    <T> T onSlate(Function<Slate, T> answer) {
        Slate slate = slate();
        try {
            return answer.apply(slate);
        } finally {
            slate.end();
            synchronized (slates) {
                slates.push(slate);
            }
        }
    }

    private Slate slate() {
        synchronized (slates) {
            return slates.isEmpty() ? new Slate() : slates.pop();
        }
    }

    private Kept of(LedgerId ledger) {
        synchronized (kept) {
            return kept.computeIfAbsent(ledger, _ -> new Kept(aside, sizes));
        }
    }

    private void bring(Chronicle chronicle, LedgerId ledger, long position) {
        long fits = sizes.most / EVENT_BYTES;
        if (position > fits) {
            throw new PastTooLong(position, fits);
        }
        if (position - chronicle.position() > sizes.tail) {
            load(chronicle, ledger, position);
        }
        while (chronicle.position() < position) {
            List<RecordedEvent> events = source.after(ledger, chronicle.position(), PAGE);
            if (events.isEmpty()) {
                throw new IllegalStateException(
                        ledger + " ends before " + position + ", at " + chronicle.position());
            }
            events.forEach(chronicle::add);
        }
    }

    /// From the tables, as far as they have come.
    private void load(Chronicle chronicle, LedgerId ledger, long position) {
        long first = chronicle.position();
        long reached =
                views.read(
                        Boards.TABLES,
                        client ->
                                Together.positions(client, ledger, List.of(Boards.NAME))
                                        .getOrDefault(Boards.NAME, 0L));
        long to = reached <= sizes.most / EVENT_BYTES ? reached : Math.min(reached, position);
        if (to <= first) {
            return;
        }
        editions(ledger, first, to).forEach(chronicle::add);
        for (long from = first; from < to; from += STEP) {
            page(chronicle, ledger, from, Math.min(to, from + STEP));
        }
        chronicle.reach(to);
    }

    private List<RecordedEvent> editions(LedgerId ledger, long from, long to) {
        List<Long> positions =
                views.read(
                        Boards.TABLES,
                        client ->
                                client.sql(
                                                "SELECT position FROM board_editions WHERE ledger_id"
                                                        + " = ? AND position > ? AND position <= ?"
                                                        + " ORDER BY ledger_id, position")
                                        .params(ledger.value(), from, to)
                                        .query(Long.class)
                                        .list());
        return source.at(ledger, positions);
    }

    private void page(Chronicle chronicle, LedgerId ledger, long from, long to) {
        views.read(
                Boards.TABLES,
                client -> {
                    client.sql(
                                    "SELECT * FROM board_moves WHERE ledger_id = ? AND position > ?"
                                            + " AND position <= ? ORDER BY ledger_id, position")
                            .params(ledger.value(), from, to)
                            .query(row -> {
                                chronicle.move(
                                        row.getLong("position"),
                                        row.getString("member_id"),
                                        row.getString("group_id"),
                                        row.getBoolean("comes"),
                                        Instants.at(row, "occurred_at"));
                            });
                    client.sql(
                                    "SELECT * FROM board_facts WHERE ledger_id = ? AND position > ?"
                                            + " AND position <= ? ORDER BY ledger_id, position")
                            .params(ledger.value(), from, to)
                            .query(row -> {
                                chronicle.add(Fact.from(row));
                            });
                    return true;
                });
    }

    /// Lets go of what was asked about longest ago.
    private void makeRoom(LedgerId ledger) {
        synchronized (kept) {
            var eldest = kept.entrySet().iterator();
            while (eldest.hasNext() && bytes() > sizes.most) {
                if (!eldest.next().getKey().equals(ledger)) {
                    eldest.remove();
                }
            }
        }
    }

    private long bytes() {
        return kept.values().stream().mapToLong(each -> each.chronicle.bytes()).sum();
    }
}
