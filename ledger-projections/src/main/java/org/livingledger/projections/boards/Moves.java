package org.livingledger.projections.boards;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.livingledger.projections.boards.Shapes.Seat;

/// Who came to which group and who went, in memory, in the order of positions.
final class Moves {

    /// Bytes that one takes.
    static final long BYTES = 8 + 8 + 4 + 4 + 4 + 1;

    private static final int NONE = -1;

    private final Names groups;
    private int size;
    private long[] positions = new long[1_024];
    private long[] instants = new long[1_024];
    private int[] members = new int[1_024];
    private int[] places = new int[1_024];
    private boolean[] comes = new boolean[1_024];
    private int[] previous = new int[1_024];
    private int[] newest = new int[1_024];

    Moves(Names groups) {
        this.groups = groups;
        Arrays.fill(newest, NONE);
    }

    int size() {
        return size;
    }

    /// @param isComing whether they come, and not go
    void add(long position, int member, int group, boolean isComing, Instant at) {
        if (size == positions.length) {
            int more = size + size / 2;
            positions = Arrays.copyOf(positions, more);
            instants = Arrays.copyOf(instants, more);
            members = Arrays.copyOf(members, more);
            places = Arrays.copyOf(places, more);
            comes = Arrays.copyOf(comes, more);
            previous = Arrays.copyOf(previous, more);
        }
        if (member >= newest.length) {
            int before = newest.length;
            newest = Arrays.copyOf(newest, Math.max(member + 1, before + before / 2));
            Arrays.fill(newest, before, newest.length, NONE);
        }
        positions[size] = position;
        instants[size] = Span.micros(at);
        members[size] = member;
        places[size] = group;
        comes[size] = isComing;
        previous[size] = newest[member];
        newest[member] = size++;
    }

    /// How many there are up to a position.
    int through(long position) {
        int found = Arrays.binarySearch(positions, 0, size, position);
        return found < 0 ? -found - 1 : found + 1;
    }

    int member(int move) {
        return members[move];
    }

    int group(int move) {
        return places[move];
    }

    long position(int move) {
        return positions[move];
    }

    boolean isPartOf(int move, Cut cut) {
        return cut.has(positions[move], instants[move], false);
    }

    private int last(int member) {
        return member < newest.length ? newest[member] : NONE;
    }

    /// Whether a member is to be seen in a window of a board, as [Standings#isListed] says it.
    ///
    /// @param group of the board, or [Names#NONE] if it is the whole ledger's
    /// @param end of the window
    boolean isListed(int member, int group, long end, Cut cut) {
        boolean anySeat = false;
        for (int move = last(member); move != NONE; move = previous[move]) {
            if ((group == Names.NONE || places[move] == group)
                    && isPartOf(move, cut)
                    && stands(move, cut)
                    && isLatest(move, member, cut)) {
                if (comes[move] || instants[move] >= end) {
                    return true;
                }
                anySeat = true;
                if (group != Names.NONE) {
                    return false;
                }
            }
        }
        return group == Names.NONE && !anySeat;
    }

    /// Looking back, nobody leaves what they have not joined yet.
    private boolean stands(int move, Cut cut) {
        if (comes[move] || !cut.hasHindsight()) {
            return true;
        }
        for (int each = previous[move]; each != NONE; each = previous[each]) {
            if (comes[each] && places[each] == places[move] && isPartOf(each, cut)) {
                return true;
            }
        }
        return false;
    }

    /// Whether nothing later says otherwise of the same group.
    private boolean isLatest(int move, int member, Cut cut) {
        for (int each = last(member); each != move; each = previous[each]) {
            if (places[each] == places[move] && isPartOf(each, cut) && stands(each, cut)) {
                return false;
            }
        }
        return true;
    }

    /// Each group that a member has ever been in.
    Map<String, Seat> seats(int member, Cut cut) {
        List<Integer> theirs = new ArrayList<>();
        for (int move = last(member); move != NONE; move = previous[move]) {
            theirs.add(move);
        }
        Map<String, Seat> seats = new HashMap<>();
        Set<Integer> joined = new HashSet<>();
        for (int move : theirs.reversed()) {
            if (!isPartOf(move, cut)) {
                continue;
            }
            if (comes[move]) {
                joined.add(places[move]);
                seats.put(groups.name(places[move]), Seat.TAKEN);
            } else if (!cut.hasHindsight() || joined.contains(places[move])) {
                seats.put(groups.name(places[move]), Seat.freed(Span.instant(instants[move])));
            }
        }
        return seats;
    }
}
