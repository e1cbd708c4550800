package org.livingledger.server.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The keys of the service. Only their hashes are stored; a key is shown once, when it is issued.
public final class ApiKeys {

    /// How long another process may still honour a key that was revoked here: it must be under 5 s.
    private static final Duration FRESH = Duration.ofSeconds(4);

    private static final int CACHED = 10_000;

    private final JdbcClient jdbc;
    private final JdbcClient writing;
    private final Clock clock;

    // unknown ids are remembered too, so that guessing them does not reach the database each time
    private final Cache<String, Optional<Entry>> entries;

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Entry(ApiKey key, byte[] hash, Caller caller) {}

    /// A key with the one showing of its secret.
    ///
    /// @param key what is known of it
    /// @param secret what its holder keeps
    public record Issued(ApiKey key, String secret) {}

    /// Keys in the given database.
    ///
    /// @param jdbc how they are looked up
    /// @param writing how they are written down
    public ApiKeys(JdbcClient jdbc, JdbcClient writing, Clock clock) {
        this(jdbc, writing, clock, Ticker.systemTicker());
    }

    /// @param ticker what the age of remembered keys is told by; a clock can be set back
    ApiKeys(JdbcClient jdbc, JdbcClient writing, Clock clock, Ticker ticker) {
        this.jdbc = jdbc;
        this.writing = writing;
        this.clock = clock;
        this.entries =
                Caffeine.newBuilder()
                        .maximumSize(CACHED)
                        .expireAfterWrite(FRESH)
                        .ticker(ticker)
                        .build();
    }

    /// Who presents this text, or null if it is no key, an unknown, a revoked or an expired one.
    public @Nullable Caller caller(String text) {
        Secret secret = Secret.read(text);
        if (secret == null) {
            return null;
        }
        Entry entry = entries.get(secret.id(), this::load).orElse(null);
        if (entry == null
                || !MessageDigest.isEqual(entry.hash(), secret.hash())
                || !entry.key().validAt(clock.instant())) {
            return null;
        }
        return entry.caller();
    }

    /// Issues a key.
    ///
    /// @param expiresAt the first instant at which it is not honoured, or null if it never ends
    public Issued issue(Role role, Grant grant, String label, @Nullable Instant expiresAt) {
        return issue(Secret.random(), role, grant, label, expiresAt);
    }

    /// Issues a key under an id of ours, or answers null if there is one of this id already.
    @Nullable Issued issueOnce(Secret secret, Role role, Grant grant, String label) {
        try {
            return issue(secret, role, grant, label, null);
        } catch (DuplicateKeyException e) {
            return null;
        }
    }

    private Issued issue(
            Secret secret, Role role, Grant grant, String label, @Nullable Instant expiresAt) {
        var key = new ApiKey(secret.id(), role, grant, label, now(), expiresAt, null);
        writing.sql(
                        "INSERT INTO api_keys (id, hash, role, ledgers, label, created_us,"
                                + " expires_us, revoked_us) VALUES (?, ?, ?, ?, ?, ?, ?, NULL)")
                .param(key.id())
                .param(secret.hash())
                .param(role.wire())
                .param(grant.stored())
                .param(label)
                .param(ApiKey.micros(key.createdAt()))
                .param(expiresAt == null ? null : ApiKey.micros(expiresAt))
                .update();
        entries.invalidate(key.id());
        return new Issued(key, secret.text());
    }

    /// Every key that was ever issued, in the order of their ids.
    ///
    /// @param after the last id of the page before, or the empty text for the first
    public List<ApiKey> list(String after, int limit) {
        return jdbc.sql(
                        "SELECT id, role, ledgers, label, created_us, expires_us, revoked_us"
                                + " FROM api_keys WHERE id > ? ORDER BY id FETCH FIRST ? ROWS ONLY")
                .params(after, limit)
                .query((row, number) -> ApiKey.of(row))
                .list();
    }

    /// Whether any key was ever issued.
    boolean any() {
        return !list("", 1).isEmpty();
    }

    /// The key of this id, or null if none was ever issued.
    public @Nullable ApiKey find(String id) {
        return load(id).map(Entry::key).orElse(null);
    }

    /// Revokes a key: from now on nothing is done for it here, and within 5 s nowhere.
    ///
    /// @return whether there is such a key; one that is revoked already stays as it is
    public boolean revoke(String id) {
        writing.sql("UPDATE api_keys SET revoked_us = ? WHERE id = ? AND revoked_us IS NULL")
                .params(ApiKey.micros(now()), id)
                .update();
        entries.invalidate(id);
        return find(id) != null;
    }

    /// Issues a successor with the same role, ledgers and label, and the same span of life; the key
    /// itself ends after the overlap, if it does not end before.
    ///
    /// @return the successor, or null if there is no such key or it is not honoured any more
    public @Nullable Issued rotate(String id, Duration overlap) {
        ApiKey old = find(id);
        Instant now = now();
        if (old == null || !old.validAt(now)) {
            return null;
        }
        Instant end = old.expiresAt();
        Instant successorEnd =
                end == null ? null : now.plus(Duration.between(old.createdAt(), end));
        Issued successor = issue(old.role(), old.grant(), old.label(), successorEnd);
        Instant last = now.plus(overlap);
        writing.sql(
                        "UPDATE api_keys SET expires_us = ?"
                                + " WHERE id = ? AND (expires_us IS NULL OR expires_us > ?)")
                .params(ApiKey.micros(last), id, ApiKey.micros(last))
                .update();
        entries.invalidate(id);
        return successor;
    }

    private Optional<Entry> load(String id) {
        return jdbc.sql(
                        "SELECT id, role, ledgers, label, created_us, expires_us, revoked_us, hash"
                                + " FROM api_keys WHERE id = ?")
                .param(id)
                .query((row, number) -> {
                    ApiKey key = ApiKey.of(row);
                    return new Entry(
                            key,
                            row.getBytes("hash"),
                            new Caller(key.id(), key.role(), key.grant()));
                })
                .optional();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
