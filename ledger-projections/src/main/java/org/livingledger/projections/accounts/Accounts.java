package org.livingledger.projections.accounts;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.projections.reading.Batch;
import org.livingledger.projections.reading.Projection;

/// Balances, lots and holds, from the events that move, hold, end or freeze points.
///
/// What is pending, held or ended is never written down: it follows from the rows and the instant of
/// the question.
public final class Accounts implements Projection {

    static final List<String> TABLES =
            List.of("accounts", "lots", "holds", "hold_slices", "lot_freezes");

    private record Moved(PointsEvent event, long position) {}

    @Override
    public String name() {
        return "accounts";
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
    public Set<Class<? extends Event>> folds() {
        return Set.of(PointsEvent.class);
    }

    @Override
    public void on(Batch batch) {
        List<Moved> moved =
                batch.events().stream().map(Accounts::moved).filter(Objects::nonNull).toList();
        if (moved.isEmpty()) {
            return;
        }
        var accounts = batch.tables().rows(Shapes.ACCOUNTS);
        accounts.loadAll(
                moved.stream()
                        .map(Moved::event)
                        .flatMap(event ->
                                Stream.concat(
                                        Stream.of(event.account().value()),
                                        event.postings().stream()
                                                .map(line -> line.account().value()))));
        var lots = batch.tables().rows(Shapes.LOTS);
        lots.loadAll(moved.stream().map(Moved::event).flatMap(Touched::lots));
        var holds = batch.tables().rows(Shapes.HOLDS);
        holds.loadAll(moved.stream().map(Moved::event).flatMap(Touched::holds));
        var slices = batch.tables().rows(Shapes.SLICES);
        slices.load(
                moved.stream()
                        .map(Moved::event)
                        .flatMap(Touched::holds)
                        .distinct()
                        .map(key -> new @Nullable Object[] {key.account(), key.hold()})
                        .toList());

        var freezes = batch.tables().rows(Shapes.FREEZES);
        freezes.loadAll(moved.stream().map(Moved::event).flatMap(Touched::freezes));

        var posting = new Posting(accounts, lots, holds, slices, freezes);
        moved.forEach(each -> posting.on(each.event, each.position));
        accounts.flush();
        lots.flush();
        holds.flush();
        slices.flush();
        freezes.flush();
    }

    private static @Nullable Moved moved(RecordedEvent recorded) {
        return recorded.event() instanceof PointsEvent event
                ? new Moved(event, recorded.position())
                : null;
    }
}
