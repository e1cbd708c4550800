package org.livingledger.server.http;

import org.livingledger.api.Rejection;
import org.livingledger.server.problem.Refusals;

/// Thrown where the edge itself finds what a rejection of the domain says: the caller is told it in
/// the same words.
final class Rejected extends RuntimeException {

    private final int status;
    private final String body;

    private Rejected(int status, String body) {
        super("rejected", null, false, false);
        this.status = status;
        this.body = body;
    }

    static Rejected of(Rejection rejection) {
        return new Rejected(Refusals.status(rejection.kind()), Refusals.body(rejection));
    }

    static Rejected ledgerNotFound(String ledger) {
        return new Rejected(404, Refusals.ledgerNotFound(ledger));
    }

    static Rejected memberNotFound(String outsideId) {
        return new Rejected(404, Refusals.memberNotFound(outsideId));
    }

    static Rejected badgeNotFound(String badge, int version) {
        return new Rejected(404, Refusals.badgeNotFound(badge, version));
    }

    static Rejected groupNotFound(String group) {
        return new Rejected(404, Refusals.groupNotFound(group));
    }

    int status() {
        return status;
    }

    String body() {
        return body;
    }
}
