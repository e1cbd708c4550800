package org.livingledger.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Judges a database: I1 to I5 of `reliability.md` at every prefix of every ledger's log, and I7 as far
/// as points go. It reads the tables as they lie there and shares no code with what wrote them.
public final class Checker {

    private static final JsonMapper JSON = new JsonMapper();

    private final Database database;
    private final Database projections;
    private final Findings findings = new Findings();

    private Checker(Database database, Database projections) {
        this.database = database;
        this.projections = projections;
    }

    /// Reads everything through the given connection, changing nothing, and says what is wrong.
    ///
    /// @throws SQLException if the tables cannot be read
    static Report check(Connection database) throws SQLException {
        return check(database, database);
    }

    /// The same where the projections stand in a database of their own.
    ///
    /// @throws SQLException if the tables cannot be read
    static Report check(Connection database, Connection projections) throws SQLException {
        return new Checker(new Database(database), new Database(projections)).check();
    }

    private Report check() throws SQLException {
        Map<String, Long> heads = heads();
        Map<String, List<StoredEvent>> events = events();
        Map<String, Map<String, StoredReceipt>> receipts = receipts();
        for (String ledger : receipts.keySet()) {
            heads.putIfAbsent(ledger, 0L);
        }
        for (String ledger : events.keySet()) {
            heads.putIfAbsent(ledger, 0L);
        }
        Map<String, Report.Book> books = new HashMap<>();
        heads.forEach((ledger, head) -> {
            List<StoredEvent> its = events.getOrDefault(ledger, List.of());
            new Order(findings).check(ledger, its, head);
            new Receipts(findings)
                    .check(ledger, its, receipts.getOrDefault(ledger, Map.of()).values());
            books.put(ledger, fold(its));
        });
        new Projected(projections, findings, heads, books).check();
        return new Report(
                heads.size(),
                events.values().stream().mapToLong(List::size).sum(),
                receipts,
                books,
                findings.all());
    }

    private Report.Book fold(List<StoredEvent> events) {
        var accounts = new Accounts(findings);
        List<Invariant> invariants = List.of(accounts, new Seats(findings), new Caps(findings));
        for (int i = 0; i < events.size(); i++) {
            StoredEvent event = events.get(i);
            boolean ended =
                    i + 1 == events.size()
                            || !events.get(i + 1).correlation().equals(event.correlation());
            for (Invariant invariant : invariants) {
                try {
                    invariant.see(event);
                } catch (IllegalStateException | ArithmeticException e) {
                    findings.add("I4", event, String.valueOf(e.getMessage()));
                }
                if (ended) {
                    invariant.commandEnded(event);
                }
            }
        }
        return new Report.Book(accounts.accounts(), accounts.movements());
    }

    private Map<String, Long> heads() throws SQLException {
        Map<String, Long> heads = new TreeMap<>();
        database.read(
                "select ledger_id, position from ledger_heads",
                row -> heads.put(row.getString(1), row.getLong(2)));
        return heads;
    }

    private Map<String, List<StoredEvent>> events() throws SQLException {
        Map<String, List<StoredEvent>> events = new HashMap<>();
        database.read(
                """
                select ledger_id, position, event_id, stream, sequence, type, recorded_us,
                       correlation, payload
                from events order by ledger_id, position, event_id\
                """,
                row -> {
                    String ledger = row.getString(1);
                    events.computeIfAbsent(ledger, _ -> new ArrayList<>())
                            .add(
                                    new StoredEvent(
                                            ledger,
                                            row.getLong(2),
                                            row.getString(3),
                                            row.getString(4),
                                            row.getLong(5),
                                            row.getString(6),
                                            row.getLong(7),
                                            row.getString(8),
                                            json(row.getString(9), ledger, row.getLong(2))));
                });
        return events;
    }

    private Map<String, Map<String, StoredReceipt>> receipts() throws SQLException {
        Map<String, Map<String, StoredReceipt>> receipts = new HashMap<>();
        database.read(
                """
                select ledger_id, command_key, status, body, position
                from command_receipts order by ledger_id, position, command_key\
                """,
                row -> {
                    String ledger = row.getString(1);
                    receipts.computeIfAbsent(ledger, _ -> new LinkedHashMap<>())
                            .put(
                                    row.getString(2),
                                    new StoredReceipt(
                                            ledger,
                                            row.getString(2),
                                            row.getInt(3),
                                            json(row.getString(4), ledger, row.getLong(5)),
                                            row.getLong(5)));
                });
        return receipts;
    }

    private JsonNode json(String text, String ledger, long position) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            findings.add("I1", ledger, position, "what is stored cannot be read");
            return MissingNode.getInstance();
        }
    }
}
