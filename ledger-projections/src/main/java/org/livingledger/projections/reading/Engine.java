package org.livingledger.projections.reading;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.projections.EventSource;
import org.livingledger.projections.reading.Rebuild.Purpose;

/// Runs projections: keeps their tables up with the events, waits for positions, rebuilds.
public final class Engine implements AutoCloseable {

    private final Builds builds;
    private final Progress progress;
    private final Reader reader;
    private final Onlooker onlooker;
    private final Claims claims;
    private final Rebuild rebuild;
    private final Rebuilds rebuilds;
    private final List<String> names;

    /// Told how far a rebuild has come.
    @FunctionalInterface
    public interface Watcher {

        /// So many events of so many have been folded; the total grows while commands go on.
        void folded(long done, long total);
    }

    /// An engine that stands still until [#start()].
    ///
    /// @param writing through which tables are made and filled
    /// @param reading through which they are read; may be the same
    /// @param store lets the database store what was folded, if it does not do so at each commit; called
    ///     between two pages, some seconds apart
    /// @param projections makes the projections, given the views that their answers read
    public Engine(
            Connections writing,
            Connections reading,
            Runnable store,
            EventSource events,
            Clock clock,
            Function<Views, List<Projection>> projections) {
        var database = new Database(writing);
        var read = new Database(reading);
        var views = new Views(read);
        List<Projection> all = projections.apply(views);
        names = all.stream().map(Projection::name).sorted().toList();
        claims = new Claims(database);
        rebuilds = new Rebuilds(database, read, claims);
        builds = new Builds(database, claims, all);
        progress = new Progress(names);
        var folding = new Folding(database, store);
        reader = new Reader(events, builds, folding, progress, clock);
        onlooker = new Onlooker(builds, progress);
        rebuild = new Rebuild(database, read, events, claims, builds, folding, reader, views);
    }

    /// The names of the projections, in order.
    public List<String> projections() {
        return names;
    }

    /// Makes what tables are missing, builds anew those of another generation, and follows from here on.
    public void start() {
        rebuilds.open();
        rebuild.replaceOutdated(builds.open());
        reader.start();
    }

    /// Makes what tables are missing and leaves it to others to fill them: reads are answered as far as
    /// those have come.
    public void lookOn() {
        rebuilds.open();
        builds.open();
        onlooker.start();
    }

    /// Says that something was committed. Without it, the reader finds out within 50 ms.
    public void signal() {
        reader.signal();
    }

    /// The position in a ledger that every projection has reached.
    public long position(LedgerId ledger) {
        return progress.position(ledger);
    }

    /// The position in a ledger that a projection has reached.
    public long position(LedgerId ledger, String projection) {
        return progress.position(ledger, projection);
    }

    /// Waits until projections have reached a position in a ledger.
    ///
    /// @param projections which; all of them if empty
    /// @return whether they have, within the time given
    public boolean await(
            LedgerId ledger, Collection<String> projections, long position, Duration timeout)
            throws InterruptedException {
        return projections.isEmpty()
                ? progress.await(ledger, position, timeout)
                : progress.await(ledger, projections, position, timeout);
    }

    /// How far every projection has come in every ledger.
    public List<Lag> lags() {
        return reader.lags();
    }

    /// How long ago the reader last ended a look at every ledger. Much means that it hangs.
    public Duration sinceLastRound() {
        return reader.sinceLastRound();
    }

    /// Builds projections anew beside the live ones, compares the two, and swaps them. Returns when all
    /// that is done.
    ///
    /// @param projections which; all of them if empty
    /// @throws IllegalArgumentException if there is no such projection
    /// @throws IllegalStateException if one of them is being rebuilt already
    public List<Rebuilt> rebuild(Collection<String> projections, Watcher watcher) {
        return rebuild.run(chosen(projections), Purpose.REPLACE, watcher::folded);
    }

    /// Builds projections anew beside the live ones, compares the two, and leaves the live ones as they
    /// are.
    ///
    /// @param projections which; all of them if empty
    /// @throws IllegalArgumentException if there is no such projection
    /// @throws IllegalStateException if one of them is being rebuilt already
    public List<Rebuilt> check(Collection<String> projections) {
        return rebuild.run(chosen(projections), Purpose.CHECK, (_, _) -> {});
    }

    private List<Projection> chosen(Collection<String> projections) {
        return (projections.isEmpty() ? names : projections)
                .stream().sorted().distinct().map(name -> builds.live(name).projection()).toList();
    }

    /// Begins either on a thread of its own. How it is getting on stands in the database.
    ///
    /// @param id a new one, under which every server tells of it
    /// @param swap whether what was built takes the place of what is live
    /// @param failed told what it came to nothing by
    /// @throws IllegalArgumentException if there is no such projection
    public void begin(
            String id, Collection<String> projections, boolean swap, Consumer<Throwable> failed) {
        List<Projection> chosen = chosen(projections);
        Claims.Claim alive = claims.claim(List.of(id));
        rebuilds.begin(id);
        Thread.ofPlatform()
                .name("rebuild")
                .daemon()
                .start(() -> {
                    try (alive) {
                        carryOut(id, chosen, swap ? Purpose.REPLACE : Purpose.CHECK, failed);
                    }
                });
    }

    private void carryOut(
            String id, List<Projection> chosen, Purpose purpose, Consumer<Throwable> failed) {
        try {
            rebuilds.done(id, rebuild.run(chosen, purpose, rebuilds.watcher(id)));
        } catch (RuntimeException | Error e) {
            failed.accept(e);
            rebuilds.failed(id);
        }
    }

    /// How a rebuild is getting on that was begun on this server or another, or null if there is none
    /// of this id.
    public @Nullable RebuildProgress progress(String id) {
        return rebuilds.find(id);
    }

    /// Stops following, at the end of the page that is being folded.
    @Override
    public void close() {
        onlooker.close();
        reader.close();
    }
}
