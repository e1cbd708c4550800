package org.livingledger.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// `kill -9` of the server under load (`reliability.md`, Faults to survive): 16 clients send without
/// pause; after 0.3 to 3 s the process is killed, in every other round in the middle of a rebuild of
/// all projections. The database it leaves keeps I1 to I5, the server is
/// ready again in less than 8 s, what was acknowledged is answered in the same words, what was not is
/// decided once, what became of the rebuild is told, and every projection equals its rebuild: nothing
/// that the dead one was at keeps anybody from it.
class KillIT {

    private static final List<String> LEDGERS = List.of("ash", "birch", "cedar");

    /// How far into a rebuild the process is killed at most: about as long as one takes here.
    private static final int INTO_A_REBUILD_MILLIS = 400;

    /// After so many rounds the next ones begin on an empty database, which keeps each check short.
    private static final int ROUNDS_IN_ONE_LIFE = 10;

    @Test
    void nothingAcknowledgedIsLostOnH2() throws Exception {
        kill("kill -9 on H2", true);
    }

    @Test
    void nothingAcknowledgedIsLostOnPostgres() throws Exception {
        kill("kill -9 on PostgreSQL", false);
    }

    private static void kill(String fault, boolean h2) throws Exception {
        long seed = Setting.seed();
        var verdict = new Verdict(fault);
        var random = new Random(seed);
        int left = Setting.rounds();
        while (left > 0) {
            int rounds = Math.min(left, ROUNDS_IN_ONE_LIFE);
            try (Scene scene = h2 ? Scene.onH2() : Scene.onPostgres()) {
                live(scene, rounds, random, verdict);
            }
            left -= rounds;
        }
        verdict.declare(seed);
    }

    private static void live(Scene scene, int rounds, Random random, Verdict verdict)
            throws Exception {
        List<Note> all = new ArrayList<>();
        ServerProcess server = scene.start();
        Api api = scene.api(server);
        scene.open(api, LEDGERS);
        for (int round = 0; round < rounds; round++) {
            var load = new Load(random.nextInt(), "r" + round, LEDGERS, List.of(api));
            load.goOn(Duration.ofMillis(300 + random.nextInt(2_700)));
            String rebuild = round % 2 == 1 ? "" : Rebuild.begin(api);
            if (!rebuild.isEmpty()) {
                Thread.sleep(random.nextInt(INTO_A_REBUILD_MILLIS));
            }
            server.kill();
            Collection<Note> notes = load.stop();
            verdict.round(notes);
            verdict.addAll(load.problems());
            all.addAll(notes);
            Report left = scene.check();
            verdict.judge(left, all);
            verdict.judgeBundles(left, load.bundles());

            server = scene.start();
            verdict.took("ready again", server.readyAfter(), ServerProcess.READY);
            api = scene.api(server);
            verdict.sendAgain(api, notes, random);
            verdict.sendBundlesAgain(api, load.bundles());
            if (!rebuild.isEmpty()) {
                verdict.expectKilled(api, rebuild);
            }
            verdict.rebuild(api);
        }
        server.terminate();
        verdict.judge(scene.check(), all);
    }
}
