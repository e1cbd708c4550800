package org.livingledger.projections.boards;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.projections.reading.Tables;

/// The stays of leaves that still change, written at once.
final class Stays {

    private record Key(long window, int leaf, Place place) {}

    private static final List<String> FOUND_BY =
            List.of("window_no", "leaf_no", "minus_score", "reached_at", "member_id", "through");

    private final String ledger;
    private final Tables tables;

    /// Those that began since what was last written, and since when.
    private final Map<Key, Long> begun = new LinkedHashMap<>();

    private final List<@Nullable Object[]> whole = new ArrayList<>();
    private final List<@Nullable Object[]> ended = new ArrayList<>();

    Stays(Tables tables) {
        this.ledger = tables.ledger().value();
        this.tables = tables;
    }

    void begin(long window, int leaf, Place place, long position) {
        begun.put(new Key(window, leaf, place), position);
    }

    /// A stay that goes on in another leaf.
    void add(long window, int leaf, Stay stay) {
        begin(window, leaf, stay.place(), stay.since());
    }

    void end(long window, int leaf, Place place, long position) {
        Long since = begun.remove(new Key(window, leaf, place));
        if (since != null) {
            whole.add(PastShapes.columns(window, leaf, new Stay(place, since, position)));
        } else {
            ended.add(
                    new @Nullable Object[] {
                        position,
                        window,
                        leaf,
                        -place.score(),
                        place.reachedAt(),
                        place.member(),
                        Stay.OPEN
                    });
        }
    }

    /// Takes a leaf out of those that change, and keeps its stays as they are.
    List<Stay> pack(long window, int leaf) {
        flush();
        List<Stay> all =
                tables.read(
                        "SELECT * FROM {past_board_stays} WHERE ledger_id = ? AND window_no = ? AND"
                                + " leaf_no = ? ORDER BY ledger_id, window_no, leaf_no,"
                                + " minus_score, reached_at, member_id, since",
                        PastShapes::stay,
                        ledger,
                        window,
                        leaf);
        tables.execute(
                "DELETE FROM {past_board_stays} WHERE ledger_id = ? AND window_no = ? AND leaf_no ="
                        + " ?",
                ledger,
                window,
                leaf);
        tables.executeAll(
                "INSERT INTO {past_board_leaves} (ledger_id, window_no, leaf_no, stays) VALUES (?,"
                        + " ?, ?, ?)",
                List.<@Nullable Object[]>of(new Object[] {ledger, window, leaf, Stay.pack(all)}));
        return all;
    }

    void flush() {
        // first those that end: a stay at the same place may begin again after
        tables.update("past_board_stays", List.of("through"), FOUND_BY, ended);
        begun.forEach((key, since) ->
                whole.add(
                        PastShapes.columns(
                                key.window, key.leaf, new Stay(key.place, since, Stay.OPEN))));
        tables.insert("past_board_stays", whole);
        ended.clear();
        begun.clear();
        whole.clear();
    }
}
