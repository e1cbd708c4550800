package org.livingledger.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// Projections built anew beside the live ones, compared and swapped: an operation is an event.
///
/// @param projections which; all of them if empty
record Rebuild(
        String name,
        String what,
        List<String> projections,
        Ledgers ledgers,
        Postgres postgres,
        String database)
        implements Contestant {

    @Override
    public void warmUp(Duration duration) {}

    /// Takes as long as it takes.
    @Override
    public Sample measure(Duration duration) throws IOException, SQLException {
        long events = postgres.numbers(database, "SELECT COUNT(*) FROM events").getFirst();
        double database = postgres.cpuMicros();
        long began = System.nanoTime();
        String fault = ledgers.rebuild(projections);
        double seconds = (System.nanoTime() - began) / 1e9;
        var sample =
                new Sample(
                        events / seconds,
                        0,
                        (postgres.cpuMicros() - database) / events,
                        0,
                        0,
                        "%,d events in %.1f s".formatted(events, seconds),
                        "");
        return fault.isEmpty() ? sample : sample.wrong(fault);
    }
}
