package org.livingledger.projections;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Both databases, each as often empty as a test wants it.
enum TestDatabase {
    H2 {
        @Override
        DataSource fresh() {
            var source = new JdbcDataSource();
            source.setURL("jdbc:h2:mem:test" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
            return JdbcConnectionPool.create(source);
        }
    },

    POSTGRESQL {
        @Override
        DataSource fresh() {
            String name = "test" + NUMBER.incrementAndGet();
            EmbeddedPostgres server = server();
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            var source = new PGConnectionPoolDataSource();
            source.setUrl(server.getJdbcUrl("postgres", name));
            return JdbcConnectionPool.create(source);
        }
    };

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static @Nullable EmbeddedPostgres running;

    /// The same database without a pool: one that hands out dead connections again would hide what
    /// becomes of a server whose connections die.
    static DataSource unpooled(DataSource pooled) {
        try (var connection = pooled.getConnection()) {
            return new DriverManagerDataSource(connection.getMetaData().getURL(), "postgres", "");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A database with nothing in it.
    abstract DataSource fresh();

    private static synchronized EmbeddedPostgres server() {
        EmbeddedPostgres server = running;
        if (server == null) {
            try {
                server = EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            running = server;
        }
        return server;
    }
}
