package org.livingledger.projections.past;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.AsOf;
import org.livingledger.api.points.PointsQuery.Balance;
import org.livingledger.api.points.PointsQuery.FindBalance;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.reading.Views;

/// The balances of the system's own accounts, which take part in every movement and hold no lots: read off
/// the journal instead of told anew.
final class SystemAccounts {

    private final Views views;

    SystemAccounts(Views views) {
        this.views = views;
    }

    /// The balance, or null if nothing had moved on it.
    @Nullable Balance balance(FindBalance query, AsOf asOf) {
        Long balance = asOf.hindsight() ? lookingBack(query, asOf) : asThen(query, asOf);
        return balance == null
                ? null
                : new Balance(
                        query.account(),
                        balance,
                        Math.max(0, balance),
                        0,
                        0,
                        0,
                        0,
                        0,
                        false,
                        List.of());
    }

    private @Nullable Long asThen(FindBalance query, AsOf asOf) {
        return views.read(
                List.of("journal_lines"),
                client ->
                        client.sql(
                                        "SELECT balance FROM journal_lines WHERE ledger_id = ? AND"
                                                + " account_id = ? AND position <= ? ORDER BY ledger_id"
                                                + " DESC, account_id DESC, position DESC FETCH FIRST 1"
                                                + " ROWS ONLY")
                                .params(
                                        query.ledger().value(),
                                        query.account().value(),
                                        asOf.position())
                                .query(Long.class)
                                .optional()
                                .orElse(null));
    }

    /// As [AsOf#trueFrom] has it: grants count from when they were true.
    private @Nullable Long lookingBack(FindBalance query, AsOf asOf) {
        var at = Instants.parameter(asOf.at());
        return views.read(
                List.of("journal_lines"),
                client ->
                        client.sql(
                                        "SELECT SUM(points) FROM journal_lines WHERE ledger_id = ?"
                                                + " AND account_id = ? AND position <= ? AND"
                                                + " (recorded_at <= ? OR (type = 'points-earned' AND"
                                                + " occurred_at <= ?)) HAVING COUNT(*) > 0")
                                .params(
                                        query.ledger().value(),
                                        query.account().value(),
                                        asOf.position(),
                                        at,
                                        at)
                                .query(Long.class)
                                .optional()
                                .orElse(null));
    }
}
