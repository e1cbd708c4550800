package org.livingledger.projections.boards;

import java.util.Arrays;

/// Members in the order of their places, kept as these change: in blocks, so that a place is found and moved in
/// microseconds among a million.
///
/// A score counts in the block in which its places begin; so how many different scores are better is a sum over
/// blocks, as how many members are.
final class Order {

    /// Members of a block at most. A full one is cut into halves.
    private static final int MOST = 512;

    private final Names names;
    private int[][] blocks = {new int[MOST]};
    private int[] sizes = new int[1];
    private int[] distinct = new int[1];
    private int end = 1;
    private int size;
    private long[] scores = new long[0];
    private long[] instants = new long[0];

    private final Places places =
            new Places() {
                @Override
                long score(int member) {
                    return scores[member];
                }

                @Override
                long at(int member) {
                    return instants[member];
                }

                @Override
                String name(int member) {
                    return names.name(member);
                }
            };

    Order(Names names) {
        this.names = names;
    }

    long bytes() {
        return 16L * scores.length + (long) blocks.length * (4 * MOST + 32);
    }

    int size() {
        return size;
    }

    /// The score of a member, 0 if they have no place.
    long score(int member) {
        return member < scores.length ? scores[member] : 0;
    }

    /// When they reached it, in microseconds.
    long at(int member) {
        return instants[member];
    }

    /// A member's place from now on; none if the score is not positive.
    void set(int member, long score, long at) {
        room(member);
        if (scores[member] > 0) {
            remove(member);
        }
        scores[member] = Math.max(0, score);
        instants[member] = at;
        if (score > 0) {
            insert(member);
        }
    }

    private void room(int member) {
        if (member >= scores.length) {
            int more = Math.max(member + 1, names.size() + names.size() / 8);
            scores = Arrays.copyOf(scores, more);
            instants = Arrays.copyOf(instants, more);
        }
    }

    /// Fills an empty order with all who have a score on a slate.
    void fill(PastLadder ladder) {
        room(names.size());
        var counted = new int[1];
        var members = new int[(int) ladder.members()];
        ladder.all((index, member, score) -> {
            members[counted[0]++] = member;
            scores[member] = score;
            instants[member] = ladder.reached(index);
        });
        places.sort(members);
        size = members.length;
        int each = MOST * 3 / 4;
        end = Math.max(1, (size + each - 1) / each);
        blocks = new int[end][MOST];
        sizes = new int[end];
        distinct = new int[end];
        for (int i = 0; i < size; i++) {
            int block = i / each;
            blocks[block][sizes[block]++] = members[i];
            if (i == 0 || scores[members[i]] != scores[members[i - 1]]) {
                distinct[block]++;
            }
        }
    }

    /// A member's place against any.
    private int compare(int member, long score, long at, String name) {
        if (scores[member] != score) {
            return scores[member] > score ? -1 : 1;
        }
        return instants[member] != at
                ? Long.compare(instants[member], at)
                : names.name(member).compareTo(name);
    }

    /// The block that holds a place, or would.
    private int block(long score, long at, String name) {
        int low = 0;
        int high = end - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (compare(blocks[middle][0], score, at, name) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /// How many of a block come before a place.
    private int index(int block, long score, long at, String name) {
        int low = 0;
        int high = sizes[block];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(blocks[block][middle], score, at, name) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void insert(int member) {
        String name = names.name(member);
        int block = size == 0 ? 0 : block(scores[member], instants[member], name);
        int index = index(block, scores[member], instants[member], name);
        if (sizes[block] == MOST) {
            cut(block);
            if (index > sizes[block]) {
                index -= sizes[block];
                block++;
            }
        }
        int[] members = blocks[block];
        System.arraycopy(members, index, members, index + 1, sizes[block] - index);
        members[index] = member;
        sizes[block]++;
        size++;
        count(block, index, 1);
    }

    private void remove(int member) {
        String name = names.name(member);
        int block = block(scores[member], instants[member], name);
        int index = index(block, scores[member], instants[member], name);
        if (blocks[block][index] != member) {
            throw new IllegalStateException("no place of member " + member);
        }
        count(block, index, -1);
        int[] members = blocks[block];
        sizes[block]--;
        System.arraycopy(members, index + 1, members, index, sizes[block] - index);
        size--;
        if (sizes[block] == 0 && end > 1) {
            drop(block);
        }
    }

    /// Counts the score of the place at an index, or takes it off, where its places begin.
    private void count(int block, int index, int by) {
        long score = scores[blocks[block][index]];
        boolean first = index > 0 ? score(block, index - 1) != score : !endsWith(block - 1, score);
        if (!first) {
            return;
        }
        if (index + 1 < sizes[block]) {
            if (score(block, index + 1) != score) {
                distinct[block] += by;
            }
            return;
        }
        distinct[block] += by;
        if (block + 1 < end && score(block + 1, 0) == score) {
            distinct[block + 1] -= by;
        }
    }

    private long score(int block, int index) {
        return scores[blocks[block][index]];
    }

    private boolean endsWith(int block, long score) {
        return block >= 0 && score(block, sizes[block] - 1) == score;
    }

    private void cut(int block) {
        if (end == blocks.length) {
            int more = end + Math.max(8, end / 4);
            blocks = Arrays.copyOf(blocks, more);
            sizes = Arrays.copyOf(sizes, more);
            distinct = Arrays.copyOf(distinct, more);
        }
        System.arraycopy(blocks, block + 1, blocks, block + 2, end - block - 1);
        System.arraycopy(sizes, block + 1, sizes, block + 2, end - block - 1);
        System.arraycopy(distinct, block + 1, distinct, block + 2, end - block - 1);
        end++;
        int half = sizes[block] / 2;
        var rest = new int[MOST];
        System.arraycopy(blocks[block], half, rest, 0, sizes[block] - half);
        blocks[block + 1] = rest;
        sizes[block + 1] = sizes[block] - half;
        sizes[block] = half;
        int before = distinct[block];
        distinct[block + 1] = 0;
        for (int i = 0; i < sizes[block + 1]; i++) {
            long previous = i == 0 ? score(block, half - 1) : score(block + 1, i - 1);
            if (score(block + 1, i) != previous) {
                distinct[block + 1]++;
            }
        }
        distinct[block] = before - distinct[block + 1];
    }

    private void drop(int block) {
        System.arraycopy(blocks, block + 1, blocks, block, end - block - 1);
        System.arraycopy(sizes, block + 1, sizes, block, end - block - 1);
        System.arraycopy(distinct, block + 1, distinct, block, end - block - 1);
        end--;
    }

    /// How many members come before a place.
    int before(long score, long at, String name) {
        if (size == 0) {
            return 0;
        }
        int block = block(score, at, name);
        int members = index(block, score, at, name);
        for (int i = 0; i < block; i++) {
            members += sizes[i];
        }
        return members;
    }

    /// How many different scores are better.
    int scoresAbove(long score) {
        if (size == 0) {
            return 0;
        }
        int block = block(score, Long.MIN_VALUE, "");
        int found = 0;
        for (int i = 0; i < block; i++) {
            found += distinct[i];
        }
        int index = index(block, score, Long.MIN_VALUE, "");
        for (int i = 0; i < index; i++) {
            boolean first = i > 0 ? score(block, i) != score(block, i - 1) : begins(block);
            found += first ? 1 : 0;
        }
        return found;
    }

    private boolean begins(int block) {
        return !endsWith(block - 1, score(block, 0));
    }

    /// The member who stands so many places after the first.
    int member(int rank) {
        int block = 0;
        int left = rank;
        while (left >= sizes[block]) {
            left -= sizes[block++];
        }
        return blocks[block][left];
    }
}
