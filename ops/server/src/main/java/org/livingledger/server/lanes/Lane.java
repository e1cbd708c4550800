package org.livingledger.server.lanes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.livingledger.server.lanes.Entry.Mode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One thread that decides commands one after another, as many in one transaction as are waiting.
final class Lane implements Runnable {

    /// The most commands of one transaction: beyond it the gain is small and the wait long.
    static final int BATCH = 1_024;

    /// The most entries that wait: what comes after them is told to come again.
    static final int WAITING = 8_192;

    /// How long a lane sleeps before it looks whether it should close.
    private static final Duration IDLE = Duration.ofMillis(100);

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(WAITING);
    private final Consumer<List<Entry>> committer;
    private final Thread thread;
    private volatile boolean closing;

    /// @param committer decides, commits and answers entries
    Lane(int number, Consumer<List<Entry>> committer) {
        this.committer = committer;
        this.thread = Thread.ofPlatform().name("lane-" + number).unstarted(this);
    }

    void start() {
        thread.start();
    }

    void offer(Entry entry) {
        if (closing || !queue.offer(entry)) {
            entry.answers().completeExceptionally(new Unavailable("the lane is full", RETRY_AFTER));
        } else if (closing && queue.remove(entry)) {
            entry.answers().completeExceptionally(new Unavailable("shutting down", RETRY_AFTER));
        }
    }

    int waiting() {
        return queue.size();
    }

    /// Decides what is waiting, takes nothing more, and returns when it is done.
    void close() throws InterruptedException {
        closing = true;
        thread.join();
    }

    @Override
    public void run() {
        var waiting = new ArrayList<Entry>(BATCH);
        while (true) {
            Entry first = await();
            if (first == null) {
                if (closing) {
                    return;
                }
                continue;
            }
            waiting.add(first);
            queue.drainTo(waiting, BATCH - 1);
            carryOut(waiting);
            waiting.clear();
        }
    }

    /// The next entry, or null after a moment without one. A lane is never interrupted: H2 closes its
    /// file when the thread that writes it is.
    private @Nullable Entry await() {
        try {
            return queue.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return null;
        }
    }

    private void carryOut(List<Entry> waiting) {
        int from = 0;
        while (from < waiting.size()) {
            int to = from + 1;
            if (waiting.get(from).mode() == Mode.SINGLE) {
                while (to < waiting.size() && waiting.get(to).mode() == Mode.SINGLE) {
                    to++;
                }
            }
            List<Entry> group = List.copyOf(waiting.subList(from, to));
            try {
                committer.accept(group);
            } catch (RuntimeException | Error e) {
                LOG.error("a batch of {} entries failed", group.size(), e);
                group.forEach(entry -> entry.answers().completeExceptionally(e));
            }
            from = to;
        }
    }
}
