package org.livingledger.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/// How far a long work is. On a terminal a bar that moves in place; elsewhere a plain line now and
/// then, so that a log stays readable. Always on standard error.
public final class Progress implements AutoCloseable {

    private static final long REDRAW = Duration.ofMillis(100).toNanos();
    private static final long PLAIN_LINE = Duration.ofSeconds(5).toNanos();
    private static final int NARROWEST_BAR = 10;
    private static final int WIDEST_BAR = 40;

    private final Shell shell;
    private final String what;
    private final LongSupplier nanos;
    private final long start;
    private long total;
    private long done;
    private long shownAt;
    private boolean closed;

    /// @param what the work, for example `importing`
    /// @param total how many steps it has, 0 if that is not known
    public Progress(Shell shell, String what, long total) {
        this(shell, what, total, System::nanoTime);
    }

    Progress(Shell shell, String what, long total, LongSupplier nanos) {
        this.shell = shell;
        this.what = what;
        this.total = total;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.shownAt = start;
        if (shell.terminal()) {
            show("\r" + line(), "");
        }
    }

    /// Some more steps are done.
    public void advance(long steps) {
        to(done + steps, total);
    }

    /// So many steps are done, of so many.
    public void to(long nowDone, long ofTotal) {
        done = nowDone;
        total = ofTotal;
        long now = nanos.getAsLong();
        if (now - shownAt >= (shell.terminal() ? REDRAW : PLAIN_LINE)) {
            shownAt = now;
            if (shell.terminal()) {
                show("\r" + line(), "");
            } else {
                show(line(), "\n");
            }
        }
    }

    private void show(String text, String end) {
        shell.err().print(text + (shell.terminal() ? "\u001b[K" : "") + end);
        shell.err().flush();
    }

    private String line() {
        double seconds = Math.max((nanos.getAsLong() - start) / 1e9, 1e-9);
        return line(what, done, total, seconds, shell.width(), shell.terminal());
    }

    /// The line as it is shown: name, bar, share, counts, rate and what is left.
    static String line(
            String what, long done, long total, double seconds, int width, boolean withBar) {
        double rate = done / seconds;
        var figures = new StringBuilder();
        if (total > 0) {
            figures.append(String.format(Locale.ROOT, "%3d %%  ", share(done, total)));
            figures.append(String.format(Locale.ROOT, "%,d/%,d", done, total));
        } else if (done > 0) {
            figures.append(String.format(Locale.ROOT, "%,d", done));
        }
        if (done > 0 && seconds >= 0.2) {
            figures.append(String.format(Locale.ROOT, "  %,.0f/s", rate));
        }
        if (total > done && done > 0) {
            figures.append("  ETA ").append(clock((total - done) / rate));
        } else {
            figures.append("  ").append(clock(seconds));
        }
        int room = width - what.length() - figures.length() - 6;
        if (!withBar || total <= 0 || room < NARROWEST_BAR) {
            return what + "  " + figures.toString().strip();
        }
        int cells = Math.min(room, WIDEST_BAR);
        int full = (int) (cells * share(done, total) / 100);
        return what + "  [" + "█".repeat(full) + "░".repeat(cells - full) + "] " + figures;
    }

    private static long share(long done, long total) {
        return Math.clamp(done * 100 / total, 0, 100);
    }

    private static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3_600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(
                        Locale.ROOT, "%d:%02d:%02d", whole / 3_600, whole % 3_600 / 60, whole % 60);
    }

    /// Shows the last state and ends the line.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        show((shell.terminal() ? "\r" : "") + line(), "\n");
    }
}
