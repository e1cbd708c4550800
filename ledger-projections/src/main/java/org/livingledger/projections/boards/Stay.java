package org.livingledger.projections.boards;

import java.util.List;

/// A place that a member had on a window of a board for a time.
///
/// @param since the position of the event that brought them there
/// @param through the position of the event that took them away, [#OPEN] if none has
record Stay(Place place, long since, long through) {

    static final long OPEN = Long.MAX_VALUE;

    boolean isOpen() {
        return through == OPEN;
    }

    /// Whether they were there right after an event.
    boolean isAt(long position) {
        return since <= position && position < through;
    }

    static byte[] pack(List<Stay> stays) {
        var packed = new Packed.Writer();
        packed.number(stays.size());
        for (Stay stay : stays) {
            packed.place(stay.place);
            packed.number(stay.since);
            packed.number(stay.isOpen() ? 0 : stay.through - stay.since + 1);
        }
        return packed.bytes();
    }

    static List<Stay> unpack(byte[] bytes) {
        var packed = new Packed.Reader(bytes);
        var stays = new Stay[(int) packed.number()];
        for (int i = 0; i < stays.length; i++) {
            Place place = packed.place();
            long since = packed.number();
            long length = packed.number();
            stays[i] = new Stay(place, since, length == 0 ? OPEN : since + length - 1);
        }
        return List.of(stays);
    }
}
