package org.livingledger.cli;

import java.util.Map;
import picocli.CommandLine.Option;

/// How fresh an answer has to be.
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

    void addTo(Map<String, String> parameters) {
        if (minPosition > 0) {
            parameters.put("min_position", "" + minPosition);
            parameters.put("wait", "" + wait);
        }
    }
}
