package org.livingledger.api;

/// Why a command was refused, with the figures a caller needs. A record's simple name in kebab-case
/// is its stable code (`InsufficientPoints` is `insufficient-points`); a code is never used again
/// for something else.
public interface Rejection {

    /// What kind of refusal it is.
    Kind kind();

    /// The kinds of refusal, in the order of precedence between them.
    enum Kind {
        /// Something that the command names does not exist in this ledger: HTTP 404.
        NOT_FOUND,
        /// The state of what it names forbids it: HTTP 409.
        CONFLICT,
        /// A rule, a limit or the funds forbid it: HTTP 422.
        UNPROCESSABLE
    }

    /// The stable code, for example `insufficient-points`.
    default String code() {
        return Names.kebab(getClass());
    }
}
