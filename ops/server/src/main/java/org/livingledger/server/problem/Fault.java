package org.livingledger.server.problem;

import java.util.Locale;

/// What can be wrong with a request before, or apart from, the domain's own rejections. A code is
/// never used again for something else.
public enum Fault {
    /// The body or a parameter is not what it must be.
    INVALID_REQUEST(400),
    /// A command came without its idempotency key.
    IDEMPOTENCY_KEY_MISSING(400),
    /// The idempotency key has not the right form.
    IDEMPOTENCY_KEY_INVALID(400),
    /// The request is not HTTP as it must be.
    BAD_REQUEST(400),
    /// There is no key, or it is unknown, revoked or over.
    UNAUTHENTICATED(401),
    /// The key's role may not do this.
    FORBIDDEN(403),
    /// Nothing is at this path.
    PATH_NOT_FOUND(404),
    /// There is no such command.
    COMMAND_NOT_FOUND(404),
    /// The ledger has no such board.
    BOARD_NOT_FOUND(404),
    /// The programme in force has no such ladder of tiers.
    LADDER_NOT_FOUND(404),
    /// No grant of points stands at the position.
    GRANT_NOT_FOUND(404),
    /// No command was decided under the key.
    RECEIPT_NOT_FOUND(404),
    /// The ledger has no such version of its programme.
    PROGRAMME_NOT_FOUND(404),
    /// There is no such API key.
    KEY_NOT_FOUND(404),
    /// There is no such rebuild.
    REBUILD_NOT_FOUND(404),
    /// This server knows no such draft on trial.
    WHAT_IF_NOT_FOUND(404),
    /// The path is there, for other methods.
    METHOD_NOT_ALLOWED(405),
    /// The caller accepts nothing that is offered.
    NOT_ACCEPTABLE(406),
    /// The item was left out because another item of its atomic bulk was refused.
    NOT_CARRIED_OUT(409),
    /// Another draft is on trial in the ledger.
    WHAT_IF_RUNNING(409),
    /// The draft's trial has not come to an end of its own.
    WHAT_IF_NOT_DONE(409),
    /// The body is longer than it may be.
    BODY_TOO_LARGE(413),
    /// The body is of a kind that is not read here.
    UNSUPPORTED_MEDIA_TYPE(415),
    /// The idempotency key was used for another command or content.
    IDEMPOTENCY_KEY_REUSED(422),
    /// Telling that past would take more events than one question may read.
    PAST_TOO_LONG(422),
    /// There is not enough memory to try a draft on a ledger of this size.
    WHAT_IF_TOO_LARGE(422),
    /// The key has sent more requests than it may.
    RATE_LIMITED(429),
    /// Something of ours failed.
    INTERNAL_ERROR(500),
    /// It could not be decided now.
    UNAVAILABLE(503),
    /// The answer does not stand at the position asked for yet.
    POSITION_NOT_REACHED(503);

    private final int status;
    private final String code;

    Fault(int status) {
        this.status = status;
        this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The HTTP status that it is answered with.
    public int status() {
        return status;
    }

    /// The stable code, for example `invalid-request`.
    public String code() {
        return code;
    }

    /// Whether the same request may succeed later.
    public boolean retryable() {
        return status == 429 || status == 503;
    }
}
