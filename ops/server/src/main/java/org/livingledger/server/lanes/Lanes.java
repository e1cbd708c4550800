package org.livingledger.server.lanes;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.modelling.command.Repository;
import org.livingledger.domain.AggregateType;
import org.livingledger.domain.Repositories;
import org.livingledger.domain.Snapshottable;
import org.livingledger.server.lanes.Entry.Mode;
import org.livingledger.server.store.Snapshots;
import org.livingledger.server.store.StoredEvents;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/// All lanes of this server. A ledger's commands all go to one lane, which the hash of its id names,
/// so they are decided one after another and an invariant across a ledger's aggregates is simply true.
/// That is for speed and simplicity: what makes it correct, also with several servers, are the heads.
public final class Lanes implements Commands {

    private final List<Lane> lanes = new ArrayList<>();
    private final Snapshotting snapshotting;

    /// Lanes that decide with the given workplace.
    ///
    /// @param count how many; 1 on H2, where a second writer only waits
    public Lanes(
            int count,
            Workplace place,
            Aggregates aggregates,
            PlatformTransactionManager transactions,
            Durability durability,
            Watcher watcher) {
        this.snapshotting = aggregates.snapshotting;
        var committed = new WorkingSet.Committed();
        for (int i = 0; i < count; i++) {
            lanes.add(
                    new Lane(
                            i,
                            new Committer(
                                            place,
                                            transactions,
                                            durability,
                                            snapshotting,
                                            aggregates.gathering(),
                                            watcher,
                                            committed)
                                    ::carryOut));
        }
    }

    /// Takes up work.
    public void start() {
        lanes.forEach(Lane::start);
    }

    @Override
    public CompletableFuture<Answer> submit(Submission submission) {
        return offer(List.of(submission), Mode.SINGLE).thenApply(List::getFirst);
    }

    @Override
    public CompletableFuture<List<Answer>> submitAtomically(List<Submission> submissions) {
        return offer(List.copyOf(submissions), Mode.ATOMIC);
    }

    @Override
    public CompletableFuture<List<Answer>> tryOut(List<Submission> submissions) {
        return offer(List.copyOf(submissions), Mode.DRY_RUN);
    }

    /// How many entries wait in all lanes.
    public int waiting() {
        return lanes.stream().mapToInt(Lane::waiting).sum();
    }

    private CompletableFuture<List<Answer>> offer(List<Submission> submissions, Mode mode) {
        if (submissions.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        Entry entry = Entry.of(submissions, mode);
        int hash = submissions.getFirst().ledger().value().hashCode();
        lanes.get(Math.floorMod(hash, lanes.size())).offer(entry);
        return entry.answers();
    }

    /// Decides what is waiting, takes nothing more, and returns when it is done.
    public void close() throws InterruptedException {
        for (Lane lane : lanes) {
            lane.close();
        }
        snapshotting.close();
    }

    /// Where handlers get their aggregates from. It is made before the lanes, since handlers are.
    public static final class Aggregates implements Repositories {

        private final Publication publication = new Publication();
        private final Snapshotting snapshotting;
        private final Hydration hydration;
        private final StoredEvents events;
        private final Snapshots snapshots;

        /// Aggregates from the given tables.
        public Aggregates(StoredEvents events, Snapshots snapshots, JsonMapper mapper) {
            this.events = events;
            this.snapshots = snapshots;
            this.snapshotting = new Snapshotting(snapshots, mapper);
            this.hydration = new Hydration(events, snapshots, mapper, snapshotting);
        }

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"}) // a type's state is what its aggregates give
        public <T extends Snapshottable<?>> Repository<T> repository(AggregateType<T, ?> type) {
            return new LaneRepository(type, publication, hydration);
        }

        private Gathering gathering() {
            return new Gathering(events, snapshots, hydration, publication);
        }
    }
}
