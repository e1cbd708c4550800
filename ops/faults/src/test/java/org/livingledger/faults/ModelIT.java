package org.livingledger.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.livingledger.faults.ModelCheck.Found;
import org.livingledger.faults.ModelRun.Disagreement;
import org.livingledger.faults.life.Step;
import org.livingledger.faults.words.Mistake;

/// A model that was written from `systems.md`, by someone who has not read the aggregates, against the
/// service over HTTP (`reliability.md`, Model): seeded random commands, every answer compared with all
/// its figures, refusals in their order, and the types and positions of the events. What they disagree
/// about is shrunken and printed with the one line that repeats it.
class ModelIT {

    /// Nothing may come about by itself between two commands: what is due, the model knows anyway.
    private static final List<String> ARGUMENTS =
            List.of("--spring.profiles.active=test", "--ledger.scan=1d");

    /// From so many commands on, each code that can be told must have been.
    private static final int MANY = 50_000;

    /// Within so many lives a planted mistake shows, mostly in the first.
    private static final int PLANTED = 24;

    /// So many kinds of disagreement are shown at once.
    private static final int KINDS = 4;

    /// So much must at least be accepted, or the run proves little.
    private static final double ACCEPTED = 0.3;

    private static final Set<String> CODES =
            Set.of(
                    "account-frozen",
                    "account-not-frozen",
                    "admin-limit-reached",
                    "already-a-member",
                    "already-an-admin",
                    "already-checked-in",
                    "already-reversed",
                    "already-the-owner",
                    "attributes-do-not-fit",
                    "capacity-below-seats-taken",
                    "cooling-down",
                    "dissolves-in-the-past",
                    "elimination-policy-not-found",
                    "group-dissolved",
                    "group-exists",
                    "group-full",
                    "group-not-found",
                    "hold-exists",
                    "hold-not-found",
                    "hold-too-small",
                    "idempotency-key-reused",
                    "insufficient-points",
                    "ledger-exists",
                    "ledger-not-found",
                    "lot-not-ended",
                    "lot-not-found",
                    "make-up-limit-reached",
                    "make-up-out-of-time",
                    "member-banned",
                    "member-not-found",
                    "movement-not-found",
                    "not-a-member",
                    "not-an-admin",
                    "not-banned",
                    "not-in-any-group",
                    "not-pending",
                    "occurs-in-the-future",
                    "owner-must-transfer",
                    "points-overflow",
                    "programme-version-conflict",
                    "replayed",
                    "role-required",
                    "rule-failed",
                    "transfer-to-oneself");

    @Test
    void agreesOnH2() throws Exception {
        try (Scene scene = Scene.onH2()) {
            agree("H2", scene);
        }
    }

    @Test
    void agreesOnPostgres() throws Exception {
        try (Scene scene = Scene.onPostgres()) {
            agree("PostgreSQL", scene);
        }
    }

    /// A model that errs is found out, and what shows it is short.
    @Test
    void findsAndShrinksPlantedMistakes() throws Exception {
        try (Scene scene = Scene.onH2()) {
            Api api = scene.api(scene.start(ARGUMENTS));
            for (Mistake mistake : List.of(Mistake.OLDEST_FIRST, Mistake.CAP_OFF_BY_ONE)) {
                List<Found> found = new ModelCheck(api, mistake).live(1, PLANTED, 1);
                assertThat(found).as(mistake + " is found").hasSize(1);
                assertThat(found.getFirst().steps())
                        .as(mistake + " is shown by")
                        .hasSizeLessThanOrEqualTo(10);
            }
        }
    }

    private static void agree(String database, Scene scene) throws Exception {
        long seed = Setting.modelSeed();
        Api api = scene.api(scene.start(ARGUMENTS));
        var check = new ModelCheck(api, Mistake.NONE);
        if (!Setting.modelKeep().isEmpty()) {
            repeat(check, seed);
            return;
        }
        int lives = Math.max(1, Setting.modelCommands() / ModelCheck.LIFE);
        long began = System.nanoTime();
        List<Found> found = check.live(seed, lives, KINDS);
        double seconds = (System.nanoTime() - began) / 1e9;
        Map<String, Integer> told = check.told();
        int all = told.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf(
                "model against %s: %d commands in %.1f s (%.0f/s), seed %d%n%s%n",
                database, all, seconds, all / seconds, seed, check.table());
        if (!found.isEmpty()) {
            throw new AssertionError(
                    "the service on "
                            + database
                            + " and the model disagree:\n"
                            + found.stream()
                                    .map(each -> ModelCheck.report(seed, each))
                                    .collect(Collectors.joining("\n\n")));
        }
        assertThat(told.getOrDefault("accepted", 0)).isGreaterThan((int) (ACCEPTED * all));
        if (all >= MANY) {
            Set<String> missing = new TreeSet<>(CODES);
            missing.removeAll(told.keySet());
            assertThat(missing).as("codes that were never told").isEmpty();
        }
    }

    /// Lives again what a disagreement was shrunken to.
    private static void repeat(ModelCheck check, long seed) throws Exception {
        List<Step> steps = new ArrayList<>();
        List<Step> life = ModelCheck.life(seed, Setting.modelLife());
        for (int index : Setting.modelKeep()) {
            steps.add(life.get(index));
        }
        Disagreement disagreement = check.alone(steps);
        if (disagreement != null) {
            throw new AssertionError(
                    ModelCheck.report(seed, new Found(Setting.modelLife(), steps, disagreement)));
        }
    }
}
