package org.livingledger.benchmarks;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// Tells whoever waits how far it is, on standard error.
final class Progress {

    private Progress() {}

    static void say(String text) {
        LocalTime now = LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
        System.err.println(now + "  " + text);
    }
}
