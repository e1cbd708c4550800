package org.livingledger.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// How much processor time processes have used, from `/proc/<pid>/stat`.
final class Cpu {

    /// What the kernel counts in: hundredths of a second on every Linux there is.
    private static final double MICROS_PER_TICK = 10_000;

    private Cpu() {}

    /// Microseconds of a process and all below it, those that have ended included.
    static double micros(long pid) {
        return ProcessHandle.of(pid)
                .map(root -> Stream.concat(Stream.of(root), root.descendants()))
                .orElse(Stream.empty())
                .mapToDouble(process -> ofOne(process.pid()))
                .sum();
    }

    private static double ofOne(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The name in parentheses may hold blanks; utime, stime, cutime and cstime are the
            // fields 14 to 17, the 12th to the 15th after it.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = 0;
            for (int i = 11; i <= 14; i++) {
                ticks += Long.parseLong(fields[i]);
            }
            return ticks * MICROS_PER_TICK;
        } catch (IOException e) {
            // It has ended since it was listed, and is counted with its parent.
            return 0;
        }
    }
}
