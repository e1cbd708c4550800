package org.livingledger.client;

import org.jspecify.annotations.Nullable;

/// No answer was to be had, after every retry: the server cannot be reached, is overloaded, or
/// failed. Whether a command took effect is unknown; send it again with the same key.
public final class Unavailable extends LedgerException {

    private static final long serialVersionUID = 1;

    private final int status;

    Unavailable(int status, String detail, @Nullable Throwable cause) {
        super(detail, cause);
        this.status = status;
    }

    /// The last HTTP status, or 0 if there was no HTTP answer.
    public int status() {
        return status;
    }
}
