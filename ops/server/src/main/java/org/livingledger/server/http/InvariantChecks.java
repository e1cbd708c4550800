package org.livingledger.server.http;

import java.util.List;
import org.livingledger.api.LedgerId;
import org.livingledger.server.http.Projections.Invariant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What must hold in the tables of a ledger. Each check reads the tables of one projection in one
/// statement, so that it sees them at one position, whatever is being written.
final class InvariantChecks {

    private static final List<Check> CHECKS =
            List.of(
                    new Check(
                            "postings-sum-to-zero",
                            "points left over when all accounts are added up",
                            "SELECT COALESCE(SUM(balance), 0) FROM journal_balances"
                                    + " WHERE ledger_id = ?"),
                    new Check(
                            "lots-sum-to-balance",
                            "accounts whose lots less their debt are not their balance",
                            """
                            SELECT COUNT(*) FROM (
                                SELECT a.account_id, a.balance, a.debt,
                                    COALESCE(SUM(l.remaining), 0) AS remaining
                                FROM accounts a
                                LEFT JOIN lots l
                                    ON l.ledger_id = a.ledger_id AND l.account_id = a.account_id
                                WHERE a.ledger_id = ? AND a.account_id NOT LIKE 'system:%'
                                GROUP BY a.account_id, a.balance, a.debt) each_account
                            WHERE balance <> remaining - debt\
                            """),
                    new Check(
                            "holds-within-lots",
                            "lots of which more is held than is in them",
                            """
                            SELECT COUNT(*) FROM (
                                SELECT l.account_id, l.lot, l.remaining, SUM(h.points) AS held
                                FROM lots l
                                JOIN hold_slices h
                                    ON h.ledger_id = l.ledger_id AND h.account_id = l.account_id
                                    AND h.lot = l.lot
                                WHERE l.ledger_id = ?
                                GROUP BY l.account_id, l.lot, l.remaining) each_lot
                            WHERE held > remaining\
                            """),
                    new Check(
                            "seats-within-capacity",
                            "groups with more seats taken than they have",
                            "SELECT COUNT(*) FROM ledger_groups"
                                    + " WHERE ledger_id = ? AND seats_taken > capacity"),
                    new Check(
                            "seats-are-memberships",
                            "groups whose seats taken are not their active members",
                            """
                            SELECT COUNT(*) FROM (
                                SELECT g.group_id, g.seats_taken, COUNT(m.member_id) AS active
                                FROM ledger_groups g
                                LEFT JOIN memberships m
                                    ON m.ledger_id = g.ledger_id AND m.group_id = g.group_id
                                    AND m.status = 'active'
                                WHERE g.ledger_id = ?
                                GROUP BY g.group_id, g.seats_taken) each_group
                            WHERE seats_taken <> active\
                            """),
                    new Check(
                            "one-owner-per-group",
                            "groups without exactly one active owner",
                            """
                            SELECT COUNT(*) FROM (
                                SELECT g.group_id, COUNT(m.member_id) AS owners
                                FROM ledger_groups g
                                LEFT JOIN memberships m
                                    ON m.ledger_id = g.ledger_id AND m.group_id = g.group_id
                                    AND m.status = 'active' AND m.role = 'owner'
                                WHERE g.ledger_id = ?
                                GROUP BY g.group_id) each_group
                            WHERE owners <> 1\
                            """));

    private final JdbcClient jdbc;

    /// A rule that holds when its statement counts 0.
    private record Check(String id, String counted, String sql) {}

    InvariantChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whether each of them holds in a ledger.
    List<Invariant> check(LedgerId ledger) {
        return CHECKS.stream().map(check -> check(check, ledger)).toList();
    }

    private Invariant check(Check check, LedgerId ledger) {
        long counted = jdbc.sql(check.sql()).param(ledger.value()).query(Long.class).single();
        return new Invariant(check.id(), counted == 0, counted + " " + check.counted());
    }
}
