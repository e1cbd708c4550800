package org.livingledger.server.people;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Pairs of a member and what the outside calls them, found by either: one array of bytes and two tables of places
/// in it, some fifty bytes a pair. Used by one thread at a time.
final class Volume {

    private static final int FIRST_BYTES = 1 << 14;
    private static final int FIRST_SLOTS = 1 << 8;

    /// The longest text of the outside that is kept, in bytes.
    private static final int LONGEST = 1 << 10;

    /// What the tables may take of the whole.
    private static final int TABLES_PART = 3;

    /// Ledger, length of the member's id, length of the outside's.
    private static final int HEAD = Integer.BYTES + Byte.BYTES + Short.BYTES;

    private final int mostBytes;
    private final int mostSlots;
    private final long seed;
    private ByteBuffer pairs = ByteBuffer.allocate(FIRST_BYTES);
    private int end = 1; // no pair is at 0, which is a free slot
    private int[] byMember = new int[FIRST_SLOTS];
    private int[] byOutside = new int[FIRST_SLOTS];
    private int size;

    /// Which of the two texts of a pair is looked at.
    enum Side {
        MEMBER,
        OUTSIDE
    }

    /// A member and what the outside calls them.
    record Pair(String member, String outsideId) {}

    /// @param bytes what it may take at most
    /// @param seed makes it unforeseeable which texts share a slot
    Volume(int bytes, long seed) {
        this.mostSlots =
                Math.max(
                        FIRST_SLOTS,
                        Integer.highestOneBit(bytes / TABLES_PART / (2 * Integer.BYTES)));
        this.mostBytes = Math.max(FIRST_BYTES, bytes - bytes / TABLES_PART);
        this.seed = seed;
    }

    /// The pair one of whose texts this is, or null.
    @Nullable Pair find(Side side, int ledger, String text) {
        int at = place(side, ledger, bytes(text));
        return at == 0 ? null : new Pair(text(Side.MEMBER, at), text(Side.OUTSIDE, at));
    }

    /// Takes a pair in; the last one of a text is the one that is found.
    ///
    /// @return whether there was room for it
    boolean add(int ledger, Pair pair) {
        byte[] inside = bytes(pair.member());
        byte[] outside = bytes(pair.outsideId());
        int known = place(Side.MEMBER, ledger, inside);
        if (known != 0 && known == place(Side.OUTSIDE, ledger, outside)) {
            return true;
        }
        if (!makeRoom(HEAD + inside.length + outside.length)) {
            return false;
        }
        int at = end;
        pairs.position(at);
        pairs.putInt(ledger)
                .put((byte) inside.length)
                .putShort((short) outside.length)
                .put(inside)
                .put(outside);
        end = pairs.position();
        size++;
        enter(Side.MEMBER, at);
        enter(Side.OUTSIDE, at);
        return true;
    }

    /// Whether the texts of a pair are short enough for any.
    static boolean takes(Pair pair) {
        return bytes(pair.member()).length <= Byte.MAX_VALUE
                && bytes(pair.outsideId()).length <= LONGEST;
    }

    private boolean makeRoom(int more) {
        if (end + more > pairs.capacity()) {
            if (end + more > mostBytes) {
                return false;
            }
            int grown = (int) Math.min(mostBytes, Math.max(end + more, 2L * pairs.capacity()));
            pairs = ByteBuffer.wrap(Arrays.copyOf(pairs.array(), grown));
        }
        if (2 * (size + 1) > byMember.length) {
            if (byMember.length >= mostSlots) {
                return false;
            }
            int[] members = byMember;
            int[] outsides = byOutside;
            byMember = new int[2 * members.length];
            byOutside = new int[2 * members.length];
            enterAll(Side.MEMBER, members);
            enterAll(Side.OUTSIDE, outsides);
        }
        return true;
    }

    private void enterAll(Side side, int[] places) {
        for (int at : places) {
            if (at != 0) {
                enter(side, at);
            }
        }
    }

    private void enter(Side side, int at) {
        int[] table = table(side);
        table[
                        slot(
                                table,
                                side,
                                pairs.getInt(at),
                                pairs.array(),
                                from(side, at),
                                length(side, at))] =
                at;
    }

    private int place(Side side, int ledger, byte[] text) {
        int[] table = table(side);
        return table[slot(table, side, ledger, text, 0, text.length)];
    }

    private int[] table(Side side) {
        return side == Side.MEMBER ? byMember : byOutside;
    }

    /// The slot of a text, or the free one in which it belongs. There always is one: half of them are free.
    private int slot(int[] table, Side side, int ledger, byte[] text, int from, int length) {
        long hash = seed ^ ledger;
        for (int i = from; i < from + length; i++) {
            hash = (hash ^ text[i]) * 0x9E3779B97F4A7C15L; // of Fibonacci hashing
            hash ^= hash >>> 32;
        }
        int slot = (int) hash & (table.length - 1);
        while (table[slot] != 0 && !equal(side, table[slot], ledger, text, from, length)) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private boolean equal(Side side, int at, int ledger, byte[] text, int from, int length) {
        int start = from(side, at);
        return pairs.getInt(at) == ledger
                && Arrays.equals(
                        pairs.array(), start, start + length(side, at), text, from, from + length);
    }

    private int from(Side side, int at) {
        int members = at + HEAD;
        return side == Side.MEMBER ? members : members + length(Side.MEMBER, at);
    }

    private int length(Side side, int at) {
        return side == Side.MEMBER
                ? pairs.get(at + Integer.BYTES)
                : pairs.getShort(at + Integer.BYTES + Byte.BYTES);
    }

    private String text(Side side, int at) {
        return new String(pairs.array(), from(side, at), length(side, at), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
