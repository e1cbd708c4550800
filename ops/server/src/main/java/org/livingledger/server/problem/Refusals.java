package org.livingledger.server.problem;

import org.livingledger.api.Rejection;
import org.livingledger.server.wire.Wire;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Rejections in the form in which the lanes answer them, for those that the edge gives itself.
public final class Refusals {

    private static final JsonMapper JSON = Wire.mapper();

    private Refusals() {}

    /// The body of a rejection: its code and its figures.
    public static String body(Rejection rejection) {
        return document(rejection.code(), rejection).toString();
    }

    /// A ledger that is not there, whatever text was given as its id.
    public static String ledgerNotFound(String ledger) {
        return body("ledger-not-found", "ledger_id", ledger);
    }

    /// A group that is not there, whatever text was given as its id.
    public static String groupNotFound(String group) {
        return body("group-not-found", "group_id", group);
    }

    /// A member who is not there, by the text that was given as their id.
    public static String memberNotFound(String outsideId) {
        return body("member-not-found", "member_id", outsideId);
    }

    /// A badge that is not there, whatever text was given as its id.
    ///
    /// @param version the version of the programme in force
    public static String badgeNotFound(String badge, int version) {
        return JSON.createObjectNode()
                .put("code", "badge-not-found")
                .put("badge_id", badge)
                .put("version", version)
                .toString();
    }

    /// The HTTP status of a kind of rejection.
    public static int status(Rejection.Kind kind) {
        return switch (kind) {
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case UNPROCESSABLE -> 422;
        };
    }

    private static String body(String code, String figure, String value) {
        return JSON.createObjectNode().put("code", code).put(figure, value).toString();
    }

    private static ObjectNode document(String code, Rejection rejection) {
        ObjectNode body = JSON.createObjectNode().put("code", code);
        ObjectNode figures = JSON.valueToTree(rejection);
        body.setAll(figures);
        return body;
    }
}
