package org.livingledger.projections.boards;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One window of a board as it stood in a past: every score of it, counted for this question.
final class PastLadder implements Ladder {

    /// Better scores that are noted as bits; others are noted one by one.
    private static final long MOST_BITS = 1L << 26;

    private final Seen seen;
    private final Slate slate;
    private final Base base;
    private final long members;

    /// What can be asked about one member of the window.
    interface Seen {

        /// The number of a member, or [Names#NONE].
        int number(String member);

        String name(int member);

        /// Their place in this past, told from their own facts; null if they are not to be seen.
        @Nullable Place place(int member);

        /// Whether their place cannot be told but from their own facts.
        boolean isUndone(int member);
    }

    /// @param slate with what was counted
    PastLadder(Seen seen, Slate slate) {
        this.seen = seen;
        this.slate = slate;
        this.base = slate.base();
        long all = base.members();
        for (int i = 0; i < slate.size(); i++) {
            int member = slate.member(i);
            all += (slate.score(member) > 0 ? 1 : 0) - (base.seen(member) > 0 ? 1 : 0);
        }
        this.members = all;
    }

    /// Takes a member.
    @FunctionalInterface
    interface Take {
        /// A member who is to be seen.
        void member(int member, long score);
    }

    /// Everybody, in any order.
    void all(Take take) {
        each(1, Long.MAX_VALUE, take);
    }

    private void each(long least, long most, Take take) {
        int end = base.end();
        for (int member = 0; member < end; member++) {
            long score = base.score(member);
            if (score >= least
                    && score <= most
                    && !slate.isTouched(member)
                    && !base.isOff(member)) {
                take.member(member, score);
            }
        }
        for (int i = 0; i < slate.size(); i++) {
            int member = slate.member(i);
            long score = slate.score(member);
            if (score >= least && score <= most) {
                take.member(member, score);
            }
        }
    }

    @Override
    public long members() {
        return members;
    }

    @Override
    public @Nullable Place of(String who) {
        int member = seen.number(who);
        return member == Names.NONE ? null : seen.place(member);
    }

    @Override
    public List<Place> after(@Nullable Place place, int limit) {
        var nearest = new Nearest(limit, true, place);
        each(1, place == null ? Long.MAX_VALUE : place.score(), nearest);
        return nearest.places();
    }

    @Override
    public List<Place> before(Place place, int limit) {
        var nearest = new Nearest(limit, false, place);
        each(Math.max(1, place.score()), Long.MAX_VALUE, nearest);
        return nearest.places();
    }

    /// The places that come next in an order.
    private final class Nearest implements Take {

        private final int limit;
        private final Comparator<Place> order;
        private final @Nullable Place origin;
        private final boolean down;
        private final List<Place> found = new ArrayList<>();

        Nearest(int limit, boolean down, @Nullable Place origin) {
            this.limit = limit;
            this.down = down;
            this.order = down ? Place.ORDER : Place.ORDER.reversed();
            this.origin = origin;
        }

        @Override
        public void member(int member, long score) {
            boolean full = found.size() == limit;
            if (limit == 0
                    || (full
                            && (down
                                    ? score < found.getLast().score()
                                    : score > found.getLast().score()))) {
                return;
            }
            long at = reached(member);
            if (full && score == found.getLast().score() && isBeyond(at)) {
                return;
            }
            if (origin != null && score == origin.score() && isBehind(at)) {
                return;
            }
            Place place = new Place(score, Span.instant(at), seen.name(member));
            if ((origin != null && order.compare(place, origin) <= 0)
                    || (full && order.compare(place, found.getLast()) > 0)) {
                return;
            }
            int index = found.size();
            while (index > 0 && order.compare(found.get(index - 1), place) > 0) {
                index--;
            }
            found.add(index, place);
            if (found.size() > limit) {
                found.removeLast();
            }
        }

        /// Later than the last that is kept, of the same score.
        private boolean isBeyond(long at) {
            long last = Span.micros(found.getLast().reachedAt());
            return down ? at > last : at < last;
        }

        /// On the other side of where it begins, of the same score.
        private boolean isBehind(long at) {
            long first = origin == null ? at : Span.micros(origin.reachedAt());
            return down ? at < first : at > first;
        }

        List<Place> places() {
            return found;
        }
    }

    /// When a member reached their score, in microseconds.
    long reached(int member) {
        if (!seen.isUndone(member)) {
            return slate.at(member);
        }
        Place place = seen.place(member);
        return place == null ? slate.at(member) : Span.micros(place.reachedAt());
    }

    @Override
    public @Nullable Place better(long score) {
        return before(Place.first(score), 1).stream().findFirst().orElse(null);
    }

    @Override
    public long membersAbove(long score) {
        long above = base.above(score);
        for (int i = 0; i < slate.size(); i++) {
            int member = slate.member(i);
            above += (slate.score(member) > score ? 1 : 0) - (base.seen(member) > score ? 1 : 0);
        }
        return above;
    }

    @Override
    public long scoresAbove(long score) {
        var near = new BitSet();
        Set<Long> far = new HashSet<>();
        each(
                score + 1,
                Long.MAX_VALUE,
                (_, better) -> {
                    if (better - score <= MOST_BITS) {
                        near.set((int) (better - score));
                    } else {
                        far.add(better);
                    }
                });
        return (long) near.cardinality() + far.size();
    }

    @Override
    public long membersAt(long score) {
        return membersAbove(score - 1) - membersAbove(score);
    }

    @Override
    public long equalsBefore(Place place) {
        long at = Span.micros(place.reachedAt());
        var before = new long[1];
        each(
                place.score(),
                place.score(),
                (member, _) -> {
                    long reached = reached(member);
                    if (reached < at
                            || (reached == at && seen.name(member).compareTo(place.member()) < 0)) {
                        before[0]++;
                    }
                });
        return before[0];
    }

    @Override
    public List<Level> levels(int limit) {
        var best = new TreeMap<Long, Long>();
        each(
                1,
                Long.MAX_VALUE,
                (_, score) -> {
                    if (best.size() < limit || score >= best.firstKey()) {
                        best.merge(score, 1L, Long::sum);
                        if (best.size() > limit) {
                            best.pollFirstEntry();
                        }
                    }
                });
        return best.descendingMap().entrySet().stream()
                .map(level -> new Level(level.getKey(), level.getValue()))
                .toList();
    }
}
