package org.livingledger.projections.boards;

import java.util.Arrays;

/// Every order that the places of a window ever stood in: who was where right after any position, found in a few
/// microseconds among millions.
///
/// Each place that anybody ever had is numbered in the order of places, each score that anybody ever had in the order of
/// scores. What was there at a position is then counted by numbers alone ([Presence]). It never changes: what has come
/// since is counted on a [Slate].
final class Orders {

    /// No place.
    static final int NONE = -1;

    private final Names names;
    private final long position;
    private final long[] scores;
    private final long[] instants;
    private final int[] members;
    private final Presence places;
    private final Steps steps;
    private final long[] levels;
    private final Presence occupied;

    private Orders(Draft draft, long position) {
        this.names = draft.names;
        this.position = position;
        int many = draft.came.size();
        int[] order = draft.order();
        int[] ranks = new int[many];
        scores = new long[many];
        instants = new long[many];
        members = new int[many];
        int[] level = new int[many];
        int distinct = 0;
        for (int rank = 0; rank < many; rank++) {
            int place = order[rank];
            ranks[place] = rank;
            scores[rank] = draft.scores[place];
            instants[rank] = draft.instants[place];
            members[rank] = draft.members[place];
            distinct += rank == 0 || scores[rank] != scores[rank - 1] ? 1 : 0;
            level[place] = distinct - 1;
        }
        levels = new long[distinct];
        for (int place = 0; place < many; place++) {
            levels[level[place]] = draft.scores[place];
        }
        occupied = draft.occupied(level, distinct);
        draft.came.renumber(ranks);
        draft.went.renumber(ranks);
        steps = new Steps(draft.came, draft.went, members, draft.now.length);
        places = new Presence(draft.came, draft.went, many);
    }

    /// The last event that it knows.
    long position() {
        return position;
    }

    /// How many places there ever were.
    int size() {
        return scores.length;
    }

    long bytes() {
        return 20L * scores.length
                + 8L * levels.length
                + places.bytes()
                + steps.bytes()
                + occupied.bytes();
    }

    /// The order right after a position that it knows.
    ///
    /// @param factsThen how many facts were known then
    /// @param movesThen how many moves were known then
    At at(long then, int factsThen, int movesThen) {
        return new At(then, factsThen, movesThen);
    }

    /// An order as it stood.
    final class At {

        private final long then;
        private final int countedFacts;
        private final int countedMoves;
        private final Presence.Moment moment;
        private final Presence.Moment levelsThen;

        private At(long then, int countedFacts, int countedMoves) {
            this.then = then;
            this.countedFacts = countedFacts;
            this.countedMoves = countedMoves;
            this.moment = places.at(then);
            this.levelsThen = occupied.at(then);
        }

        /// The position after which it stood.
        long position() {
            return then;
        }

        /// How many facts are counted.
        int facts() {
            return countedFacts;
        }

        /// How many moves were known.
        int moves() {
            return countedMoves;
        }

        /// How many members had a place.
        int size() {
            return moment.size();
        }

        /// How many places came before one.
        int before(long score, long at, String name) {
            int low = 0;
            int high = scores.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (compare(middle, score, at, name) < 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return moment.before(low);
        }

        private int compare(int place, long score, long at, String name) {
            if (scores[place] != score) {
                return scores[place] > score ? -1 : 1;
            }
            return instants[place] != at
                    ? Long.compare(instants[place], at)
                    : names.name(members[place]).compareTo(name);
        }

        /// How many members had a better score.
        int above(long score) {
            return before(score, Long.MIN_VALUE, "");
        }

        /// How many different scores were better.
        int scoresAbove(long score) {
            int low = 0;
            int high = levels.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (levels[middle] > score) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return levelsThen.before(low);
        }

        /// The place that so many others came before, by a number for the methods below.
        int place(int before) {
            return moment.number(before);
        }

        int member(int place) {
            return members[place];
        }

        /// The place that a member had, by its number; [#NONE] if they had none.
        int placeOf(int member) {
            return steps.place(member, moment);
        }

        long score(int place) {
            return scores[place];
        }

        /// When it was reached, in microseconds.
        long instant(int place) {
            return instants[place];
        }
    }

    /// Places as they come and go, in the order of positions.
    static final class Draft {

        private final Names names;
        private final String[] called;
        private final Presence.Log came = new Presence.Log();
        private final Presence.Log went = new Presence.Log();
        private final int[] now;
        private long[] scores = new long[1_024];
        private long[] instants = new long[1_024];
        private int[] members = new int[1_024];

        Draft(Names names) {
            this.names = names;
            this.called = names.all(); // more may come while this is sorted
            this.now = new int[called.length];
            Arrays.fill(now, NONE);
        }

        /// A member's score; 0 if they have no place.
        long score(int member) {
            return now[member] == NONE ? 0 : scores[now[member]];
        }

        long at(int member) {
            return instants[now[member]];
        }

        /// A member's place from a position on; none if the score is not positive.
        void set(long position, int member, long score, long at) {
            long before = score(member);
            if (before == Math.max(0, score) && (before == 0 || at(member) == at)) {
                return;
            }
            if (before > 0) {
                went.add(position, now[member]);
                now[member] = NONE;
            }
            if (score > 0) {
                int place = came.size();
                room(place);
                scores[place] = score;
                instants[place] = at;
                members[place] = member;
                came.add(position, place);
                now[member] = place;
            }
        }

        private void room(int place) {
            if (place == scores.length) {
                int more = place * 2;
                scores = Arrays.copyOf(scores, more);
                instants = Arrays.copyOf(instants, more);
                members = Arrays.copyOf(members, more);
            }
        }

        /// All that is known through a position.
        Orders through(long position) {
            return new Orders(this, position);
        }

        private int[] order() {
            int[] order = new int[came.size()];
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
            new Places() {
                @Override
                long score(int place) {
                    return scores[place];
                }

                @Override
                long at(int place) {
                    return instants[place];
                }

                @Override
                String name(int place) {
                    return called[members[place]];
                }
            }.sort(order);
            return order;
        }

        /// When each score had anybody.
        ///
        /// @param level the number of each place's score
        private Presence occupied(int[] level, int distinct) {
            var first = new Presence.Log();
            var last = new Presence.Log();
            int[] holders = new int[distinct];
            int gone = 0;
            for (int place = 0; place < came.size(); place++) {
                gone = leave(gone, came.position(place), place, level, holders, last);
                if (holders[level[place]]++ == 0) {
                    first.add(came.position(place), level[place]);
                }
            }
            leave(gone, Long.MAX_VALUE, Integer.MAX_VALUE, level, holders, last);
            return new Presence(first, last, distinct);
        }

        /// Those who went before a place was taken. Who moves leaves their old place first.
        private int leave(
                int from, long position, int place, int[] level, int[] holders, Presence.Log last) {
            int index = from;
            while (index < went.size()
                    && went.position(index) <= position
                    && went.number(index) < place) {
                int left = level[went.number(index)];
                if (--holders[left] == 0) {
                    last.add(went.position(index), left);
                }
                index++;
            }
            return index;
        }
    }
}
