package org.livingledger.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// SIGTERM under load (`reliability.md`, Faults to survive): every request that had begun before the
/// signal is answered, the process is gone in less than 5 s, and nothing it said is lost.
class TerminateIT {

    private static final List<String> LEDGERS = List.of("ash", "birch");

    @Test
    void noRequestInFlightFailsOnH2() throws Exception {
        terminate("SIGTERM on H2", true);
    }

    @Test
    void noRequestInFlightFailsOnPostgres() throws Exception {
        terminate("SIGTERM on PostgreSQL", false);
    }

    private static void terminate(String fault, boolean h2) throws Exception {
        long seed = Setting.seed();
        var verdict = new Verdict(fault);
        var random = new Random(seed);
        try (Scene scene = h2 ? Scene.onH2() : Scene.onPostgres()) {
            List<Note> all = new ArrayList<>();
            ServerProcess server = scene.start();
            Api api = scene.api(server);
            scene.open(api, LEDGERS);
            for (int round = 0; round < Setting.rounds(); round++) {
                var load = new Load(random.nextInt(), "r" + round, LEDGERS, List.of(api));
                load.goOn(Duration.ofMillis(300 + random.nextInt(700)));
                long signalled = System.nanoTime();
                Duration stopped = server.terminate();
                Collection<Note> notes = load.stop();
                verdict.took("stopping", stopped, ServerProcess.STOPPED);
                for (Note note : notes) {
                    verdict.expect(
                            note.began > signalled || note.reply() != null,
                            "was in flight and failed with " + note.failure + ": " + note);
                }
                verdict.round(notes);
                verdict.addAll(load.problems());
                all.addAll(notes);
                verdict.judge(scene.check(), all);
                server = scene.start();
                api = scene.api(server);
                verdict.sendAgain(api, notes, random);
            }
            server.terminate();
            verdict.judge(scene.check(), all);
        }
        verdict.declare(seed);
    }
}
