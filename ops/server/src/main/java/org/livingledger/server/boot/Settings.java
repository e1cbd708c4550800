package org.livingledger.server.boot;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an operator can set, as `--ledger.NAME=VALUE` or `LEDGER_NAME`.
///
/// @param data the folder of this server's files: the H2 database, the master key, the first admin key
/// @param db the JDBC URL of a PostgreSQL database; H2 in the data folder if not given
/// @param masterKeyFile where the master key lies; in the data folder if not given. Servers that share
///     a database share this file
/// @param lanes how many lanes there are on PostgreSQL; H2 has one
/// @param writeTimeout what a batch of commands may take on PostgreSQL, waiting for a ledger that
///     another server holds included
/// @param readPool how many connections queries and projections have
/// @param follow whether this server folds events into tables and looks for what is due. One that only
///     takes commands, beside others that do, leaves both to them
/// @param scan how often what is due is looked for
/// @param selfcheck how often every projection is built anew beside the live one and compared with it;
///     never if 0
/// @param invariants how often what must always hold is checked; never if 0
/// @param clock where the clock stands at the start, if it can be set; it follows the system if not given
@ConfigurationProperties("ledger")
public record Settings(
        @DefaultValue("data") Path data,
        @Nullable String db,
        @Nullable Path masterKeyFile,
        @DefaultValue("2") int lanes,
        @DefaultValue("3s") Duration writeTimeout,
        @DefaultValue("12") int readPool,
        @DefaultValue("true") boolean follow,
        @DefaultValue("10s") Duration scan,
        @DefaultValue("24h") Duration selfcheck,
        @DefaultValue("10m") Duration invariants,
        @Nullable Instant clock) {

    /// Whether the database is PostgreSQL.
    public boolean postgres() {
        return db != null && !db.isBlank();
    }

    /// Where the master key lies.
    public Path masterKey() {
        return masterKeyFile == null ? data.resolve("master.key") : masterKeyFile;
    }
}
