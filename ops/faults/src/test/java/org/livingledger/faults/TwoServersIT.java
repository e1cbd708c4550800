package org.livingledger.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Two servers on one PostgreSQL (issue 2, point 4): each command goes to one of them at random, and
/// one in ten to both in the same moment under the same key. I1 to I6 hold, and one key has one
/// effect and one answer.
class TwoServersIT {

    private static final List<String> LEDGERS = List.of("ash", "birch", "cedar");

    @Test
    void agreeOnOneOrder() throws Exception {
        long seed = Setting.seed();
        var verdict = new Verdict("two servers on one PostgreSQL");
        var random = new Random(seed);
        try (Scene scene = Scene.onPostgres()) {
            ServerProcess first = scene.start();
            String master = "--ledger.master-key-file=" + scene.data.resolve("master.key");
            try (ServerProcess second = scene.startAnother(List.of(master))) {
                Api one = scene.api(first);
                Api two = scene.api(second);
                scene.open(one, LEDGERS);
                List<Note> all = new ArrayList<>();
                for (int round = 0; round < Setting.rounds(); round++) {
                    var load = new Load(random.nextInt(), "r" + round, LEDGERS, List.of(one, two));
                    load.goOn(Duration.ofMillis(1_500));
                    Collection<Note> notes = load.stop();
                    verdict.round(notes);
                    verdict.addAll(load.problems());
                    verdict.sendAgain(random.nextBoolean() ? one : two, notes, random);
                    all.addAll(notes);
                    Report there = scene.check();
                    verdict.judge(there, all);
                    verdict.judgeBundles(there, load.bundles());
                }
                verdict.rebuild(one);
            }
        }
        verdict.declare(seed);
    }
}
