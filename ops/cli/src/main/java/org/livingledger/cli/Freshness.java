package org.livingledger.cli;

import java.util.Map;
import picocli.CommandLine.Option;

/// As of when something is answered: now, how fresh, or at a time before.
final class Freshness {

    @Option(
            names = "--min-position",
            paramLabel = "N",
            description = "Wait until the answer stands at this position or later.")
    long minPosition;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "How long to wait for it, 0 … 30 (default: ${DEFAULT-VALUE}).")
    int wait = 30;

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description =
                    "Answer as of an instant, as 2026-05-10T12:00:00Z, or right after the event of a"
                            + " position; as it was known then.")
    String asOf = "";

    @Option(
            names = "--known-at",
            paramLabel = "TIME",
            description =
                    "With --as-of: what is to be known of that time, late facts included: now, an instant"
                            + " or a position.")
    String knownAt = "";

    void addTo(Map<String, String> parameters) {
        if (minPosition > 0) {
            parameters.put("min_position", "" + minPosition);
            parameters.put("wait", "" + wait);
        }
        if (!asOf.isEmpty()) {
            parameters.put("as_of", asOf);
        }
        if (!knownAt.isEmpty()) {
            parameters.put("known_at", knownAt);
        }
    }
}
