package org.livingledger.projections.reading;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.livingledger.projections.reading.Shape.Columns;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The database that the tables stand in, whichever of the two it is.
final class Database {

    /// Rows of a large result that are held in memory at a time.
    static final int FETCH_SIZE = 2_000;

    private final DataSource source;
    private final PlatformTransactionManager transactions;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Dialect dialect;
    private final Map<String, Columns> columns = new ConcurrentHashMap<>();

    Database(Connections connections) {
        this.source = connections.source();
        this.transactions = connections.transactions();
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = new JdbcTemplate(source);
        this.client = JdbcClient.create(source);
        this.dialect =
                switch (inConnection(c -> c.getMetaData().getDatabaseProductName())) {
                    case "PostgreSQL" -> Dialect.POSTGRESQL;
                    case "H2" -> Dialect.H2;
                    case String other ->
                            throw new IllegalStateException(
                                    "the read side runs on PostgreSQL and H2, not on " + other);
                };
    }

    PlatformTransactionManager transactions() {
        return transactions;
    }

    Dialect dialect() {
        return dialect;
    }

    JdbcClient client() {
        return client;
    }

    /// Runs something in a transaction: the one that is open on this thread, or a new one.
    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    void inTransaction(Runnable work) {
        transaction.executeWithoutResult(_ -> work.run());
    }

    <T> T inConnection(ConnectionCallback<T> work) {
        return Objects.requireNonNull(jdbc.execute(work));
    }

    /// A connection of the caller's own, whatever transaction is open on this thread.
    Connection connection() throws SQLException {
        return source.getConnection();
    }

    void execute(String statement) {
        jdbc.execute(statement);
    }

    /// Runs each statement of a script. Statements end with `;` at the end of a line.
    void run(String script) {
        for (String statement : script.split(";\\s*\\n", -1)) {
            if (!statement.isBlank()) {
                jdbc.execute(statement.strip().replaceAll(";$", ""));
            }
        }
    }

    /// Held until the transaction ends by whoever creates, swaps or drops tables. H2 needs none: it is
    /// never open in two processes.
    void lockSchema() {
        if (dialect == Dialect.POSTGRESQL) {
            jdbc.execute("SELECT pg_advisory_xact_lock(hashtext('living-ledger projections'))");
        }
    }

    /// Puts what is committed on the disk. PostgreSQL has done so; the server lets H2 take its time,
    /// since nearly everything here can be built anew.
    void keep() {
        if (dialect == Dialect.H2) {
            jdbc.execute("CHECKPOINT SYNC");
        }
    }

    /// The columns of a table, which never change as long as it stands.
    Columns columns(String table) {
        Columns known = columns.get(table);
        if (known == null) {
            known = inConnection(connection -> describe(connection, table));
            columns.put(table, known);
        }
        return known;
    }

    void forget(String table) {
        columns.remove(table);
    }

    private static Columns describe(Connection connection, String table) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> types = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet none =
                        statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
            ResultSetMetaData described = none.getMetaData();
            for (int i = 1; i <= described.getColumnCount(); i++) {
                names.add(described.getColumnName(i).toLowerCase(Locale.ROOT));
                types.add(described.getColumnTypeName(i));
            }
        }
        DatabaseMetaData data = connection.getMetaData();
        String stored = data.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
        int keys = 0;
        try (ResultSet key = data.getPrimaryKeys(null, connection.getSchema(), stored)) {
            while (key.next()) {
                keys++;
                String name = key.getString("COLUMN_NAME").toLowerCase(Locale.ROOT);
                int place = key.getInt("KEY_SEQ");
                if (!names.get(place - 1).equals(name)) {
                    throw new IllegalStateException(
                            table + " must begin with the columns of its key, in order: " + name);
                }
            }
        }
        if (keys == 0) {
            throw new IllegalStateException(table + " has no primary key");
        }
        return new Columns(List.copyOf(names), List.copyOf(types), keys);
    }
}
