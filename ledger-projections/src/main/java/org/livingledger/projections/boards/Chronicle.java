package org.livingledger.projections.boards;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.AsOf;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.programme.Programme.BoardDefinition;
import org.livingledger.api.programme.Programme.Metric;
import org.livingledger.projections.boards.Editions.Edition;
import org.livingledger.projections.boards.Shapes.Row;
import org.livingledger.projections.boards.Shapes.Seat;
import org.livingledger.projections.boards.Tape.Filter;

/// All that the boards of one ledger are counted from, in memory, so that a board of any past is counted in some
/// milliseconds. What lies in it never changes: it only grows.
///
/// Not safe for threads: [Chronicles] sees to it that nobody reads while it grows.
final class Chronicle {

    /// Bytes of a member's names and numbers.
    private static final long MEMBER_BYTES = 200;

    private final Names members = new Names();
    private final Names groups = new Names();
    private final Names activities = new Names();
    private final Tape.Labels labels = new Tape.Labels(members, groups, activities);
    private final Map<Metric, Tape> tapes = new EnumMap<>(Metric.class);
    private final Moves moves = new Moves(groups);
    private final Editions editions = new Editions();
    private final Histories histories;
    private final Current current;

    private long position;

    /// @param few facts that are counted for each question
    /// @param most bytes of histories, and of orders of now
    /// @param aside where histories are written
    Chronicle(int few, long most, Aside aside) {
        this.histories = new Histories(few, most, aside);
        this.current = new Current(most);
        for (Metric metric : Metric.values()) {
            tapes.put(metric, new Tape(metric));
        }
    }

    /// The last event that it knows.
    long position() {
        return position;
    }

    ZoneId zone() {
        return editions.zone();
    }

    /// The version of the programme that was in force, or null if there was no ledger.
    @Nullable Edition at(AsOf asOf) {
        return editions.at(asOf);
    }

    void reach(long reached) {
        position = reached;
    }

    void add(RecordedEvent recorded) {
        Fact fact = Fact.of(recorded);
        if (fact != null) {
            add(fact);
        } else if (recorded.event() instanceof MembershipEvent event) {
            Map.Entry<String, Seat> seat = Seat.after(event);
            if (seat != null) {
                move(
                        recorded.position(),
                        event.member().value(),
                        seat.getKey(),
                        seat.getValue().active(),
                        event.occurredAt());
            }
        } else {
            if (editions.on(recorded)) {
                current.clear();
            }
        }
        position = recorded.position();
    }

    void add(Fact fact) {
        Tape tape = tape(fact.metric());
        tape.add(
                fact,
                members.number(fact.member()),
                groups.number(fact.group()),
                activities.number(fact.activity()));
        current.fact(tape, tape.size() - 1);
    }

    void move(long at, String member, String group, boolean comes, Instant when) {
        int who = members.number(member);
        moves.add(at, who, groups.number(group), comes, when);
        current.move(who);
    }

    private Tape tape(Metric metric) {
        return Objects.requireNonNull(tapes.get(metric));
    }

    long bytes() {
        return tapes.values().stream().mapToLong(Tape::bytes).sum()
                + moves.bytes()
                + members.size() * MEMBER_BYTES
                + histories.bytes()
                + current.bytes();
    }

    /// Puts the members of a window in order, and keeps them so.
    ///
    /// @return how many they are; 0 if there is no such board, or somebody else has done it
    int order(Current.Key key, Slate slate) {
        Edition edition = editions.latest();
        BoardDefinition board = edition == null ? null : edition.board(key.group(), key.board());
        if (edition != null && board != null && current.find(key) == null) {
            var window =
                    new Window(board, edition.calendar(), key.period(), Cut.after(Long.MAX_VALUE));
            var order = new Order(members);
            order.fill(window.countedWhole(slate));
            current.keep(key, new Current.Ordered(board, window, order));
            return order.size();
        }
        return 0;
    }

    /// A window as it stands, or null if nobody keeps it in order.
    Current.@Nullable Ordered ordered(Current.Key key) {
        return current.find(key);
    }

    /// What a ladder is read from.
    Ladder ladder(Order order) {
        return new OrderedLadder(members, order);
    }

    /// A window of a board in a past.
    Window window(BoardDefinition board, Calendar calendar, String period, Cut cut) {
        return new Window(board, calendar, period, cut);
    }

    /// A window of a board in a past.
    final class Window implements PastLadder.Seen {

        private final String board;
        private final Tape tape;
        private final Filter filter;
        private final boolean isKnown;
        private final Span span;
        private final int group;
        private final long end;
        private final Cut cut;
        private @Nullable Then from;

        Window(BoardDefinition definition, Calendar calendar, String period, Cut cut) {
            this.board = definition.id().value();
            this.tape = tape(definition.metric());
            var ofGroup = definition.group();
            var ofActivity = definition.activity();
            this.group = ofGroup == null ? Names.NONE : groups.find(ofGroup.value());
            int activity = ofActivity == null ? Names.NONE : activities.find(ofActivity.value());
            this.filter = new Filter(group, activity);
            this.isKnown =
                    (ofGroup == null || group != Names.NONE)
                            && (ofActivity == null || activity != Names.NONE);
            this.span = isKnown ? calendar.span(period) : new Span(List.of());
            this.end = Span.micros(calendar.end(period));
            this.cut = cut;
        }

        /// Counts it.
        PastLadder counted(Slate slate) {
            if (!isKnown) {
                return countedWhole(slate);
            }
            long then = Math.min(cut.recorded(), cut.known());
            var key = new Histories.Key(tape, filter, span, end);
            Orders orders = histories.find(key);
            Orders.At base = at(orders, then);
            int seen = count(slate, base);
            int since = tape.through(then) - (base == null ? 0 : base.facts());
            if (histories.areMany(Math.min(seen, since), orders)) {
                histories.begin(key, () -> new Scribe(key, members, moves, position));
                Orders written = histories.find(key);
                if (written != orders) {
                    base = at(written, then);
                    count(slate, base);
                }
            }
            slate.settle(this::isListed);
            return new PastLadder(this, slate, base);
        }

        /// Counts all facts of it.
        PastLadder countedWhole(Slate slate) {
            if (isKnown) {
                count(slate, null);
                slate.settle(this::isListed);
            } else {
                slate.begin(members.size(), null);
            }
            return new PastLadder(this, slate, null);
        }

        private Orders.@Nullable At at(@Nullable Orders orders, long then) {
            if (orders == null) {
                return null;
            }
            long at = Math.min(then, orders.position());
            return orders.at(at, tape.through(at), moves.through(at));
        }

        private int count(Slate slate, Orders.@Nullable At base) {
            from = base == null ? null : new Then(base);
            slate.begin(members.size(), from);
            int seen = tape.each(base == null ? 0 : base.facts(), filter, span, cut, slate);
            if (base != null) {
                moves.each(base.moves(), cut, slate::move);
            }
            return seen;
        }

        /// The window as it stood right after a position.
        private final class Then implements Slate.Ground {

            private final Orders.At base;

            Then(Orders.At base) {
                this.base = base;
            }

            @Override
            public Tape.@Nullable Sum placed(int member) {
                int place = base.placeOf(member);
                return place == Orders.NONE
                        ? null
                        : new Tape.Sum(base.score(place), base.instant(place));
            }

            @Override
            public Tape.@Nullable Sum unplaced(int member) {
                return tape.sum(member, filter, span, Cut.after(base.position()));
            }
        }

        /// Counts a fact that has just come.
        void fact(Order order, Tape of, int fact) {
            if (of != tape || !isKnown || !tape.counts(fact, filter, span, cut)) {
                return;
            }
            int member = tape.member(fact);
            long score = order.score(member);
            if (score > 0 && !tape.isUndoing(fact)) {
                order.set(
                        member,
                        score + tape.points(fact),
                        Math.max(order.at(member), tape.at(fact)));
            } else {
                again(order, member);
            }
        }

        /// Counts a member anew.
        void again(Order order, int member) {
            Tape.Sum sum = isKnown ? tape.sum(member, filter, span, cut) : null;
            if (sum == null || sum.score() <= 0 || !isListed(member)) {
                order.set(member, 0, 0);
            } else {
                order.set(member, sum.score(), sum.at());
            }
        }

        private boolean isListed(int member) {
            return moves.isListed(member, group, end, cut);
        }

        @Override
        public int number(String member) {
            return members.find(member);
        }

        @Override
        public String name(int member) {
            return members.name(member);
        }

        @Override
        public boolean isUndone(int member) {
            return tape.isUndone(member);
        }

        @Override
        public @Nullable Place place(int member) {
            Tape.Sum sum = tape.sum(member, filter, span, cut);
            return sum == null || sum.score() <= 0 || !isListed(member)
                    ? null
                    : new Place(sum.score(), Span.instant(sum.at()), members.name(member));
        }

        @Override
        public @Nullable Place stood(int member) {
            Tape.Sum sum = from == null ? null : from.placed(member);
            return sum == null
                    ? null
                    : new Place(sum.score(), Span.instant(sum.at()), members.name(member));
        }

        /// A member's row, or null if nothing is left that counts.
        @Nullable Row row(String who) {
            int member = members.find(who);
            Tape.Sum sum =
                    member == Names.NONE || !isKnown ? null : tape.sum(member, filter, span, cut);
            return sum == null
                    ? null
                    : new Row(sum.score(), isListed(member), Span.instant(sum.at()), board);
        }

        /// What counts of a member, in the order of positions.
        List<Fact> facts(String who) {
            int member = members.find(who);
            return member == Names.NONE || !isKnown
                    ? List.of()
                    : tape.facts(member, filter, span, cut, labels);
        }

        /// Each group that a member has ever been in.
        Map<String, Seat> seats(String who) {
            int member = members.find(who);
            return member == Names.NONE ? Map.of() : moves.seats(member, cut);
        }
    }
}
