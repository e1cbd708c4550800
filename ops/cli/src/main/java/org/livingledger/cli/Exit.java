package org.livingledger.cli;

import org.livingledger.client.LedgerException;
import org.livingledger.client.Refusal;
import org.livingledger.client.Unauthorized;
import org.livingledger.client.Unavailable;

/// The exit codes. Scripts rely on them: a number is never given another meaning.
public final class Exit {

    /// Done.
    public static final int OK = 0;

    /// The ledger refused.
    public static final int REFUSED = 1;

    /// The command line, a file or a body is not as it must be.
    public static final int USAGE = 2;

    /// The key is missing, unknown, or not allowed to do this.
    public static final int AUTH = 3;

    /// There is no such thing.
    public static final int NOT_FOUND = 4;

    /// The ledger is in another state than the command needs, or a check did not hold.
    public static final int CONFLICT = 5;

    /// A part was done and a part was not; the summary says which.
    public static final int PARTIAL = 6;

    /// Nobody answered. Try again later (`EX_TEMPFAIL`).
    public static final int TEMPORARY = 75;

    private Exit() {}

    /// The exit code that a refused status stands for.
    public static int of(int status) {
        return switch (status) {
            case 400 -> USAGE;
            case 401, 403 -> AUTH;
            case 404 -> NOT_FOUND;
            case 409 -> CONFLICT;
            case 429, 500, 502, 503, 504 -> TEMPORARY;
            default -> REFUSED;
        };
    }

    static int of(LedgerException e) {
        return switch (e) {
            case Refusal refusal -> of(refusal.status());
            case Unauthorized _ -> AUTH;
            case Unavailable _ -> TEMPORARY;
        };
    }
}
