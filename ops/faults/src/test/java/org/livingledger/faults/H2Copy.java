package org.livingledger.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A copy of the server's H2 file, taken while nobody has it open.
final class H2Copy {

    private static final String FILE = "ledger.mv.db";

    private H2Copy() {}

    static Connection of(Path data) throws IOException, SQLException {
        Path copy = Files.createTempDirectory(data, "copy-");
        Files.copy(data.resolve(FILE), copy.resolve(FILE));
        // the server's own DB_CLOSE_DELAY is stored in the file and would keep the copy open
        return DriverManager.getConnection(
                "jdbc:h2:file:"
                        + copy.resolve("ledger").toAbsolutePath()
                        + ";IFEXISTS=TRUE;DB_CLOSE_DELAY=0",
                "sa",
                "");
    }
}
