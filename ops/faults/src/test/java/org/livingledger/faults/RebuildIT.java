package org.livingledger.faults;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A rebuild of every projection under load: 16 clients send without pause, and others read all the
/// while. The tables built anew equal the live ones by checksum, both at one position, and no reader
/// misses a row, neither before the swap nor in it nor after it.
class RebuildIT {

    private static final String LEDGER = "ash";

    @Test
    void missesNoRowOnH2() throws Exception {
        rebuild("rebuild under load on H2", true);
    }

    @Test
    void missesNoRowOnPostgres() throws Exception {
        rebuild("rebuild under load on PostgreSQL", false);
    }

    private static void rebuild(String fault, boolean h2) throws Exception {
        long seed = Setting.seed();
        var verdict = new Verdict(fault);
        try (Scene scene = h2 ? Scene.onH2() : Scene.onPostgres()) {
            ServerProcess server = scene.start();
            Api api = scene.api(server);
            scene.open(api, List.of(LEDGER));
            var load = new Load(seed, "b", List.of(LEDGER), List.of(api));
            load.goOn(Duration.ofSeconds(1));
            var readers = new Readers(api, LEDGER);
            for (int round = 0; round < Setting.rounds(); round++) {
                long before = load.accepted();
                long read = readers.reads();
                for (JsonNode projection : Rebuild.run(api)) {
                    verdict.expect(
                            projection.path("equal").asBoolean(false),
                            "I7 differs from its rebuild: " + projection);
                }
                verdict.expect(load.accepted() > before, "nothing was accepted meanwhile");
                verdict.expect(readers.reads() > read, "nobody read meanwhile");
            }
            verdict.addAll(readers.stop());
            Collection<Note> notes = load.stop();
            verdict.round(notes);
            verdict.addAll(load.problems());
            verdict.rebuild(api);
            server.terminate();
            verdict.judge(scene.check(), notes);
        }
        verdict.declare(seed);
    }
}
