package org.livingledger.projections.boards;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One window of a board as it stands, from its order in memory.
final class OrderedLadder implements Ladder {

    private final Names names;
    private final Order order;

    OrderedLadder(Names names, Order order) {
        this.names = names;
        this.order = order;
    }

    @Override
    public long members() {
        return order.size();
    }

    @Override
    public @Nullable Place of(String who) {
        int member = names.find(who);
        return member == Names.NONE || order.score(member) == 0 ? null : place(member);
    }

    private Place place(int member) {
        return new Place(order.score(member), Span.instant(order.at(member)), names.name(member));
    }

    private int before(Place place) {
        return order.before(place.score(), Span.micros(place.reachedAt()), place.member());
    }

    @Override
    public List<Place> after(@Nullable Place place, int limit) {
        int from = 0;
        if (place != null) {
            from = before(place);
            if (from < order.size() && place(order.member(from)).equals(place)) {
                from++;
            }
        }
        List<Place> found = new ArrayList<>();
        for (int rank = from; rank < Math.min(order.size(), (long) from + limit); rank++) {
            found.add(place(order.member(rank)));
        }
        return found;
    }

    @Override
    public List<Place> before(Place place, int limit) {
        int to = before(place);
        List<Place> found = new ArrayList<>();
        for (int rank = to - 1; rank >= Math.max(0, to - limit); rank--) {
            found.add(place(order.member(rank)));
        }
        return found;
    }

    @Override
    public @Nullable Place better(long score) {
        return before(Place.first(score), 1).stream().findFirst().orElse(null);
    }

    @Override
    public long membersAbove(long score) {
        return before(Place.first(score));
    }

    @Override
    public long scoresAbove(long score) {
        return order.scoresAbove(score);
    }

    @Override
    public long membersAt(long score) {
        return membersAbove(score - 1) - membersAbove(score);
    }

    @Override
    public long equalsBefore(Place place) {
        return before(place) - membersAbove(place.score());
    }

    @Override
    public List<Level> levels(int limit) {
        List<Level> levels = new ArrayList<>();
        for (int rank = 0; rank < order.size() && levels.size() < limit; ) {
            long score = order.score(order.member(rank));
            long members = membersAt(score);
            levels.add(new Level(score, members));
            rank += (int) members;
        }
        return levels;
    }
}
