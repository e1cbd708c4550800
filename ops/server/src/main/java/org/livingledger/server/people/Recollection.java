package org.livingledger.server.people;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads into memory who is called what after a start, those who came last first, until there is no more room.
///
/// A name costs two rows that lie anywhere and two decryptions. A page of a large board, or the neighbours of a
/// member on it, names people of whom hardly any was asked for before; so without this each of them would pay.
public final class Recollection {

    private static final int PAGE = 500;

    /// It rests so many times as long as it has worked, and leaves the cores to whoever asks.
    private static final int RESTS = 3;

    private static final long LONGEST_REST = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_STOP = TimeUnit.SECONDS.toMillis(10);
    private static final Logger LOG = LoggerFactory.getLogger(Recollection.class);

    private final StoredPeople people;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread thread;

    /// Of these people.
    public Recollection(StoredPeople people) {
        this.people = people;
    }

    /// Begins, in a thread of its own.
    public void start() {
        thread = Thread.ofPlatform().name("recollection").daemon().start(this::run);
    }

    private void run() {
        try {
            recall();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // whoever is asked for is read then
            LOG.warn("not everybody is remembered", e);
        }
    }

    /// Reads everybody, as long as there is room.
    void recall() throws InterruptedException {
        for (String ledger : people.ledgers()) {
            if (!recall(ledger)) {
                return;
            }
        }
    }

    /// @return whether it is to go on
    private boolean recall(String ledger) throws InterruptedException {
        String last = null;
        do {
            long began = System.nanoTime();
            last = people.meet(ledger, last, PAGE);
            long rest = Math.min(LONGEST_REST, RESTS * (System.nanoTime() - began));
            if (!people.haveRoom() || stopped.await(rest, TimeUnit.NANOSECONDS)) {
                return false;
            }
        } while (last != null);
        return true;
    }

    /// Ends it before its time, and waits for that.
    public void stop() throws InterruptedException {
        stopped.countDown(); // and no interrupt, after which H2 would close its file
        Thread running = thread;
        if (running != null) {
            running.join(LONGEST_STOP);
        }
    }
}
