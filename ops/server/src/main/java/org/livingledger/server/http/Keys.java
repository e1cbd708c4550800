package org.livingledger.server.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.livingledger.server.problem.Fault;
import org.livingledger.server.problem.Problem;

/// The idempotency keys of callers.
final class Keys {

    static final String HEADER = "Idempotency-Key";

    /// Visible ASCII, so that a key is the same in every header, file and table.
    private static final Pattern FORM = Pattern.compile("[!-}][!-~]{0,127}");

    private Keys() {}

    /// The key, if a caller may use it: `~…` is reserved for the service's own automations.
    static String checked(@Nullable String key) {
        if (key == null || key.isEmpty()) {
            throw Problem.of(Fault.IDEMPOTENCY_KEY_MISSING);
        }
        if (!FORM.matcher(key).matches()) {
            throw Problem.of(Fault.IDEMPOTENCY_KEY_INVALID);
        }
        return key;
    }
}
