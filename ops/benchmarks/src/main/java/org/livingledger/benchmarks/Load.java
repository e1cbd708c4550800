package org.livingledger.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Loads a server over keep-alive connections from one thread, without pipelining.
///
/// One thread is enough for some 60 000 requests a second, and leaves the rest of a small machine to
/// what is measured.
final class Load implements AutoCloseable {

    /// How long the answers that are still out at the end are waited for.
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(30);

    /// How long an open loop may sleep: with it a send is late by at most about this much, and the
    /// lateness is in the figures, since they count from the scheduled time.
    private static final long SLICE_NANOS = 50_000;

    private final InetSocketAddress address;
    private final Workload workload;
    private final Selector selector;
    private final List<Connection> connections = new ArrayList<>();
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final ByteBuffer arriving = ByteBuffer.allocateDirect(256 * 1024);

    private Tally tally;
    private long deadline;
    private boolean closedLoop;
    private long sent;
    private long leastSent;
    private volatile boolean stopped;

    /// Opens the connections.
    ///
    /// @throws IOException if one cannot be opened
    Load(InetSocketAddress address, int connections, Workload workload) throws IOException {
        this.address = address;
        this.workload = workload;
        this.selector = Selector.open();
        this.tally = new Tally(workload.kinds(), workload.asks());
        for (int i = 0; i < connections; i++) {
            Connection connection = new Connection(workload.longest());
            connection.open();
            this.connections.add(connection);
            idle.add(connection);
        }
    }

    /// Sends the next request of a connection as soon as its last one is answered: how much the
    /// server can do.
    Tally closed(Duration duration) throws IOException {
        return closed(duration, 0);
    }

    /// The same, and as many requests as that even if they take longer.
    Tally closed(Duration duration, long least) throws IOException {
        long start = begin(duration, true);
        leastSent = least;
        long now = start;
        while (now < deadline || sent < leastSent) {
            while (!idle.isEmpty()) {
                Connection next = idle.remove();
                next.send(System.nanoTime());
            }
            selector.select(100);
            arrived();
            now = System.nanoTime();
        }
        return end();
    }

    /// Sends at scheduled times, whatever the server does; a request that has to wait for a connection
    /// has waited since its scheduled time (no coordinated omission).
    Tally open(Duration duration, double perSecond) throws IOException {
        long start = begin(duration, false);
        double gap = 1e9 / perSecond;
        long requests = (long) (perSecond * duration.toNanos() / 1e9);
        long latest = deadline + LONGEST_DRAIN.toNanos();
        long now = start;
        // What was due is sent even when the time is over: to leave it out would be to leave out
        // just
        // those that waited longest.
        while (sent < requests && now < latest && !stopped) {
            long due = start + (long) (sent * gap);
            while (due <= now && sent < requests && !idle.isEmpty()) {
                idle.remove().send(due);
                due = start + (long) (sent * gap);
            }
            if (selector.selectNow() > 0) {
                arrived();
            } else {
                LockSupport.parkNanos(Math.clamp(due - now, 1, SLICE_NANOS));
            }
            now = System.nanoTime();
        }
        return end();
    }

    /// Ends an open loop before its time, from another thread; what is under way is still answered.
    void stop() {
        stopped = true;
    }

    private long begin(Duration duration, boolean closed) {
        tally = new Tally(workload.kinds(), workload.asks());
        closedLoop = closed;
        sent = 0;
        leastSent = 0;
        long start = System.nanoTime();
        deadline = start + duration.toNanos();
        tally.took(duration.toNanos() / 1e9);
        return start;
    }

    private Tally end() throws IOException {
        long last = System.nanoTime() + LONGEST_DRAIN.toNanos();
        while (idle.size() < connections.size() && System.nanoTime() < last) {
            selector.select(100);
            arrived();
        }
        for (Connection connection : connections) {
            if (connection.waiting) {
                connection.fail("no answer within " + LONGEST_DRAIN);
            }
        }
        return tally;
    }

    private void arrived() throws IOException {
        var ready = selector.selectedKeys();
        for (SelectionKey key : ready) {
            ((Connection) key.attachment()).proceed(key);
        }
        ready.clear();
    }

    @Override
    public void close() {
        try {
            for (Connection connection : connections) {
                connection.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Connection {

        private final ByteBuffer leaving;
        private AnswerReader answer = new AnswerReader();
        private @org.jspecify.annotations.Nullable SocketChannel channel;
        private long since;
        private int kind;
        private boolean waiting;

        Connection(int longest) {
            leaving = ByteBuffer.allocateDirect(longest);
        }

        SocketChannel channel() {
            SocketChannel open = channel;
            if (open == null) {
                throw new IllegalStateException("not open yet");
            }
            return open;
        }

        void open() throws IOException {
            SocketChannel opened = SocketChannel.open(address);
            opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
            opened.configureBlocking(false);
            opened.register(selector, SelectionKey.OP_READ, this);
            channel = opened;
            answer = new AnswerReader();
        }

        void send(long since) throws IOException {
            this.since = since;
            waiting = true;
            sent++;
            leaving.clear();
            workload.write(leaving);
            kind = workload.kind();
            leaving.flip();
            try {
                flush();
            } catch (IOException e) {
                fail(String.valueOf(e.getMessage()));
            }
        }

        private void flush() throws IOException {
            channel().write(leaving);
            SelectionKey key = channel().keyFor(selector);
            int wanted =
                    leaving.hasRemaining()
                            ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
                            : SelectionKey.OP_READ;
            if (key.interestOps() != wanted) {
                key.interestOps(wanted);
            }
        }

        void proceed(SelectionKey key) throws IOException {
            try {
                if (key.isWritable()) {
                    flush();
                }
                if (key.isReadable()) {
                    read();
                }
            } catch (IOException e) {
                fail(String.valueOf(e.getMessage()));
            }
        }

        private void read() throws IOException {
            arriving.clear();
            int count = channel().read(arriving);
            if (count < 0) {
                // A server may close a connection that rests; one that waits for an answer may not.
                if (waiting) {
                    fail("closed by the server");
                } else {
                    channel().close();
                    open();
                }
                return;
            }
            arriving.flip();
            if (answer.take(arriving)) {
                answered();
            }
        }

        private void answered() throws IOException {
            long now = System.nanoTime();
            tally.answered(kind, answer, now - since, now <= deadline);
            waiting = false;
            if (answer.closes()) {
                channel().close();
                open();
            }
            if (closedLoop && (now < deadline || sent < leastSent)) {
                send(now);
            } else {
                idle.add(this);
            }
        }

        /// Gives the request up and opens the connection anew.
        void fail(String why) throws IOException {
            tally.unanswered(why);
            waiting = false;
            channel().close();
            open();
            idle.add(this);
        }
    }
}
