package org.livingledger.projections.boards;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.livingledger.projections.boards.Shapes.Seat;

/// Who came to which group and who went, in memory, in the order of positions: a row of words for each, side by side.
final class Moves {

    /// The words of a move: its position, when it was, its member and its group, the move of its member before it
    /// and whether they came.
    private static final int WORDS = 4;

    private static final int POSITION = 0;
    private static final int AT = 1;
    private static final int MEMBER_GROUP = 2;
    private static final int PREVIOUS_COMES = 3;

    private static final long BYTES = 8 * WORDS;

    private static final int NONE = -1;

    private final Names groups;
    private int size;
    private final Words rows = new Words(WORDS);
    private final Late late = new Late();
    private int[] newest = new int[1_024];

    Moves(Names groups) {
        this.groups = groups;
        Arrays.fill(newest, NONE);
    }

    int size() {
        return size;
    }

    long bytes() {
        return size * BYTES + late.bytes();
    }

    /// @param isComing whether they come, and not go
    void add(long position, int member, int group, boolean isComing, Instant at) {
        if (member >= newest.length) {
            int before = newest.length;
            newest = Arrays.copyOf(newest, Math.max(member + 1, before + before / 2));
            Arrays.fill(newest, before, newest.length, NONE);
        }
        long when = Span.micros(at);
        late.add(size, when);
        rows.set(
                size,
                position,
                when,
                Words.pair(member, group),
                Words.pair(newest[member], isComing ? 1 : 0));
        newest[member] = size++;
    }

    /// How many there are up to a position.
    int through(long position) {
        return rows.through(size, position);
    }

    int member(int move) {
        return rows.high(move, MEMBER_GROUP);
    }

    int group(int move) {
        return rows.low(move, MEMBER_GROUP);
    }

    long position(int move) {
        return rows.get(move, POSITION);
    }

    private long at(int move) {
        return rows.get(move, AT);
    }

    private int previous(int move) {
        return rows.high(move, PREVIOUS_COMES);
    }

    private boolean comes(int move) {
        return rows.low(move, PREVIOUS_COMES) == 1;
    }

    private boolean isPartOf(int move, Cut cut) {
        return cut.has(position(move), at(move), false);
    }

    private int last(int member) {
        return member < newest.length ? newest[member] : NONE;
    }

    /// Hands on those who came or went in a past, from one move on.
    void each(int from, Cut cut, IntConsumer take) {
        int known = through(cut.known());
        int recorded = Math.max(from, Math.min(known, through(cut.recorded())));
        for (int move = from; move < recorded; move++) {
            take.accept(member(move));
        }
        late.each(recorded, known, cut.at(), this::at, move -> take.accept(member(move)));
    }

    /// Whether a member is to be seen in a window of a board, as [Standings#isListed] says it.
    ///
    /// @param group of the board, or [Names#NONE] if it is the whole ledger's
    /// @param end of the window
    boolean isListed(int member, int group, long end, Cut cut) {
        boolean anySeat = false;
        for (int move = last(member); move != NONE; move = previous(move)) {
            if ((group == Names.NONE || group(move) == group)
                    && isPartOf(move, cut)
                    && stands(move, cut)
                    && isLatest(move, member, cut)) {
                if (comes(move) || at(move) >= end) {
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
        if (comes(move) || !cut.hasHindsight()) {
            return true;
        }
        for (int each = previous(move); each != NONE; each = previous(each)) {
            if (comes(each) && group(each) == group(move) && isPartOf(each, cut)) {
                return true;
            }
        }
        return false;
    }

    /// Whether nothing later says otherwise of the same group.
    private boolean isLatest(int move, int member, Cut cut) {
        for (int each = last(member); each != move; each = previous(each)) {
            if (group(each) == group(move) && isPartOf(each, cut) && stands(each, cut)) {
                return false;
            }
        }
        return true;
    }

    /// Each group that a member has ever been in.
    Map<String, Seat> seats(int member, Cut cut) {
        List<Integer> theirs = new ArrayList<>();
        for (int move = last(member); move != NONE; move = previous(move)) {
            theirs.add(move);
        }
        Map<String, Seat> seats = new HashMap<>();
        Set<Integer> joined = new HashSet<>();
        for (int move : theirs.reversed()) {
            if (!isPartOf(move, cut)) {
                continue;
            }
            if (comes(move)) {
                joined.add(group(move));
                seats.put(groups.name(group(move)), Seat.TAKEN);
            } else if (!cut.hasHindsight() || joined.contains(group(move))) {
                seats.put(groups.name(group(move)), Seat.freed(Span.instant(at(move))));
            }
        }
        return seats;
    }
}
