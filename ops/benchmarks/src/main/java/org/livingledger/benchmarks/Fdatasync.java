package org.livingledger.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/// What one `fdatasync` of an overwritten 8 KiB page costs, as `pg_test_fsync` measures it: the floor
/// under everything that is durable.
record Fdatasync(double medianMicros, double p99Micros) {

    private static final int PAGE = 8 * 1024;
    private static final int PAGES = 256;

    /// Measures in a folder for some time.
    static Fdatasync measure(Path folder, Duration duration) throws IOException {
        Path file = Files.createTempFile(folder, "fdatasync", ".bin");
        Histogram nanos = new Histogram(10_000_000_000L, 3);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer page = ByteBuffer.allocateDirect(PAGE);
            for (int i = 0; i < PAGES; i++) {
                write(channel, page, i);
            }
            channel.force(true);
            long end = System.nanoTime() + duration.toNanos();
            for (int i = 0; System.nanoTime() < end; i++) {
                write(channel, page, i % PAGES);
                long start = System.nanoTime();
                channel.force(false);
                nanos.recordValue(System.nanoTime() - start);
            }
        } finally {
            Files.delete(file);
        }
        return new Fdatasync(
                nanos.getValueAtPercentile(50) / 1e3, nanos.getValueAtPercentile(99) / 1e3);
    }

    private static void write(FileChannel channel, ByteBuffer page, int at) throws IOException {
        page.clear();
        page.putLong(0, System.nanoTime());
        channel.write(page, (long) at * PAGE);
    }
}
