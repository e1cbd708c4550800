package org.livingledger.projections.boards;

/// The places of each member one after the other, side by side: which one a member had at any position is found with a
/// look or two into the memory.
final class Steps {

    /// The numbers of a step: which of all comings it was, which of all goings ended it, and its place.
    private static final int WIDTH = 3;

    private static final int CAME = 0;
    private static final int WENT = 1;
    private static final int PLACE = 2;

    /// For each member the number of their first step, and then the number of all.
    private final int[] starts;

    private final int[] rows;

    /// @param came which places were taken, in the order of positions
    /// @param went which places were left, likewise
    /// @param members whose each place is
    /// @param many how many members there are
    Steps(Presence.Log came, Presence.Log went, int[] members, int many) {
        starts = new int[many + 1];
        for (int member : members) {
            starts[member + 1]++;
        }
        for (int member = 0; member < many; member++) {
            starts[member + 1] += starts[member];
        }
        rows = new int[WIDTH * members.length];
        int[] next = starts.clone();
        int[] stepTo = new int[members.length];
        for (int coming = 0; coming < came.size(); coming++) {
            int place = came.number(coming);
            int step = next[members[place]]++;
            stepTo[place] = step;
            rows[WIDTH * step + CAME] = coming;
            rows[WIDTH * step + WENT] = Integer.MAX_VALUE;
            rows[WIDTH * step + PLACE] = place;
        }
        for (int going = 0; going < went.size(); going++) {
            rows[WIDTH * stepTo[went.number(going)] + WENT] = going;
        }
    }

    long bytes() {
        return (long) Integer.BYTES * (starts.length + rows.length);
    }

    /// The place that a member had, or [Orders#NONE].
    int place(int member, Presence.Moment moment) {
        if (member + 1 >= starts.length) {
            return Orders.NONE;
        }
        int low = starts[member];
        int high = starts[member + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows[WIDTH * middle + CAME] < moment.comings()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int last = low - 1;
        return last >= starts[member] && rows[WIDTH * last + WENT] >= moment.goings()
                ? rows[WIDTH * last + PLACE]
                : Orders.NONE;
    }
}
