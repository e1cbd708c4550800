package org.livingledger.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the figures were measured on.
final class Machine {

    private Machine() {}

    /// Describes it.
    ///
    /// @param work where the databases are; what kind of file system that is decides what durable means
    static Map<String, String> describe(Path work, Fdatasync sync) throws IOException {
        Map<String, String> machine = new LinkedHashMap<>();
        machine.put("processor", processor());
        machine.put("cores", Integer.toString(cores()));
        machine.put("memory", line("/proc/meminfo", "MemTotal"));
        machine.put("kernel", System.getProperty("os.version"));
        machine.put("file system", Files.getFileStore(work).type());
        machine.put(
                "fdatasync of 8 KiB",
                "median %.0f µs, p99 %.0f µs".formatted(sync.medianMicros(), sync.p99Micros()));
        machine.put("Java", Runtime.version() + " " + System.getProperty("java.vm.name"));
        machine.put("JVM options of all servers", String.join(" ", JavaProcess.OPTIONS));
        return machine;
    }

    /// How many processes wanted to run in the last one, five and fifteen minutes: what else the machine
    /// did, before a run.
    static String load() throws IOException {
        String text = Files.readString(Path.of("/proc/loadavg"));
        return String.join(", ", List.of(text.split(" ", -1)).subList(0, 3));
    }

    static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static String processor() throws IOException {
        return line("/proc/cpuinfo", "model name");
    }

    private static String line(String file, String name) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
