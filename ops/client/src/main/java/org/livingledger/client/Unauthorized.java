package org.livingledger.client;

/// The key is missing, unknown or revoked (401), or its role does not allow this (403).
public final class Unauthorized extends LedgerException {

    private static final long serialVersionUID = 1;

    private final int status;

    Unauthorized(int status, String detail) {
        super(detail, null);
        this.status = status;
    }

    /// 401 or 403.
    public int status() {
        return status;
    }
}
