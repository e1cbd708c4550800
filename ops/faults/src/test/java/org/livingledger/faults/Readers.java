package org.livingledger.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/// Readers who ask without pause for what only grows: what was once answered is never missing again.
final class Readers {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> reading = new ArrayList<>();
    private final Queue<String> problems = new ConcurrentLinkedQueue<>();
    private final AtomicLong reads = new AtomicLong();
    private final Api api;
    private volatile boolean stopped;

    /// Begins at once.
    Readers(Api api, String ledger) {
        this.api = api;
        String path = "/v1/ledgers/" + ledger;
        // everybody who was ever in the group; nobody is taken off this list
        follow(path + "/groups/fair/members?status=all&limit=200", "items");
        follow(path + "/groups?limit=200", "items");
        follow(path + "/boards?limit=200", "items");
        follow(path + "/members/m1/history?limit=200", "items");
        follow(path + "/members/m0", "");
    }

    /// @param list the list that must not become shorter, or nothing if there must only be an answer
    private void follow(String path, String list) {
        reading.add(
                threads.submit(() -> {
                    int most = 0;
                    while (!stopped) {
                        int size = size(path, list);
                        if (size < most) {
                            problems.add(path + " had " + most + " rows, and now has " + size);
                        }
                        most = Math.max(most, size);
                        reads.incrementAndGet();
                    }
                }));
    }

    private int size(String path, String list) {
        try {
            JsonNode answer = api.get(path);
            return list.isEmpty() ? 1 : answer.path(list).size();
        } catch (IOException | IllegalStateException e) {
            problems.add("a reader was not answered: " + e);
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
            return Integer.MAX_VALUE;
        }
    }

    /// How many answers they have had.
    long reads() {
        return reads.get();
    }

    /// What they missed.
    List<String> stop() throws Exception {
        stopped = true;
        for (Future<?> reader : reading) {
            reader.get();
        }
        threads.close();
        return problems.stream().limit(25).toList();
    }
}
