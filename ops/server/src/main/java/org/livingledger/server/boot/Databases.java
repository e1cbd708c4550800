package org.livingledger.server.boot;

import com.zaxxer.hikari.HikariDataSource;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;
import org.livingledger.server.lanes.Durability;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The database: pools of their own for commands, for what is read beside them and for projections and
/// queries, so that none can starve another, and what it must promise before the server starts.
///
/// On H2 the projections stand in a file of their own. They can be thrown away, so nobody waits until
/// they are on the disk, and a batch of commands writes only its own pages (decision 0014). Each file is
/// changed through one connection only (decision 0017).
@Configuration(proxyBeanMethods = false)
class Databases {

    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

    /// How long one who changes H2 may wait for the other.
    private static final int TURN_TIMEOUT_MILLIS = 30_000;

    private static final int SOCKET_TIMEOUT_SECONDS = 30;
    private static final int CORE_CONNECTIONS = 6;

    /// Every batch of commands is on the disk before it is answered, see [#durability].
    private static final String EVENTS = "ledger;WRITE_DELAY=0";

    /// Nothing waits for projections to be on the disk: the reader stores what changes often now and
    /// then, and H2 does so on its own only when much has gathered. The space of what was overwritten is
    /// used again at once.
    private static final String PROJECTIONS =
            "projections;WRITE_DELAY=" + Integer.MAX_VALUE + ";RETENTION_TIME=0";

    private static final Set<String> DURABLE =
            Set.of("on", "local", "remote_write", "remote_apply");

    /// The pool of the lanes, and of whoever else changes the tables of the write side.
    @Bean
    HikariDataSource writePool(Settings settings) {
        if (!settings.postgres()) {
            return turns("write", settings);
        }
        HikariDataSource pool = pool("write", settings, Math.max(2, settings.lanes()) + 2);
        // a server that was cut off lets go of the heads it has locked after this long
        pool.setConnectionInitSql(
                "SET transaction_timeout = %1$d; SET lock_timeout = %1$d; SET idle_in_transaction_session_timeout = %1$d"
                        .formatted(settings.writeTimeout().toMillis()));
        return pool;
    }

    /// The pool of whoever reads the tables of the write side: events to follow, keys, people.
    @Bean
    @Primary
    HikariDataSource corePool(Settings settings) {
        return pool("core", settings, CORE_CONNECTIONS);
    }

    /// The pool of queries.
    @Bean
    HikariDataSource readPool(Settings settings) {
        if (!settings.postgres()) {
            ThrownAway.ifUnreadable(
                    h2(settings, PROJECTIONS), settings.data().resolve("projections.mv.db"));
        }
        return pool("read", settings, settings.readPool());
    }

    /// The pool of what fills the projections' tables.
    @Bean
    HikariDataSource foldPool(Settings settings, @Qualifier("readPool") HikariDataSource readPool) {
        return settings.postgres() ? readPool : turns("fold", settings);
    }

    @Bean
    PlatformTransactionManager writeTransactions(@Qualifier("writePool") DataSource writePool) {
        return proven(new JdbcTransactionManager(writePool));
    }

    @Bean
    @Primary
    PlatformTransactionManager readTransactions(@Qualifier("readPool") DataSource readPool) {
        return proven(new JdbcTransactionManager(readPool));
    }

    @Bean
    PlatformTransactionManager foldTransactions(
            Settings settings,
            @Qualifier("foldPool") DataSource foldPool,
            @Qualifier("readTransactions") PlatformTransactionManager readTransactions) {
        return settings.postgres()
                ? readTransactions
                : proven(new JdbcTransactionManager(foldPool));
    }

    /// What is still to be done after a commit. PostgreSQL has synced when it answers; H2 has only
    /// written, and an acknowledged command would not outlive the machine without this.
    @Bean
    Durability durability(Settings settings, @Qualifier("writePool") DataSource writePool) {
        if (settings.postgres()) {
            assertDurable(writePool);
            return () -> {};
        }
        return () -> execute(writePool, "CHECKPOINT SYNC");
    }

    /// Closes H2 when everything that uses it has stopped: what it appended is compacted, and the next
    /// start has nothing to recover.
    @Bean
    DisposableBean closing(
            Settings settings,
            @Qualifier("writePool") DataSource writePool,
            @Qualifier("corePool") DataSource corePool,
            @Qualifier("readPool") DataSource readPool,
            @Qualifier("foldPool") DataSource foldPool) {
        return () -> {
            if (!settings.postgres()) {
                shutDown(foldPool);
                shutDown(writePool);
            }
        };
    }

    /// H2 stores a picture of all tables while others may go on changing them, table by table. Somebody's
    /// transaction can so be stored in part, and if the process is killed before the next picture, that
    /// is what is found. One connection is one at a time, and who stores is the one who changed.
    private static HikariDataSource turns(String name, Settings settings) {
        HikariDataSource pool = pool(name, settings, 1);
        pool.setConnectionTimeout(TURN_TIMEOUT_MILLIS);
        return pool;
    }

    private static HikariDataSource pool(String name, Settings settings, int connections) {
        var pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(CONNECT_TIMEOUT_MILLIS);
        if (settings.db() != null && settings.postgres()) {
            pool.setJdbcUrl(settings.db());
            pool.addDataSourceProperty("reWriteBatchedInserts", "true");
            pool.addDataSourceProperty("socketTimeout", String.valueOf(SOCKET_TIMEOUT_SECONDS));
            pool.addDataSourceProperty("tcpKeepAlive", "true");
            pool.addDataSourceProperty("ApplicationName", "living-ledger-" + name);
        } else {
            boolean projections = name.equals("read") || name.equals("fold");
            pool.setJdbcUrl(h2(settings, projections ? PROJECTIONS : EVENTS));
            pool.setUsername("sa");
            pool.setPassword("");
        }
        return pool;
    }

    private static String h2(Settings settings, String file) {
        try {
            Files.createDirectories(settings.data());
        } catch (IOException e) {
            throw new UncheckedIOException("no data folder at " + settings.data(), e);
        }
        return "jdbc:h2:file:"
                + settings.data().toAbsolutePath()
                + File.separator
                + file
                // of the statements of a connection it would keep eight, and parse the others each
                // time
                + ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=128";
    }

    /// The manager, if a transaction of it is really one: without it every command would be committed
    /// statement by statement.
    private static PlatformTransactionManager proven(PlatformTransactionManager manager) {
        boolean active =
                Boolean.TRUE.equals(
                        new TransactionTemplate(manager)
                                .execute(status ->
                                        TransactionSynchronizationManager
                                                .isActualTransactionActive()));
        if (!active) {
            throw new IllegalStateException(
                    "the transaction manager " + manager + " does not begin transactions");
        }
        return manager;
    }

    private static void assertDurable(DataSource dataSource) {
        require(dataSource, "fsync", Set.of("on"));
        require(dataSource, "full_page_writes", Set.of("on"));
        require(dataSource, "synchronous_commit", DURABLE);
    }

    private static void require(DataSource dataSource, String setting, Set<String> allowed) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            if (!allowed.contains(row.getString(1))) {
                throw new IllegalStateException(
                        "PostgreSQL runs with "
                                + setting
                                + " = "
                                + row.getString(1)
                                + ", so it would lose acknowledged commands; set it to "
                                + allowed);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not say its " + setting, e);
        }
    }

    /// Nothing can be asked of a connection after this, not even to return to its pool.
    private static void shutDown(DataSource pool) throws SQLException {
        Connection connection = pool.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }

    private static void execute(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + " failed", e);
        }
    }
}
