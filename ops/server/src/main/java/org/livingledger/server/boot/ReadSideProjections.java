package org.livingledger.server.boot;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.projections.ReadSide;
import org.livingledger.projections.reading.RebuildProgress;
import org.livingledger.server.http.Projections;
import org.livingledger.server.problem.Nameless;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The read side of this process, and what the database tells of the rebuilds of all.
final class ReadSideProjections implements Projections {

    private static final Logger LOG = LoggerFactory.getLogger(ReadSideProjections.class);

    private final ReadSide readSide;

    ReadSideProjections(ReadSide readSide) {
        this.readSide = readSide;
    }

    @Override
    public long position(LedgerId ledger) {
        return readSide.position(ledger);
    }

    @Override
    public boolean await(LedgerId ledger, long position, Duration patience)
            throws InterruptedException {
        return readSide.await(ledger, position, patience);
    }

    @Override
    public List<Lag> lags() {
        return readSide.lags().stream()
                .map(lag ->
                        new Lag(
                                lag.projection(),
                                lag.generation(),
                                lag.ledger(),
                                lag.position(),
                                lag.head(),
                                lag.events(),
                                lag.failure() == null
                                        ? null
                                        : "waits at position "
                                                + lag.failure().position()
                                                + " since "
                                                + lag.failure().since()))
                .toList();
    }

    @Override
    public List<String> names() {
        return readSide.projections();
    }

    @Override
    public String rebuild(List<String> names, boolean swap) {
        String id = UUID.randomUUID().toString();
        readSide.begin(
                id, names, swap, e -> LOG.error("the rebuild {} failed", id, Nameless.of(e)));
        return id;
    }

    @Override
    public @Nullable Progress progress(String id) {
        RebuildProgress progress = readSide.progress(id);
        return progress == null
                ? null
                : new Progress(
                        id,
                        progress.status().name().toLowerCase(Locale.ROOT),
                        progress.done(),
                        progress.total(),
                        progress.results().stream()
                                .map(each ->
                                        new Rebuilt(
                                                each.projection(),
                                                each.generation(),
                                                each.rows(),
                                                each.checksumLive(),
                                                each.checksumRebuilt(),
                                                each.equal(),
                                                each.differing(),
                                                differences(each)))
                                .toList());
    }

    private static List<Difference> differences(RebuildProgress.Result result) {
        return result.differences().stream()
                .map(each -> new Difference(each.table(), each.key(), each.live(), each.rebuilt()))
                .toList();
    }
}
