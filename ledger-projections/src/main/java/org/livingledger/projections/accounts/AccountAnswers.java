package org.livingledger.projections.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsQuery.Balance;
import org.livingledger.api.points.PointsQuery.Due;
import org.livingledger.api.points.PointsQuery.FindBalance;
import org.livingledger.api.points.PointsQuery.FindDue;
import org.livingledger.api.points.PointsQuery.Lot;
import org.livingledger.projections.accounts.Shapes.Account;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.reading.Views;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the accounts answer, as of the instant that the question names.
public final class AccountAnswers {

    /// The order of a debit: what ends soonest, then the oldest.
    private static final Comparator<Lot> DEBIT_ORDER =
            Comparator.comparing(Lot::expiresAt, Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparingLong(Lot::lot);

    private final Views views;

    /// Answers from the given views.
    public AccountAnswers(Views views) {
        this.views = views;
    }

    /// Answers [FindBalance].
    @QueryHandler
    public @Nullable Balance find(FindBalance query) {
        return views.read(
                Accounts.TABLES,
                client ->
                        client.sql("SELECT * FROM accounts WHERE ledger_id = ? AND account_id = ?")
                                .params(query.ledger().value(), query.account().value())
                                .query((row, _) -> Shapes.ACCOUNTS.readRow().from(row))
                                .optional()
                                .map(account -> balance(query, account, client))
                                .orElse(null));
    }

    private static Balance balance(FindBalance query, Account account, JdbcClient client) {
        Map<Long, Long> held = held(query, client);
        Map<String, Long> freezes = freezes(query, client);
        List<Lot> lots =
                client
                        .sql(
                                "SELECT * FROM lots WHERE ledger_id = ? AND account_id = ? AND"
                                        + " remaining > 0")
                        .params(query.ledger().value(), query.account().value())
                        .query((row, _) -> lot(row, held, freezes))
                        .list()
                        .stream()
                        .sorted(DEBIT_ORDER)
                        .toList();
        long pending = 0;
        long setAside = 0;
        long ended = 0;
        long frozen = 0;
        for (Lot lot : lots) {
            setAside += lot.held();
            long free = lot.remaining() - lot.held();
            if (hasEnded(lot, query.at())) {
                ended += free;
            } else if (lot.frozen()) {
                frozen += free;
            } else if (isPending(lot, query.at())) {
                pending += free;
            }
        }
        return new Balance(
                query.account(),
                account.balance(),
                Math.max(0, account.balance() - ended - frozen - pending - setAside),
                pending,
                setAside,
                frozen,
                ended,
                account.debt(),
                account.frozen(),
                lots);
    }

    private static boolean hasEnded(Lot lot, Instant at) {
        return lot.expiresAt() != null && !at.isBefore(lot.expiresAt());
    }

    private static boolean isPending(Lot lot, Instant at) {
        return lot.onCondition() || (lot.activeAt() != null && at.isBefore(lot.activeAt()));
    }

    /// What is held of each lot, by the holds that have not run out.
    private static Map<Long, Long> held(FindBalance query, JdbcClient client) {
        Map<Long, Long> held = new HashMap<>();
        client.sql(
                        "SELECT s.lot, s.points FROM hold_slices s JOIN holds h ON h.ledger_id ="
                                + " s.ledger_id AND h.account_id = s.account_id AND h.hold = s.hold"
                                + " WHERE s.ledger_id = ? AND s.account_id = ? AND (h.release_at IS"
                                + " NULL OR h.release_at > ?)")
                .params(
                        query.ledger().value(),
                        query.account().value(),
                        Instants.parameter(query.at()))
                .query(row -> {
                    held.merge(row.getLong(1), row.getLong(2), Long::sum);
                });
        return held;
    }

    /// By group, up to which lot those that it granted are frozen.
    private static Map<String, Long> freezes(FindBalance query, JdbcClient client) {
        Map<String, Long> freezes = new HashMap<>();
        client.sql(
                        "SELECT group_id, through_lot FROM lot_freezes WHERE ledger_id = ? AND"
                                + " account_id = ?")
                .params(query.ledger().value(), query.account().value())
                .query(row -> {
                    freezes.put(row.getString(1), row.getLong(2));
                });
        return freezes;
    }

    private static Lot lot(ResultSet row, Map<Long, Long> held, Map<String, Long> freezes)
            throws SQLException {
        String group = row.getString("group_id");
        long lot = row.getLong("lot");
        return new Lot(
                lot,
                row.getLong("points"),
                row.getLong("remaining"),
                held.getOrDefault(lot, 0L),
                Instants.at(row, "earned_at"),
                Instants.maybe(row, "active_at"),
                row.getBoolean("on_condition"),
                Instants.maybe(row, "expires_at"),
                group == null ? null : new GroupId(group),
                group != null && lot <= freezes.getOrDefault(group, 0L),
                row.getLong("movement"));
    }

    /// Answers [FindDue]. A lot all of whose points are held is not due: they are written off when they
    /// are let go.
    @QueryHandler
    public List<Due> find(FindDue query) {
        return views.read(
                Accounts.TABLES,
                client ->
                        Stream.concat(
                                        dueLots(client, query).stream(),
                                        dueHolds(client, query).stream())
                                .sorted(Comparator.comparing(Due::dueAt))
                                .limit(query.limit())
                                .toList());
    }

    private static List<Due> dueLots(JdbcClient client, FindDue query) {
        var at = Instants.parameter(query.at());
        return client.sql(
                        """
                        SELECT account_id, lot, due_at FROM lots l
                        WHERE ledger_id = ? AND due_at BETWEEN ? AND ? AND remaining > (
                            SELECT COALESCE(SUM(s.points), 0) FROM hold_slices s
                            JOIN holds h ON h.ledger_id = s.ledger_id AND h.account_id = s.account_id
                                AND h.hold = s.hold AND (h.release_at IS NULL OR h.release_at > ?)
                            WHERE s.ledger_id = l.ledger_id AND s.account_id = l.account_id
                                AND s.lot = l.lot)
                            AND NOT EXISTS (SELECT 1 FROM accounts a
                                WHERE a.ledger_id = l.ledger_id AND a.account_id = l.account_id
                                    AND a.frozen)
                        ORDER BY ledger_id, due_at FETCH FIRST ? ROWS ONLY
                        """)
                .params(query.ledger().value(), Instants.EARLIEST, at, at, query.limit())
                .query((row, _) ->
                        new Due(
                                new AccountId(row.getString("account_id")),
                                row.getLong("lot"),
                                null,
                                Instants.at(row, "due_at")))
                .list();
    }

    private static List<Due> dueHolds(JdbcClient client, FindDue query) {
        return client.sql(
                        """
                        SELECT account_id, hold, release_at FROM holds h
                        WHERE ledger_id = ? AND release_at BETWEEN ? AND ?
                            AND NOT EXISTS (SELECT 1 FROM accounts a
                                WHERE a.ledger_id = h.ledger_id AND a.account_id = h.account_id
                                    AND a.frozen)
                        ORDER BY ledger_id, release_at FETCH FIRST ? ROWS ONLY
                        """)
                .params(
                        query.ledger().value(),
                        Instants.EARLIEST,
                        Instants.parameter(query.at()),
                        query.limit())
                .query((row, _) ->
                        new Due(
                                new AccountId(row.getString("account_id")),
                                null,
                                row.getString("hold"),
                                Instants.at(row, "release_at")))
                .list();
    }
}
