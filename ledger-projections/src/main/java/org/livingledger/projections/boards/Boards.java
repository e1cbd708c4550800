package org.livingledger.projections.boards;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.RecordedEvent;
import org.livingledger.projections.reading.Batch;
import org.livingledger.projections.reading.Projection;

/// Every board that the programme in force defines, for every window, kept as the facts come.
///
/// A board counts from the first day of its ledger, whenever it is published: the facts are kept, and a
/// board that is new or counts differently is made from them.
public final class Boards implements Projection {

    /// What it is called.
    public static final String NAME = "boards";

    static final List<String> TABLES =
            List.of(
                    "board_books",
                    "boards",
                    "board_editions",
                    "board_seats",
                    "board_moves",
                    "board_facts",
                    "board_rows",
                    "board_windows",
                    "board_scores",
                    "board_buckets");

    private final @Nullable Chronicles chronicles;

    /// The tables alone.
    public Boards() {
        this(null);
    }

    /// The tables, and who is told what they hold, if anybody is.
    public Boards(@Nullable Chronicles chronicles) {
        this.chronicles = chronicles;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int generation() {
        return 3;
    }

    @Override
    public List<String> tables() {
        return TABLES;
    }

    @Override
    public void committed(LedgerId ledger, List<RecordedEvent> events) {
        if (chronicles != null) {
            chronicles.committed(ledger, events);
        }
    }

    @Override
    public void on(Batch batch) {
        new Counting(batch.tables()).on(batch.events());
    }
}
