package org.livingledger.server.boot;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/// What H2 would do on a thread of its own, while others change the file: stores what has changed, and
/// gathers what is left of chunks that are mostly out of date, so that their space can be used again.
/// Here it is done through the one connection that changes the file, so nobody does (decision 0017).
final class H2Housekeeping {

    /// From this much of the stored chunks on being out of date, some are gathered.
    private static final int FILL_PERCENT = 50;

    private static final int MOST_BYTES = 8 << 20;

    private H2Housekeeping() {}

    /// @param turns the pool of the connection through which the file is changed
    static void carryOut(DataSource turns) {
        try (Connection connection = turns.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
            var session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            MVStore file = session.getDatabase().getStore().getMvStore();
            file.compact(FILL_PERCENT, MOST_BYTES);
        } catch (SQLException e) {
            throw new IllegalStateException("H2 cannot store the projections", e);
        }
    }
}
