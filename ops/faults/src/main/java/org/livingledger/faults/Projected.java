package org.livingledger.faults;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// I4 and I7 in the tables of the read side, at whatever position they stand: each movement of points
/// was seen once, every line says the balance that the events give there, every transaction of the
/// journal sums to zero, and an account is as its events leave it.
final class Projected {

    private final Database database;
    private final Findings findings;
    private final Map<String, Long> heads;
    private final Map<String, Report.Book> books;

    Projected(
            Database database,
            Findings findings,
            Map<String, Long> heads,
            Map<String, Report.Book> books) {
        this.database = database;
        this.findings = findings;
        this.heads = heads;
        this.books = books;
    }

    void check() throws SQLException {
        if (!database.has("projection_positions")) {
            return; // killed before anything of it was written: it is built at the next start
        }
        checkJournal(positions("journal"));
        checkAccounts(positions("accounts"));
    }

    /// How far the live tables of a projection say that they are.
    private Map<String, Long> positions(String projection) throws SQLException {
        Map<String, Long> positions = new HashMap<>();
        database.read(
                "select p.ledger_id, p.position from projection_positions p"
                        + " join projection_builds b on b.build = p.build"
                        + " where b.live and b.projection = '"
                        + projection
                        + "'",
                row -> positions.put(row.getString(1), row.getLong(2)));
        positions.forEach((ledger, position) -> {
            if (position > heads.getOrDefault(ledger, 0L)) {
                findings.add("I7", ledger, position, projection + " is ahead of the events");
            }
        });
        return positions;
    }

    private void checkJournal(Map<String, Long> positions) throws SQLException {
        Map<String, Set<Long>> missing = new HashMap<>();
        positions.forEach((ledger, position) -> {
            Set<Long> moved = new HashSet<>();
            book(ledger)
                    .movements()
                    .forEach((at, movement) -> {
                        if (at <= position && movement.points() != 0) {
                            moved.add(at);
                        }
                    });
            missing.put(ledger, moved);
        });
        Map<String, Long> sums = new HashMap<>();
        database.read(
                "select ledger_id, position, transaction_id, account_id, points, balance"
                        + " from journal_lines order by ledger_id, position, line",
                row -> {
                    String ledger = row.getString(1);
                    long position = row.getLong(2);
                    sums.merge(ledger + " " + row.getString(3), row.getLong(5), Long::sum);
                    if (position > positions.getOrDefault(ledger, 0L)) {
                        findings.add("I7", ledger, position, "a line the journal has not come to");
                    }
                    Report.Movement movement = book(ledger).movements().get(position);
                    if (movement == null) {
                        findings.add("I7", ledger, position, "a line for what moved nothing");
                    } else if (movement.account().equals(row.getString(4))) {
                        missing.getOrDefault(ledger, Set.of()).remove(position);
                        if (movement.points() != row.getLong(5)
                                || movement.balance() != row.getLong(6)) {
                            findings.add(
                                    "I4",
                                    ledger,
                                    position,
                                    "the journal says %d and %d, the events %s"
                                            .formatted(row.getLong(5), row.getLong(6), movement));
                        }
                    }
                });
        missing.forEach((ledger, at) ->
                at.forEach(position ->
                        findings.add("I7", ledger, position, "the journal skipped it")));
        sums.forEach((transaction, sum) -> {
            if (sum != 0) {
                findings.add("I4", transaction, 0, "the journal's lines sum to " + sum);
            }
        });
    }

    private void checkAccounts(Map<String, Long> positions) throws SQLException {
        Map<String, Map<String, Account>> left = new HashMap<>();
        positions.forEach((ledger, position) -> {
            if (position.equals(heads.get(ledger))) {
                left.put(ledger, new HashMap<>(book(ledger).accounts()));
            }
        });
        database.read(
                "select ledger_id, account_id, balance, debt, frozen from accounts",
                row -> {
                    String ledger = row.getString(1);
                    Map<String, Account> its = left.get(ledger);
                    // a table on its way to the head is judged when it is there
                    Account account = its == null ? null : its.remove(row.getString(2));
                    if (account != null
                            && (account.balance != row.getLong(3)
                                    || account.debt != row.getLong(4)
                                    || account.frozen != row.getBoolean(5))) {
                        findings.add(
                                "I4",
                                ledger,
                                positions.getOrDefault(ledger, 0L),
                                "account %s: the table says %d, debt %d; the events %d, debt %d"
                                        .formatted(
                                                row.getString(2),
                                                row.getLong(3),
                                                row.getLong(4),
                                                account.balance,
                                                account.debt));
                    }
                });
        left.forEach((ledger, accounts) ->
                accounts.keySet()
                        .forEach(account ->
                                findings.add(
                                        "I7",
                                        ledger,
                                        positions.getOrDefault(ledger, 0L),
                                        "account " + account + " has no row")));
    }

    private Report.Book book(String ledger) {
        return books.getOrDefault(ledger, Report.Book.EMPTY);
    }
}
