package org.livingledger.faults;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// What the build says about how long the faults run. Everything drawn at random is drawn from one
/// seed, which each fault prints.
final class Setting {

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
}
