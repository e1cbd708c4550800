package org.livingledger.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/// Questions that take turns, each a kind of its own.
final class Asking implements Workload {

    private static final int LONGEST = 2_048;

    private final List<Supplier<String>> paths;
    private final String head;
    private int next;
    private int kind;

    /// @param paths what each asks for; a new path every time
    Asking(String key, List<Supplier<String>> paths) {
        this.paths = List.copyOf(paths);
        this.head = " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + key + "\r\n\r\n";
    }

    @Override
    public void write(ByteBuffer out) {
        kind = next;
        next = (next + 1) % paths.size();
        String request = "GET " + paths.get(kind).get() + head;
        out.put(request.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public int longest() {
        return LONGEST;
    }

    @Override
    public int kinds() {
        return paths.size();
    }

    @Override
    public int kind() {
        return kind;
    }

    @Override
    public boolean asks() {
        return true;
    }
}
