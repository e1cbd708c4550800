package org.livingledger.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Page;
import org.livingledger.server.problem.Fault;
import org.livingledger.server.problem.Problem;
import org.livingledger.server.security.ApiKey;
import org.livingledger.server.security.ApiKeys;
import org.livingledger.server.security.Caller;
import org.livingledger.server.security.Grant;
import org.livingledger.server.security.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Issues, lists, rotates and revokes API keys.
@RestController
final class KeysEdge {

    private static final Logger LOG = LoggerFactory.getLogger("org.livingledger.access");
    private static final int LONGEST_LABEL = 64;
    private static final int MOST_DAYS = 3_650;
    private static final int MOST_OVERLAP_HOURS = 720;
    private static final int OVERLAP_HOURS = 24;

    private final ApiKeys keys;
    private final Clock clock;
    private final Reads reads;

    /// What is asked for.
    ///
    /// @param expiresInDays how long it is honoured; for ever if not given
    record Wish(String role, List<String> ledgers, String label, @Nullable Integer expiresInDays) {}

    /// How long the old key is honoured beside the new one.
    record Rotation(@Nullable Integer overlapHours) {}

    /// A key as it is listed, and once with its text.
    record Shown(
            String id,
            @Nullable String key,
            String role,
            List<String> ledgers,
            String label,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt) {

        static Shown of(ApiKey key, @Nullable String text) {
            return new Shown(
                    key.id(),
                    text,
                    key.role().wire(),
                    key.grant().ledgers(),
                    key.label(),
                    key.createdAt(),
                    key.expiresAt(),
                    key.revokedAt());
        }
    }

    KeysEdge(ApiKeys keys, Clock clock, Reads reads) {
        this.keys = keys;
        this.clock = clock;
        this.reads = reads;
    }

    @GetMapping("/v1/keys")
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int limit = Reading.limit(request);
        String after = Objects.requireNonNullElse(Reading.after(request), "");
        List<ApiKey> found = keys.list(after, limit + 1);
        List<ApiKey> page = found.subList(0, Math.min(limit, found.size()));
        var document =
                reads.tree(
                        new Page<>(page.stream().map(key -> Shown.of(key, null)).toList(), null));
        String next = found.size() > limit ? page.getLast().id() : null;
        reads.next(request, response, document, next);
        Bodies.write(response, 200, document.toString());
    }

    @PostMapping("/v1/keys")
    void issue(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Wish wish = Bodies.read(request, Wish.class);
        Role role = checked("/role", () -> Role.of(wish.role()));
        Grant grant = checked("/ledgers", () -> new Grant(wish.ledgers()));
        if (wish.label().isBlank() || wish.label().length() > LONGEST_LABEL) {
            throw Problem.invalid("/label", "must have 1 to " + LONGEST_LABEL + " characters");
        }
        Integer days = wish.expiresInDays();
        Instant end = null;
        if (days != null) {
            within("/expires_in_days", days, 1, MOST_DAYS);
            end = clock.instant().truncatedTo(ChronoUnit.MICROS).plus(Duration.ofDays(days));
        }
        show(response, keys.issue(role, grant, wish.label(), end), "issued");
    }

    @PostMapping("/v1/keys/{key}/rotation")
    void rotate(@PathVariable String key, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Integer hours =
                request.getContentType() == null
                        ? null
                        : Bodies.read(request, Rotation.class).overlapHours();
        if (hours != null) {
            within("/overlap_hours", hours, 0, MOST_OVERLAP_HOURS);
        }
        Duration overlap = Duration.ofHours(hours == null ? OVERLAP_HOURS : hours);
        ApiKeys.Issued successor = keys.rotate(key, overlap);
        if (successor == null) {
            throw Problem.of(Fault.KEY_NOT_FOUND);
        }
        show(response, successor, "issued in place of " + key);
    }

    @DeleteMapping("/v1/keys/{key}")
    void revoke(@PathVariable String key, HttpServletResponse response) {
        if (!keys.revoke(key)) {
            throw Problem.of(Fault.KEY_NOT_FOUND);
        }
        LOG.info("key {} revoked by key {}", key, Caller.current().keyId());
        response.setStatus(204);
    }

    private static void show(HttpServletResponse response, ApiKeys.Issued issued, String how)
            throws IOException {
        LOG.info("key {} {} by key {}", issued.key().id(), how, Caller.current().keyId());
        Bodies.write(response, 201, Shown.of(issued.key(), issued.secret()));
    }

    private static void within(String pointer, int value, int least, int most) {
        if (value < least || value > most) {
            throw Problem.invalid(pointer, "must be from " + least + " to " + most);
        }
    }

    private static <T> T checked(String pointer, java.util.function.Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(pointer, String.valueOf(e.getMessage()));
        }
    }
}
