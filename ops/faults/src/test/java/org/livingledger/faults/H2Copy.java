package org.livingledger.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A copy of one of the server's H2 files, taken while nobody has it open.
final class H2Copy {

    private H2Copy() {}

    static Connection of(Path data, String name) throws IOException, SQLException {
        Path copy = Files.createTempDirectory(data, "copy-");
        String file = name + ".mv.db";
        Files.copy(data.resolve(file), copy.resolve(file));
        // the server's own DB_CLOSE_DELAY is stored in the file and would keep the copy open
        return DriverManager.getConnection(
                "jdbc:h2:file:"
                        + copy.resolve(name).toAbsolutePath()
                        + ";IFEXISTS=TRUE;DB_CLOSE_DELAY=0",
                "sa",
                "");
    }
}
