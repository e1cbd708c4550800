package org.livingledger.faults;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// What the build says about how long the faults run. Everything drawn at random is drawn from one
/// seed, which each fault prints.
final class Setting {

    private static final long MODEL_SEED = 101;

    private Setting() {}

    /// How often each fault happens: 2 in the plain build, 10 in the full one, more by
    /// `-Dfaults.rounds=500`.
    static int rounds() {
        return Integer.getInteger("ledger.rounds", 2);
    }

    /// For how many seconds late commits are held back: `-Dfaults.late.seconds=2,70,120`.
    static List<Integer> lateSeconds() {
        return Stream.of(System.getProperty("ledger.late.seconds", "2").split(","))
                .map(Integer::valueOf)
                .toList();
    }

    /// The seed given with `-Dfaults.seed=…`, or a new one.
    static long seed() {
        String given = System.getProperty("ledger.seed", "");
        return given.isBlank() ? new Random().nextInt(1_000_000) : Long.parseLong(given);
    }

    /// The model's seed: the same in every build, so that a red one speaks of what was changed;
    /// another by `-Dmodel.seed=…`, and one drawn anew by `-Dmodel.seed=new`.
    static long modelSeed() {
        String given = System.getProperty("ledger.model.seed", "");
        return given.isBlank()
                ? MODEL_SEED
                : given.equals("new") ? new Random().nextInt(1_000_000) : Long.parseLong(given);
    }

    /// How many commands the model sees on each database: 4 000 in the plain build, 100 000 in the full
    /// one, others by `-Dmodel.commands=…`.
    static int modelCommands() {
        String given = System.getProperty("ledger.model.commands", "");
        return given.isBlank()
                ? Boolean.getBoolean("ledger.full") ? 100_000 : 3_000
                : Integer.parseInt(given);
    }

    /// Which of the seed's lives to live again, `-Dmodel.life=…`.
    static int modelLife() {
        String given = System.getProperty("ledger.model.life", "");
        return given.isBlank() ? 0 : Integer.parseInt(given);
    }

    /// The only commands of that life, `-Dmodel.keep=…`; all lives if none are named.
    static List<Integer> modelKeep() {
        String given = System.getProperty("ledger.model.keep", "");
        return given.isBlank()
                ? List.of()
                : Stream.of(given.split(",")).map(Integer::valueOf).toList();
    }
}
