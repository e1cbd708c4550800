package org.livingledger.server.whatif;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.livingledger.api.LedgerId;
import org.livingledger.api.RecordedEvent;
import org.livingledger.server.store.StoredEvents;

/// A pass over a ledger's events that gives way to commands.
public final class Pass {

    /// So small that a page is read and folded in some milliseconds.
    private static final int PAGE = 200;

    /// While commands come, it rests so many times as long as it has worked: of one core they are left
    /// more than nine tenths even where there is no other.
    private static final int RESTS = 15;

    /// Between two pages there is always a moment for others.
    private static final long SHORTEST_REST = TimeUnit.MILLISECONDS.toNanos(1);

    /// So that a slow page does not put it to sleep for good.
    private static final long LONGEST_REST = TimeUnit.SECONDS.toNanos(2);

    private final StoredEvents events;
    private final Bustle bustle;
    private final LedgerId ledger;
    private volatile long done;

    /// A pass that has not begun.
    ///
    /// @param from the position after which it begins
    public Pass(StoredEvents events, Bustle bustle, LedgerId ledger, long from) {
        this.events = events;
        this.bustle = bustle;
        this.ledger = ledger;
        this.done = from;
    }

    /// Reads up to a position.
    ///
    /// @return whether it came to its end
    public boolean to(long position, Consumer<RecordedEvent> reader, BooleanSupplier cancelled)
            throws InterruptedException {
        while (done < position) {
            if (cancelled.getAsBoolean()) {
                return false;
            }
            long before = bustle.committed();
            long began = System.nanoTime();
            List<RecordedEvent> page =
                    events.after(ledger, done, (int) Math.min(PAGE, position - done));
            if (page.isEmpty()) {
                throw new IllegalStateException("the ledger ends at " + done);
            }
            page.forEach(reader);
            done = page.getLast().position();
            giveWay(bustle.committed() != before, System.nanoTime() - began);
        }
        return !cancelled.getAsBoolean();
    }

    private static void giveWay(boolean busy, long worked) throws InterruptedException {
        long rest = busy ? Math.min(LONGEST_REST, RESTS * worked) : SHORTEST_REST;
        TimeUnit.NANOSECONDS.sleep(Math.max(SHORTEST_REST, rest));
    }

    /// The position up to which it has come.
    public long done() {
        return done;
    }
}
