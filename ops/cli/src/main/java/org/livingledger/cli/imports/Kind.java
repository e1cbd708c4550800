package org.livingledger.cli.imports;

import java.util.List;
import java.util.Map;

/// The kinds of files that can be imported, with what each needs of the ledger.
public enum Kind {
    /// `activity_id,occurred_at,member_id`: one point each.
    COMMITS("commit", "1"),

    /// `purchase_id,occurred_on,member_id,items,amount_cents`: one point per whole unit of money.
    PURCHASES("purchase", "activity.amount_cents / 100");

    private final String activity;
    private final String points;

    Kind(String activity, String points) {
        this.activity = activity;
        this.points = points;
    }

    /// The kind of activity that a row becomes.
    public String activity() {
        return activity;
    }

    /// The board that is named after it.
    public String board() {
        return activity + "s";
    }

    /// What a row earns, a CEL expression.
    String points() {
        return points;
    }

    /// The attributes of the activity with their types.
    Map<String, String> attributes() {
        return switch (this) {
            case COMMITS -> Map.of();
            case PURCHASES -> Map.of("items", "int", "amount_cents", "int");
        };
    }

    /// The columns that a file must have: the id, the time, the member, then the attributes.
    List<String> columns() {
        return switch (this) {
            case COMMITS -> List.of("activity_id", "occurred_at", "member_id");
            case PURCHASES ->
                    List.of("purchase_id", "occurred_on", "member_id", "items", "amount_cents");
        };
    }
}
