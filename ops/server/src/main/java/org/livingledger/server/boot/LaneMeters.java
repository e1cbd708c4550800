package org.livingledger.server.boot;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.livingledger.server.lanes.Watcher;
import org.livingledger.server.store.EventRow;

/// What the lanes do, as meters, and the word to whoever follows that there is something to read.
final class LaneMeters implements Watcher {

    private final DistributionSummary batchSize;
    private final Timer commitTime;
    private final Counter events;
    private final Counter moved;
    private final Counter uncertain;
    private final Consumer<List<EventRow>> followers;

    /// @param followers who follows the events
    LaneMeters(MeterRegistry meters, Consumer<List<EventRow>> followers) {
        this.batchSize =
                DistributionSummary.builder("ledger.batch.size")
                        .description("Commands decided in one transaction")
                        .publishPercentiles(0.5, 0.99)
                        .register(meters);
        this.commitTime =
                Timer.builder("ledger.commit.time")
                        .description("Writing and committing one batch, until it is durable")
                        .publishPercentiles(0.5, 0.99)
                        .register(meters);
        this.events =
                Counter.builder("ledger.events").description("Events stored").register(meters);
        this.moved = retries(meters, "head-moved");
        this.uncertain = retries(meters, "commit-unknown");
        this.followers = followers;
    }

    private static Counter retries(MeterRegistry meters, String why) {
        return Counter.builder("ledger.batch.retries")
                .description("Batches that had to be decided again")
                .tag("why", why)
                .register(meters);
    }

    @Override
    public void committed(List<EventRow> added, int commands, long commitNanos) {
        batchSize.record(commands);
        commitTime.record(Duration.ofNanos(commitNanos));
        events.increment(added.size());
        if (!added.isEmpty()) {
            followers.accept(added);
        }
    }

    @Override
    public void retried(boolean unknown) {
        (unknown ? uncertain : moved).increment();
    }
}
