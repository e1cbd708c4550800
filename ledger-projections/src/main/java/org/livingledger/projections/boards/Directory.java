package org.livingledger.projections.boards;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The leaves that the places of a window are cut into, at one position: each holds those from its first
/// place to that of the next, some hundred, so that a rank is a sum over leaves and a look into one.
///
/// A score counts in the leaf in which its places begin, whichever leaf its members are in: so each counts
/// once, and how many different scores are better is a sum as well.
final class Directory {

    /// Where the first leaf begins.
    static final Place TOP = Place.first(Long.MAX_VALUE);

    /// A leaf.
    static final class Leaf {

        final int number;
        final Place low;
        int members;
        int scores;
        int rows;

        /// @param low the first place that it can hold
        /// @param members who are in it now
        /// @param scores the different scores whose places begin in it
        /// @param rows how many stays it holds, of those who have gone, too
        Leaf(int number, Place low, int members, int scores, int rows) {
            this.number = number;
            this.low = low;
            this.members = members;
            this.scores = scores;
            this.rows = rows;
        }
    }

    /// A change of leaves.
    ///
    /// @param leaf by its number
    /// @param low null if the leaf was there before
    /// @param gone whether it is not there any more
    record Change(
            long position,
            int leaf,
            boolean gone,
            @Nullable Place low,
            int members,
            int scores,
            int rows) {

        static byte[] pack(List<Change> changes) {
            var packed = new Packed.Writer();
            long position = 0;
            for (Change change : changes) {
                packed.number(change.position - position);
                position = change.position;
                packed.number(change.leaf);
                packed.number(change.gone ? 1 : change.low == null ? 0 : 2);
                if (change.low != null) {
                    packed.place(change.low);
                }
                if (!change.gone) {
                    packed.number(change.members);
                    packed.number(change.scores);
                    packed.number(change.rows);
                }
            }
            return packed.bytes();
        }
    }

    private final TreeMap<Place, Leaf> byLow = new TreeMap<>(Place.ORDER);
    private final TreeMap<Integer, Leaf> byNumber = new TreeMap<>();

    static Directory of(Leaf leaf) {
        var directory = new Directory();
        directory.add(leaf);
        return directory;
    }

    void add(Leaf leaf) {
        byLow.put(leaf.low, leaf);
        byNumber.put(leaf.number, leaf);
    }

    void remove(Leaf leaf) {
        byLow.remove(leaf.low, leaf);
        byNumber.remove(leaf.number);
    }

    int size() {
        return byLow.size();
    }

    Collection<Leaf> leaves() {
        return byLow.values();
    }

    /// The leaf that holds a place, of all leaves of a window.
    Leaf of(Place place) {
        return byLow.floorEntry(place).getValue();
    }

    /// The leaf that holds a place, or null if none of these does.
    @Nullable Leaf find(Place place) {
        var found = byLow.floorEntry(place);
        return found == null ? null : found.getValue();
    }

    /// The leaf after one, or null if it is the last.
    @Nullable Leaf after(Leaf leaf) {
        var next = byLow.higherEntry(leaf.low);
        return next == null ? null : next.getValue();
    }

    /// The leaf before one, or null if it is the first.
    @Nullable Leaf before(Leaf leaf) {
        var next = byLow.lowerEntry(leaf.low);
        return next == null ? null : next.getValue();
    }

    /// The leaves before one.
    Collection<Leaf> allBefore(Leaf leaf) {
        return byLow.headMap(leaf.low, false).values();
    }

    void apply(Change change) {
        if (change.low != null) {
            add(new Leaf(change.leaf, change.low, change.members, change.scores, change.rows));
            return;
        }
        Leaf leaf = byNumber.get(change.leaf);
        if (leaf == null) {
            throw new IllegalStateException("no leaf " + change.leaf + " at " + change.position);
        }
        if (change.gone) {
            remove(leaf);
        } else {
            leaf.members += change.members;
            leaf.scores += change.scores;
            leaf.rows += change.rows;
        }
    }

    /// Applies packed changes up to a position.
    void apply(byte[] changes, long through) {
        var packed = new Packed.Reader(changes);
        long position = 0;
        while (packed.hasMore()) {
            position += packed.number();
            if (position > through) {
                return;
            }
            int leaf = (int) packed.number();
            long kind = packed.number();
            Place low = kind == 2 ? packed.place() : null;
            boolean gone = kind == 1;
            apply(
                    new Change(
                            position,
                            leaf,
                            gone,
                            low,
                            gone ? 0 : (int) packed.number(),
                            gone ? 0 : (int) packed.number(),
                            gone ? 0 : (int) packed.number()));
        }
    }

    byte[] pack() {
        var packed = new Packed.Writer();
        for (Leaf leaf : leaves()) {
            packed.number(leaf.number);
            packed.place(leaf.low);
            packed.number(leaf.members);
            packed.number(leaf.scores);
            packed.number(leaf.rows);
        }
        return packed.bytes();
    }

    static Directory unpack(byte[] bytes) {
        var packed = new Packed.Reader(bytes);
        var directory = new Directory();
        while (packed.hasMore()) {
            directory.add(
                    new Leaf(
                            (int) packed.number(),
                            packed.place(),
                            (int) packed.number(),
                            (int) packed.number(),
                            (int) packed.number()));
        }
        return directory;
    }
}
