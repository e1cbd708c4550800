package org.livingledger.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keys in the database, as two servers that share it see them, and the one of the first start.
class ApiKeysTests {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-05-10T00:00:00Z"), ZoneOffset.UTC);

    @TempDir Path data;

    private final AtomicLong nanos = new AtomicLong();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private JdbcClient jdbc = JdbcClient.create(database());

    private static JdbcDataSource database() {
        var database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return database;
    }

    @BeforeEach
    void table() {
        jdbc = JdbcClient.create(database());
        jdbc.sql(
                        "CREATE TABLE api_keys (id VARCHAR PRIMARY KEY, hash BYTEA NOT NULL, role"
                                + " VARCHAR NOT NULL, ledgers VARCHAR NOT NULL, label VARCHAR NOT NULL,"
                                + " created_us BIGINT NOT NULL, expires_us BIGINT, revoked_us BIGINT)")
                .update();
    }

    @Test
    void areRevokedHereAtOnceAndElsewhereWithinFiveSeconds() {
        ApiKeys here = keys();
        ApiKeys elsewhere = keys();
        var issued = here.issue(Role.WRITER, new Grant(List.of("acme")), "crm", null);
        assertThat(here.caller(issued.secret())).isNotNull();
        assertThat(elsewhere.caller(issued.secret())).isNotNull();

        here.revoke(issued.key().id());
        assertThat(here.caller(issued.secret())).isNull();
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(elsewhere.caller(issued.secret())).isNull();
    }

    @Test
    void leaveNothingInTheDatabaseThatOpensAnything() {
        var issued = keys().issue(Role.WRITER, new Grant(List.of("acme")), "crm", null);
        String row = jdbc.sql("SELECT * FROM api_keys").query().singleRow().values().toString();
        assertThat(row)
                .doesNotContain(issued.secret())
                .doesNotContain(issued.secret().substring(16));
        byte[] hash = jdbc.sql("SELECT hash FROM api_keys").query(byte[].class).single();
        assertThat(hash).hasSize(32);
    }

    @Test
    void beginWithOneForTheAdminThatIsPrintedOnceAndKeptForTheOwnerOnly() throws IOException {
        firstStart();
        Path file = data.resolve("admin.key");
        String key = Files.readString(file);
        assertThat(key).endsWith("\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(printed.toString(StandardCharsets.UTF_8)).containsOnlyOnce(key.strip());
        Caller admin = Objects.requireNonNull(keys().caller(key.strip()));
        assertThat(admin.role()).isEqualTo(Role.ADMIN);
        assertThat(admin.grant().reaches("any")).isTrue();

        printed.reset();
        firstStart();
        assertThat(printed.size()).isZero();
        assertThat(Files.readString(file)).isEqualTo(key);
        try (var files = Files.list(data)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void keepTheFirstOneRevokedAfterTheNextStart() throws IOException {
        firstStart();
        String key = Files.readString(data.resolve("admin.key")).strip();
        keys().revoke("admin");
        firstStart();
        assertThat(keys().caller(key)).isNull();
    }

    @Test
    void canHaveAnotherOneMadeForTheAdminWhoHasLostTheirs() throws IOException {
        firstStart();
        Path file = data.resolve("admin.key");
        String lost = Files.readString(file).strip();
        Files.delete(file);
        printed.reset();

        first().issueAnother();
        String found = Files.readString(file).strip();
        assertThat(printed.toString(StandardCharsets.UTF_8)).containsOnlyOnce(found);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Caller admin = Objects.requireNonNull(keys().caller(found));
        assertThat(admin.role()).isEqualTo(Role.ADMIN);
        assertThat(admin.grant().all()).isTrue();

        assertThat(keys().caller(lost)).as("honoured until it is revoked").isNotNull();
        keys().revoke("admin");
        assertThat(keys().caller(lost)).isNull();
        assertThat(keys().caller(found)).isNotNull();
    }

    private void firstStart() {
        first().issue();
    }

    private FirstKey first() {
        return new FirstKey(keys(), data, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private ApiKeys keys() {
        return new ApiKeys(jdbc, jdbc, CLOCK, nanos::get);
    }
}
