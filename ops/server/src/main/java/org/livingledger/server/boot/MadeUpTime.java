package org.livingledger.server.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.livingledger.projections.EventSource;

/// Keeps a clock that can be set away from what people really did. A server with such a clock says so
/// in its data folder before anything is written; where something was written without that, it does
/// not start.
final class MadeUpTime {

    private static final String NOTE = "made-up-time";

    private MadeUpTime() {}

    /// Says that times here are made up.
    ///
    /// @throws IllegalStateException if there are events whose times are not
    static void require(Settings settings, EventSource events) {
        Path note = settings.data().resolve(NOTE);
        String database = database(settings);
        try {
            if (Files.exists(note) && Files.readString(note).strip().equals(database)) {
                return;
            }
            if (!events.ahead(Map.of()).isEmpty()) {
                throw new IllegalStateException(
                        "the clock can be set in the profiles demo and test, and "
                                + database
                                + " holds events that were not written with such a clock; start with"
                                + " a --ledger.data folder and a database of their own, or without"
                                + " --spring.profiles.active");
            }
            Files.createDirectories(settings.data());
            Files.writeString(note, database + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The database without what follows its name, which may hold a password.
    private static String database(Settings settings) {
        String db = settings.db();
        return db == null || db.isBlank()
                ? "the H2 database of this folder"
                : db.replaceFirst("[?].*", "");
    }
}
