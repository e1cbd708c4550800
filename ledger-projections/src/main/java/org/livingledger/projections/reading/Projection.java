package org.livingledger.projections.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.livingledger.api.Event;
import org.livingledger.api.LedgerId;
import org.livingledger.api.RecordedEvent;

/// Tables that follow from the events of each ledger and from nothing else, so that they can be thrown
/// away and made again at any time.
///
/// Its tables are described by `NAME.sql` beside its class, with `{table}` for the physical name of a
/// table, `{id}` for the type of a text that is ordered by its characters' codes, and
/// `{only where CONDITION}` at the end of an index that needs no other rows. Every table's
/// first column is `ledger_id`, and its primary key begins with it.
public interface Projection {

    /// Names it, its `.sql` and its rebuilds.
    String name();

    /// The shape of its tables, from 1. Raise it with every change of the tables or of what is folded
    /// into them: the next start builds the new ones beside the old.
    int generation();

    /// Its tables, without generation: the names of the views that queries and reports read.
    List<String> tables();

    /// Folds events into the tables. Called in a transaction that also moves the position; whatever it
    /// throws undoes both. What it leaves behind must not depend on where batches begin and end.
    void on(Batch batch);

    /// Told what the tables now hold, after the transaction, if they are live on this server. It may throw
    /// nothing; and it may miss some, as what another server folds.
    default void committed(LedgerId ledger, List<RecordedEvent> events) {}

    /// The families of events that it folds. It may be told of others, which change nothing.
    default Set<Class<? extends Event>> folds() {
        return Set.of(Event.class);
    }

    /// What creates its tables.
    default String schema() {
        String resource = name() + ".sql";
        try (InputStream in = getClass().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing beside " + getClass());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
