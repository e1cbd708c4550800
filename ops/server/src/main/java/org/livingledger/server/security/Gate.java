package org.livingledger.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.livingledger.server.problem.Fault;
import org.livingledger.server.problem.Problem;
import org.livingledger.server.problem.Problems;
import org.livingledger.server.problem.Refusals;
import org.livingledger.server.security.Rights.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.server.PathContainer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/// Asks every request for its key and holds it against the table of rights. Commands pass here, so
/// it does nothing that a table and a hash do not need.
final class Gate extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger("org.livingledger.access");
    private static final String SCHEME = "Bearer ";

    private final ApiKeys keys;
    private final Problems problems;
    private final @Nullable Throttle throttle;

    /// @param throttle how many requests a key may send; null if any number
    Gate(ApiKeys keys, Problems problems, @Nullable Throttle throttle) {
        this.keys = keys;
        this.problems = problems;
        this.throttle = throttle;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        headers(request, response);
        Caller caller = caller(request.getHeader("Authorization"));
        if (throttle != null && caller != null) {
            Problem refusal = throttle.refusal(caller.keyId(), response);
            if (refusal != null) {
                problems.write(request, response, refusal);
                return;
            }
        }
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        switch (Rights.decide(request.getMethod(), path, caller)) {
            case Verdict.Allowed() -> {
                if (caller != null) {
                    SecurityContextHolder.setContext(new SecurityContextImpl(caller));
                }
                chain.doFilter(request, response);
            }
            case Verdict.KeyNeeded() -> {
                LOG.info(
                        "refused {} for want of a key, trace {}",
                        request.getMethod(),
                        trace(request));
                problems.write(
                        request,
                        response,
                        Problem.of(Fault.UNAUTHENTICATED).header("WWW-Authenticate", "Bearer"));
            }
            case Verdict.RoleLacks(var right) -> {
                refused(request, caller, right, "its role may not");
                problems.write(
                        request, response, Problem.of(Fault.FORBIDDEN).with("role", role(caller)));
            }
            case Verdict.LedgerHidden(var right, var ledger) -> {
                refused(request, caller, right, "it does not reach the ledger");
                // as for a ledger that does not exist: a key is not told about others' ledgers
                problems.write(request, response, 404, Refusals.ledgerNotFound(ledger));
            }
            case Verdict.PathUnknown() ->
                    problems.write(request, response, Problem.of(Fault.PATH_NOT_FOUND));
            case Verdict.MethodUnknown(var methods) -> {
                String allowed = String.join(", ", methods);
                problems.write(
                        request,
                        response,
                        Problem.of(Fault.METHOD_NOT_ALLOWED)
                                .with("allowed", allowed)
                                .header("Allow", allowed));
            }
        }
    }

    private @Nullable Caller caller(@Nullable String authorization) {
        if (authorization == null
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        return keys.caller(authorization.substring(SCHEME.length()).strip());
    }

    private static String role(@Nullable Caller caller) {
        return caller == null ? "" : caller.role().wire();
    }

    private static void refused(
            HttpServletRequest request, @Nullable Caller caller, Rights.Right right, String why) {
        // the row's pattern, not the path: a path can name a member
        LOG.info(
                "refused {} {} to key {}: {}, trace {}",
                right.method(),
                right.path().getPatternString(),
                caller == null ? "" : caller.keyId(),
                why,
                trace(request));
    }

    private static String trace(HttpServletRequest request) {
        return Problems.trace(request);
    }

    private static void headers(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
