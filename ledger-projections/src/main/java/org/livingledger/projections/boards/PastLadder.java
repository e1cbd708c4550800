package org.livingledger.projections.boards;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One window of a board as it stood in a past: the places of those whom something has happened to since an order that
/// is known, counted for this question; and those of the others, who stand as they stood there.
final class PastLadder implements Ladder {

    private final Seen seen;
    private final Slate slate;
    private final Orders.@Nullable At base;
    private final long members;

    /// What can be asked about one member of the window.
    interface Seen {

        /// The number of a member, or [Names#NONE].
        int number(String member);

        String name(int member);

        /// Their place in this past, told from their own facts; null if they are not to be seen.
        @Nullable Place place(int member);

        /// The place they had in the order that was counted on from; null if they had none.
        @Nullable Place stood(int member);

        /// Whether their place cannot be told but from their own facts.
        boolean isUndone(int member);
    }

    /// @param slate with what was counted
    /// @param base what it was counted on from; null if all was counted
    PastLadder(Seen seen, Slate slate, Orders.@Nullable At base) {
        this.seen = seen;
        this.slate = slate;
        this.base = base;
        this.members = (base == null ? 0 : base.size()) + more(0);
    }

    /// How many more of those whom something has happened to have a better score than had one before.
    private long more(long than) {
        long more = 0;
        for (int i = 0; i < slate.size(); i++) {
            more += (slate.score(i) > than ? 1 : 0) - (slate.before(i) > than ? 1 : 0);
        }
        return more;
    }

    /// Takes a member.
    @FunctionalInterface
    interface Take {
        /// A member who is to be seen.
        ///
        /// @param index of them on the slate
        void member(int index, int member, long score);
    }

    /// Everybody, in any order, when all was counted.
    void all(Take take) {
        if (base != null) {
            throw new IllegalStateException(
                    "others stand in an order, and are not taken one by one");
        }
        each(1, Long.MAX_VALUE, take);
    }

    /// Those whom something has happened to.
    private void each(long least, long most, Take take) {
        for (int i = 0; i < slate.size(); i++) {
            long score = slate.score(i);
            if (score >= least && score <= most) {
                take.member(i, slate.member(i), score);
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
        return together(nearest.places(), othersAfter(place, limit), Place.ORDER, limit);
    }

    @Override
    public List<Place> before(Place place, int limit) {
        var nearest = new Nearest(limit, false, place);
        each(Math.max(1, place.score()), Long.MAX_VALUE, nearest);
        return together(
                nearest.places(), othersBefore(place, limit), Place.ORDER.reversed(), limit);
    }

    private List<Place> othersAfter(@Nullable Place place, int limit) {
        List<Place> others = new ArrayList<>();
        if (base != null) {
            int from = place == null ? 0 : rank(base, place);
            for (int rank = from; rank < base.size() && others.size() < limit; rank++) {
                Place other = other(base, rank);
                if (other != null && !other.equals(place)) {
                    others.add(other);
                }
            }
        }
        return others;
    }

    private List<Place> othersBefore(Place place, int limit) {
        List<Place> others = new ArrayList<>();
        if (base != null) {
            for (int rank = rank(base, place) - 1; rank >= 0 && others.size() < limit; rank--) {
                Place other = other(base, rank);
                if (other != null) {
                    others.add(other);
                }
            }
        }
        return others;
    }

    /// How many had a place before one.
    private static int rank(Orders.At base, Place place) {
        return base.before(place.score(), Span.micros(place.reachedAt()), place.member());
    }

    /// Who stands so many places after the first, or null if something has happened to them since.
    private @Nullable Place other(Orders.At base, int rank) {
        int place = base.place(rank);
        int member = base.member(place);
        return slate.isTouched(member)
                ? null
                : new Place(
                        base.score(place), Span.instant(base.instant(place)), seen.name(member));
    }

    private static List<Place> together(
            List<Place> some, List<Place> others, Comparator<Place> order, int limit) {
        if (others.isEmpty()) {
            return some;
        }
        List<Place> all = new ArrayList<>(some);
        all.addAll(others);
        all.sort(order);
        return all.size() > limit ? List.copyOf(all.subList(0, limit)) : all;
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
        public void member(int index, int member, long score) {
            boolean full = found.size() == limit;
            if (limit == 0
                    || (full
                            && (down
                                    ? score < found.getLast().score()
                                    : score > found.getLast().score()))) {
                return;
            }
            long at = reached(index);
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
            int before = found.size();
            while (before > 0 && order.compare(found.get(before - 1), place) > 0) {
                before--;
            }
            found.add(before, place);
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

    /// When one of those whom something has happened to reached their score, in microseconds.
    ///
    /// @param index of them on the slate
    long reached(int index) {
        int member = slate.member(index);
        Place place = seen.isUndone(member) ? seen.place(member) : null;
        return place == null ? slate.at(index) : Span.micros(place.reachedAt());
    }

    @Override
    public @Nullable Place better(long score) {
        return before(Place.first(score), 1).stream().findFirst().orElse(null);
    }

    @Override
    public long membersAbove(long score) {
        return (base == null ? 0 : base.above(score)) + more(score);
    }

    @Override
    public long scoresAbove(long score) {
        Map<Long, Integer> changed = new HashMap<>();
        for (int i = 0; i < slate.size(); i++) {
            if (slate.score(i) > score) {
                changed.merge(slate.score(i), 1, Integer::sum);
            }
            if (slate.before(i) > score) {
                changed.merge(slate.before(i), -1, Integer::sum);
            }
        }
        if (base == null) {
            return changed.size();
        }
        long above = base.scoresAbove(score);
        for (Map.Entry<Long, Integer> each : changed.entrySet()) {
            int before = base.above(each.getKey() - 1) - base.above(each.getKey());
            above += (before + each.getValue() > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
        }
        return above;
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
                (index, member, _) -> {
                    long reached = reached(index);
                    if (reached < at
                            || (reached == at && seen.name(member).compareTo(place.member()) < 0)) {
                        before[0]++;
                    }
                });
        return before[0] + othersEqualBefore(place);
    }

    private long othersEqualBefore(Place place) {
        if (base == null) {
            return 0;
        }
        long before = (long) rank(base, place) - base.above(place.score());
        for (int i = 0; i < slate.size(); i++) {
            if (slate.before(i) == place.score()) {
                // they stood there, and stand elsewhere or are counted anew
                Place stood = seen.stood(slate.member(i));
                before -= stood != null && Place.ORDER.compare(stood, place) < 0 ? 1 : 0;
            }
        }
        return before;
    }

    @Override
    public List<Level> levels(int limit) {
        List<Level> levels = new ArrayList<>();
        Place best = after(null, 1).stream().findFirst().orElse(null);
        while (best != null && levels.size() < limit) {
            levels.add(new Level(best.score(), membersAt(best.score())));
            best = after(Place.last(best.score()), 1).stream().findFirst().orElse(null);
        }
        return levels;
    }
}
