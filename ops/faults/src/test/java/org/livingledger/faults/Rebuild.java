package org.livingledger.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// A rebuild of every projection beside the live one.
final class Rebuild {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Rebuild() {}

    /// Waits for every projection to come to the end of every ledger, and answers with those that do
    /// not: a table that stands still would equal its rebuild up to where it stands.
    static List<String> behind(Api api) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            List<String> behind = new ArrayList<>();
            JsonNode items = api.get("/v1/projections").path("items");
            if (items.isEmpty()) {
                behind.add("I7 no projections are listed");
            }
            for (JsonNode item : items) {
                if (item.path("lag").asLong(1) != 0) {
                    behind.add("I7 behind: " + item);
                }
            }
            if (behind.isEmpty() || System.nanoTime() > deadline) {
                return behind;
            }
            Thread.sleep(50);
        }
    }

    /// Begins to rebuild everything, and answers with the id under which it is told how that goes.
    static String begin(Api api) throws IOException, InterruptedException {
        return api.post("/v1/rebuilds", "{}").path("id").asString("");
    }

    /// Rebuilds everything and answers with the two checksums of each projection.
    static List<JsonNode> run(Api api) throws IOException, InterruptedException {
        String id = begin(api);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode rebuild = api.get("/v1/rebuilds/" + id);
            switch (rebuild.path("status").asString("")) {
                case "done" -> {
                    List<JsonNode> projections =
                            StreamSupport.stream(rebuild.path("projections").spliterator(), false)
                                    .toList();
                    if (projections.isEmpty()) {
                        throw new IllegalStateException("nothing was rebuilt: " + rebuild);
                    }
                    return projections;
                }
                case "failed", "interrupted" ->
                        throw new IllegalStateException("the rebuild failed: " + rebuild);
                default -> Thread.sleep(50);
            }
        }
        throw new IllegalStateException("the rebuild took longer than " + PATIENCE);
    }
}
