package org.livingledger.server.boot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.projections.ReadSide;
import org.livingledger.server.http.Projections;
import org.livingledger.server.problem.Nameless;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The read side of this process.
final class ReadSideProjections implements Projections {

    private static final Logger LOG = LoggerFactory.getLogger(ReadSideProjections.class);

    /// How many rebuilds are remembered.
    private static final int REMEMBERED = 100;

    private final ReadSide readSide;
    private final Cache<String, Progress> rebuilds =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

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
    public String rebuild(List<String> names) {
        String id = UUID.randomUUID().toString();
        tell(id, "running", 0, 0, List.of());
        Thread.ofPlatform().name("rebuild").daemon().start(() -> run(id, names));
        return id;
    }

    private void run(String id, List<String> names) {
        var events = new AtomicLong();
        try {
            var rebuilt =
                    readSide.rebuild(
                            names,
                            (done, total) -> {
                                events.set(total);
                                tell(id, "running", done, total, List.of());
                            });
            List<Rebuilt> compared =
                    rebuilt.stream()
                            .map(each ->
                                    new Rebuilt(
                                            each.projection(),
                                            each.generation(),
                                            each.rows(),
                                            each.checksumLive(),
                                            each.checksumRebuilt(),
                                            each.equal()))
                            .toList();
            tell(id, "done", events.get(), events.get(), compared);
        } catch (RuntimeException e) {
            LOG.error("the rebuild {} failed", id, Nameless.of(e));
            tell(id, "failed", 0, events.get(), List.of());
        }
    }

    private void tell(String id, String status, long done, long total, List<Rebuilt> projections) {
        rebuilds.put(id, new Progress(id, status, done, total, projections));
    }

    @Override
    public @Nullable Progress progress(String id) {
        return rebuilds.getIfPresent(id);
    }
}
