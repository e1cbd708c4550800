package org.livingledger.client;

import org.jspecify.annotations.Nullable;

/// Why a call was not answered as asked. Three kinds, because a caller can do three things: change
/// what is asked ([Refusal]), change who asks ([Unauthorized]), or ask again later ([Unavailable]).
public abstract sealed class LedgerException extends RuntimeException
        permits Refusal, Unauthorized, Unavailable {

    private static final long serialVersionUID = 1;

    LedgerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
