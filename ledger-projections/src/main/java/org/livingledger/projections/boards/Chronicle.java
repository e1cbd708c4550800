package org.livingledger.projections.boards;

import java.time.Instant;
import java.time.ZoneId;
import java.util.BitSet;
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
    private final Bases bases;
    private final Current current;

    private long position;

    /// @param spacing facts between two bases at least
    /// @param most bytes of bases, and of orders
    Chronicle(int spacing, long most) {
        this.bases = new Bases(spacing, most);
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
        long facts = tapes.values().stream().mapToLong(Tape::size).sum();
        return facts * Tape.BYTES
                + moves.size() * Moves.BYTES
                + members.size() * MEMBER_BYTES
                + bases.bytes()
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
            order.fill(window.counted(slate), slate);
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
                slate.begin(members.size(), null);
                return new PastLadder(this, slate);
            }
            var key = new Bases.Key(tape, filter, span, end);
            Base base = bases.before(key, tape.through(Math.min(cut.recorded(), cut.known())));
            int seen = count(slate, base, cut);
            if (seen > bases.spacing(members.size())) {
                base = bases.grow(key, base, this, slate);
                count(slate, base, cut);
            }
            slate.settle(this::isListed);
            return new PastLadder(this, slate);
        }

        /// Counts a fact that has just come.
        void fact(Order order, Tape of, int fact) {
            if (of != tape || !isKnown || !tape.counts(fact, filter, span, cut)) {
                return;
            }
            int member = tape.member(fact);
            long score = order.score(member);
            if (score > 0 && !tape.isUndone(member)) {
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

        private int count(Slate slate, @Nullable Base base, Cut these) {
            slate.begin(members.size(), base);
            int seen = tape.each(base == null ? 0 : base.facts(), filter, span, these, slate);
            if (base != null) {
                int through = moves.through(these.known());
                for (int move = base.moves(); move < through; move++) {
                    if (moves.isPartOf(move, these)) {
                        slate.touch(moves.member(move));
                    }
                }
            }
            return seen;
        }

        /// How it stood right after a fact, or null if nothing counts since the base.
        @Nullable Base base(@Nullable Base from, int facts, Slate slate) {
            Cut then = Cut.after(tape.position(facts - 1));
            if (count(slate, from, then) == 0) {
                return null;
            }
            int all = members.size();
            var scores = new long[all];
            var instants = new long[all];
            var off = new BitSet();
            for (int member = 0; member < all; member++) {
                scores[member] = slate.raw(member);
                instants[member] = slate.at(member);
                if (scores[member] > 0 && !moves.isListed(member, group, end, then)) {
                    off.set(member);
                }
            }
            return new Base(facts, moves.through(then.known()), scores, instants, off);
        }

        int recorded() {
            return tape.through(Math.min(cut.recorded(), cut.known()));
        }

        int members() {
            return members.size();
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
