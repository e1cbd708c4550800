package org.livingledger.server.http;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;

/// The read side as the edge needs it: where it stands, and how it is built anew.
public interface Projections {

    /// The position up to which every projection has read a ledger; 0 if it knows none of this id.
    long position(LedgerId ledger);

    /// Waits until every projection has reached a position.
    ///
    /// @return whether it was reached in time
    boolean await(LedgerId ledger, long position, Duration patience) throws InterruptedException;

    /// How far each projection is behind in each ledger.
    List<Lag> lags();

    /// The names of all projections.
    List<String> names();

    /// Begins to build projections anew beside the live ones, and to compare the two.
    ///
    /// @param names which ones, all of them known
    /// @param swap whether what was built takes the place of what is live
    /// @return the id under which its progress is told
    String rebuild(List<String> names, boolean swap);

    /// How a rebuild is getting on, whichever server began it, or null if there is none of this id.
    @Nullable Progress progress(String id);

    /// Where one projection stands in one ledger.
    ///
    /// @param head the ledger's last position
    /// @param lag how many events it is behind
    record Lag(
            String projection,
            int generation,
            LedgerId ledger,
            long position,
            long head,
            long lag,
            @Nullable String failure) {}

    /// A rebuild.
    ///
    /// @param status `running`, `done`, `failed`, or `interrupted` if the server that was at it is gone
    /// @param done events read so far
    /// @param total events to be read
    record Progress(String id, String status, long done, long total, List<Rebuilt> projections) {}

    /// A projection that was built anew.
    ///
    /// @param equal whether the new rows are those that were live
    /// @param differing how many rows are not
    /// @param differences the first twenty of them, of each table
    record Rebuilt(
            String name,
            int generation,
            long rows,
            String checksumLive,
            String checksumRebuilt,
            boolean equal,
            long differing,
            List<Difference> differences) {}

    /// A row that is not the same live and built anew.
    ///
    /// @param key the columns of its key, as `name=value`
    /// @param live what the live one says where the two are not the same, or null if there is none
    /// @param rebuilt what the new one says there, or null if there is none
    record Difference(String table, String key, @Nullable String live, @Nullable String rebuilt) {}
}
