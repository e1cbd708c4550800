package org.livingledger.client;

import tools.jackson.databind.JsonNode;

/// The ledger understood and refused: status 400, 404, 409, 413 or 422. Asking the same again gives
/// the same answer.
public final class Refusal extends LedgerException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient JsonNode problem;

    Refusal(int status, String code, JsonNode problem) {
        super(code + ": " + Problems.detail(problem), null);
        this.status = status;
        this.code = code;
        this.problem = problem;
    }

    /// The HTTP status, 400 … 499 without 401, 403 and 429.
    public int status() {
        return status;
    }

    /// The stable code, for example `insufficient-points`.
    public String code() {
        return code;
    }

    /// The whole problem document (RFC 9457), with the refusal's own figures.
    public JsonNode problem() {
        return problem;
    }
}
