package org.livingledger.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.livingledger.benchmarks.Workloads.Population;
import tools.jackson.databind.json.JsonMapper;

/// What is known of a ledger that has lived its year: enough to ask about it, also in a later run on the same
/// databases.
///
/// @param events how many it was to have; a tenth as many members
/// @param begins when its year began
/// @param head the last position of the year
/// @param accepted commands of the year
/// @param refused commands of the year
/// @param seconds what the year took
/// @param behindSeconds how long projections were behind at its end
/// @param bytes what its tables took on the disk right after it, by what they are for
record Lived(
        long events,
        Instant begins,
        long head,
        long accepted,
        long refused,
        double seconds,
        double behindSeconds,
        Map<String, Long> bytes) {

    private static final String PREFIX = "growing";

    /// The one ledger of its server.
    static final String LEDGER = PREFIX + "-0000";

    static final int WEEKS = 52;

    private static final int EVENTS_OF_A_MEMBER = 10;

    /// What an earlier run has left in a folder, or null if none has.
    static @Nullable Lived left(Path folder, long events) throws IOException {
        Path file = file(folder, events);
        return Files.exists(file)
                ? JsonMapper.shared().readValue(Files.readString(file), Lived.class)
                : null;
    }

    /// Leaves it for later runs.
    void leave(Path folder) throws IOException {
        Files.writeString(file(folder, events), JsonMapper.shared().writeValueAsString(this));
    }

    private static Path file(Path folder, long events) {
        return folder.resolve("lived_" + events + ".json");
    }

    /// The same, with what came after the year.
    Lived with(double seconds, double behindSeconds, Map<String, Long> bytes) {
        return new Lived(
                events, begins, head, accepted, refused, seconds, behindSeconds, Map.copyOf(bytes));
    }

    /// Who is in a ledger of so many events, at most a million.
    static Population population(long events) {
        return new Population(PREFIX, 1, Math.toIntExact(events / EVENTS_OF_A_MEMBER));
    }

    /// Who is in it.
    Population population() {
        return population(events);
    }

    /// Somebody who had joined when a part of the year was over.
    String anyMember(double part) {
        Population all = population();
        int there = Math.max(1, (int) (all.members() * (part - 1.0 / WEEKS)));
        return all.member(ThreadLocalRandom.current().nextInt(there));
    }

    /// The instant at which a part of the year was over.
    Instant instant(double part) {
        return begins.plusSeconds((long) (part * WEEKS * 7 * 86_400))
                .truncatedTo(ChronoUnit.SECONDS);
    }

    /// How many commands were accepted, and how many refused.
    String commands() {
        return "%,d commands accepted, %,d refused".formatted(accepted, refused);
    }
}
