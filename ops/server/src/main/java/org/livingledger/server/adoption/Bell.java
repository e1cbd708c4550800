package org.livingledger.server.adoption;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.LedgerId;
import org.livingledger.api.programme.ProgrammeEvent.AdoptionBegun;
import org.livingledger.api.programme.ProgrammeEvent.UndoingBegun;

/// Tells what carries adoptions out that one was begun on this server.
public final class Bell {

    private final BlockingQueue<LedgerId> rung = new LinkedBlockingQueue<>();

    /// An event was committed.
    public void committed(LedgerId ledger, Event event) {
        if (event instanceof AdoptionBegun || event instanceof UndoingBegun) {
            rung.add(ledger);
        }
    }

    /// The next ledger in which one was begun, or null if none was for a while.
    @Nullable LedgerId await(long millis) throws InterruptedException {
        return rung.poll(millis, TimeUnit.MILLISECONDS);
    }
}
