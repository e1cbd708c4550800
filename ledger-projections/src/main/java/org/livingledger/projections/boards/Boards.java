package org.livingledger.projections.boards;

import java.util.List;
import org.livingledger.projections.reading.Batch;
import org.livingledger.projections.reading.Projection;

/// Every board that the programme in force defines, for every window, kept as the facts come.
///
/// A board counts from the first day of its ledger, whenever it is published: the facts are kept, and a
/// board that is new or counts differently is made from them.
public final class Boards implements Projection {

    static final List<String> TABLES =
            List.of(
                    "board_books",
                    "boards",
                    "board_seats",
                    "board_facts",
                    "board_rows",
                    "board_windows",
                    "board_scores",
                    "board_buckets");

    @Override
    public String name() {
        return "boards";
    }

    @Override
    public int generation() {
        return 2;
    }

    @Override
    public List<String> tables() {
        return TABLES;
    }

    @Override
    public void on(Batch batch) {
        new Counting(batch.tables(), Changes.NONE, Histogram.LEAST).on(batch.events());
    }
}
