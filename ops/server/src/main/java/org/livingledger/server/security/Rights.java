package org.livingledger.server.security;

import static org.livingledger.server.security.Role.ADMIN;
import static org.livingledger.server.security.Role.AUDITOR;
import static org.livingledger.server.security.Role.OPERATOR;
import static org.livingledger.server.security.Role.WRITER;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// The one table of rights: which roles may use which endpoint. What has no row here cannot be
/// reached, whatever is mapped.
public final class Rights {

    private static final Set<Role> COMMANDS = EnumSet.of(WRITER, OPERATOR, ADMIN);
    private static final Set<Role> READS = EnumSet.of(WRITER, OPERATOR, AUDITOR, ADMIN);
    private static final Set<Role> REPORTS = EnumSet.allOf(Role.class);
    private static final Set<Role> WATCH = EnumSet.of(OPERATOR, AUDITOR, ADMIN);
    private static final Set<Role> RUN = EnumSet.of(OPERATOR, ADMIN);
    private static final Set<Role> ADMINS = EnumSet.of(ADMIN);
    private static final Set<Role> NOBODY = EnumSet.noneOf(Role.class);

    private static final List<Right> TABLE =
            List.of(
                    right("POST", "/v1/ledgers/{ledger}/commands/{command}", COMMANDS),
                    right("POST", "/v1/ledgers/{ledger}/commands", COMMANDS),
                    right("POST", "/v1/ledgers/{ledger}/reversal-previews", COMMANDS),
                    right("GET", "/v1/ledgers", REPORTS),
                    right("GET", "/v1/ledgers/{ledger}", REPORTS),
                    right("GET", "/v1/ledgers/{ledger}/groups", READS),
                    right("GET", "/v1/ledgers/{ledger}/groups/{group}", READS),
                    right("GET", "/v1/ledgers/{ledger}/groups/{group}/members", READS),
                    right("GET", "/v1/ledgers/{ledger}/groups/{group}/gates", READS),
                    right("GET", "/v1/ledgers/{ledger}/groups/{group}/applications", READS),
                    right("GET", "/v1/ledgers/{ledger}/groups/{group}/waiting-list", READS),
                    right("GET", "/v1/ledgers/{ledger}/groups/{group}/invitations", READS),
                    right("GET", "/v1/ledgers/{ledger}/groups/{group}/bans", READS),
                    right("GET", "/v1/ledgers/{ledger}/groups/{group}/rotation", READS),
                    right("GET", "/v1/ledgers/{ledger}/groups/{group}/house-rules", READS),
                    right("GET", "/v1/ledgers/{ledger}/groups/{group}/measures", READS),
                    right("GET", "/v1/ledgers/{ledger}/members/{member}/conduct", READS),
                    right("GET", "/v1/ledgers/{ledger}/groups/{group}/elimination/preview", READS),
                    right("GET", "/v1/ledgers/{ledger}/groups/{group}/eliminations", READS),
                    right("GET", "/v1/ledgers/{ledger}/members/{member}", READS),
                    right("GET", "/v1/ledgers/{ledger}/members/{member}/history", READS),
                    right("GET", "/v1/ledgers/{ledger}/members/{member}/tiers", READS),
                    right("GET", "/v1/ledgers/{ledger}/tiers", REPORTS),
                    right("GET", "/v1/ledgers/{ledger}/tiers/{ladder}", REPORTS),
                    right("GET", "/v1/ledgers/{ledger}/members/{member}/streaks", READS),
                    right("GET", "/v1/ledgers/{ledger}/members/{member}/badges", READS),
                    right("GET", "/v1/ledgers/{ledger}/badges", REPORTS),
                    right("GET", "/v1/ledgers/{ledger}/accounts/{account}", REPORTS),
                    right("GET", "/v1/ledgers/{ledger}/accounts/{account}/statement", READS),
                    right("GET", "/v1/ledgers/{ledger}/journal", READS),
                    right("GET", "/v1/ledgers/{ledger}/boards", REPORTS),
                    right("GET", "/v1/ledgers/{ledger}/boards/{board}", REPORTS),
                    right("GET", "/v1/ledgers/{ledger}/boards/{board}/around/{member}", REPORTS),
                    right("GET", "/v1/ledgers/{ledger}/boards/{board}/prizes", REPORTS),
                    right("GET", "/v1/ledgers/{ledger}/programme", READS),
                    right("GET", "/v1/ledgers/{ledger}/adoptions", READS),
                    right("GET", "/v1/ledgers/{ledger}/explain/tier/{ladder}/{member}", READS),
                    right("GET", "/v1/ledgers/{ledger}/explain/badge/{badge}/{member}", READS),
                    right("GET", "/v1/ledgers/{ledger}/explain/rank/{board}/{member}", READS),
                    right("GET", "/v1/ledgers/{ledger}/explain/grant/{position}", READS),
                    right("GET", "/v1/ledgers/{ledger}/explain/refusal/{key}", READS),
                    right(
                            "GET",
                            "/v1/ledgers/{ledger}/explain/elimination/{group}/{member}",
                            READS),
                    right("GET", "/v1/ledgers/{ledger}/invariants", READS),
                    right("POST", "/v1/ledgers/{ledger}/what-ifs", RUN),
                    right("GET", "/v1/ledgers/{ledger}/what-ifs/{what_if}", RUN),
                    right("DELETE", "/v1/ledgers/{ledger}/what-ifs/{what_if}", RUN),
                    right("GET", "/v1/ledgers/{ledger}/what-ifs/{what_if}/members", RUN),
                    right("GET", "/v1/keys", ADMINS),
                    right("POST", "/v1/keys", ADMINS),
                    right("DELETE", "/v1/keys/{key}", ADMINS),
                    right("POST", "/v1/keys/{key}/rotation", ADMINS),
                    right("GET", "/v1/projections", WATCH),
                    right("POST", "/v1/rebuilds", RUN),
                    right("GET", "/v1/rebuilds/{rebuild}", WATCH),
                    right("GET", "/v1/clock", ADMINS),
                    right("PUT", "/v1/clock", ADMINS),
                    right("GET", "/v1/openapi.json", REPORTS),
                    right("GET", "/actuator/prometheus", RUN),
                    open("GET", "/actuator/health"),
                    open("GET", "/actuator/health/{group}"),
                    open("GET", "/"));

    /// The rows by how many elements their paths have, so that a request is held against few of them.
    private static final Map<Integer, List<Right>> BY_LENGTH = byLength();

    private Rights() {}

    /// A row of the table.
    ///
    /// @param open whether it is for everyone, without a key
    public record Right(String method, PathPattern path, boolean open, Set<Role> roles) {}

    /// What a request may do.
    public sealed interface Verdict {

        /// It may go on.
        record Allowed() implements Verdict {}

        /// It needs a key and has none that is honoured.
        record KeyNeeded() implements Verdict {}

        /// The key's role may not do it.
        record RoleLacks(Right right) implements Verdict {}

        /// The key does not reach the ledger: to its holder there is none.
        record LedgerHidden(Right right, String ledger) implements Verdict {}

        /// There is nothing at the path.
        record PathUnknown() implements Verdict {}

        /// There is something at the path, for these methods.
        record MethodUnknown(Set<String> methods) implements Verdict {}
    }

    private static final Verdict ALLOWED = new Verdict.Allowed();
    private static final Verdict KEY_NEEDED = new Verdict.KeyNeeded();
    private static final Verdict PATH_UNKNOWN = new Verdict.PathUnknown();

    /// Every row.
    public static List<Right> table() {
        return TABLE;
    }

    /// What a caller may do at a path.
    ///
    /// @param caller who asks, or null if there is no key or none that is honoured
    static Verdict decide(String method, PathContainer path, @Nullable Caller caller) {
        String asked = method.equals("HEAD") ? "GET" : method;
        var others = new TreeSet<String>();
        for (Right right : BY_LENGTH.getOrDefault(path.elements().size(), List.of())) {
            if (right.method().equals(asked)) {
                PathPattern.PathMatchInfo match = right.path().matchAndExtract(path);
                if (match != null) {
                    return decide(right, match.getUriVariables().get("ledger"), caller);
                }
            } else if (right.path().matches(path)) {
                others.add(right.method());
            }
        }
        if (caller == null) {
            return KEY_NEEDED;
        }
        return others.isEmpty() ? PATH_UNKNOWN : new Verdict.MethodUnknown(others);
    }

    private static Verdict decide(Right right, @Nullable String ledger, @Nullable Caller caller) {
        if (right.open()) {
            return ALLOWED;
        }
        if (caller == null) {
            return KEY_NEEDED;
        }
        if (ledger != null && !caller.grant().reaches(ledger)) {
            return new Verdict.LedgerHidden(right, ledger);
        }
        return right.roles().contains(caller.role()) ? ALLOWED : new Verdict.RoleLacks(right);
    }

    private static Map<Integer, List<Right>> byLength() {
        var rows = new HashMap<Integer, List<Right>>();
        for (Right right : TABLE) {
            int length = PathContainer.parsePath(right.path().getPatternString()).elements().size();
            rows.computeIfAbsent(length, any -> new java.util.ArrayList<>()).add(right);
        }
        return rows;
    }

    private static Right right(String method, String path, Set<Role> roles) {
        return new Right(method, PathPatternParser.defaultInstance.parse(path), false, roles);
    }

    private static Right open(String method, String path) {
        return new Right(method, PathPatternParser.defaultInstance.parse(path), true, NOBODY);
    }
}
