package org.livingledger.projections.invariants;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.AsOf;
import org.livingledger.api.LedgerId;
import org.livingledger.api.book.BookQuery.CheckInvariants;
import org.livingledger.api.book.BookQuery.Invariant;
import org.livingledger.api.book.BookQuery.InvariantReport;
import org.livingledger.projections.EventSource;
import org.livingledger.projections.reading.Together;
import org.livingledger.projections.reading.Views;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Checks the invariants of a ledger (`reliability.md` I3, I4, I5; `systems.md` section 5, 8).
///
/// Each is a question whose answer is the list of what breaks it. Some hold between tables of several
/// projections, so they are asked of one snapshot in which those stand at the same position.
public final class Invariants {

    private static final List<String> VIEWS =
            List.of(
                    "ledgers",
                    "journal_lines",
                    "journal_balances",
                    "accounts",
                    "lots",
                    "ledger_groups",
                    "memberships");

    private static final int MOST_PROBLEMS = 20;
    private static final int TRIES = 100;
    private static final long PAUSE_MILLIS = 20;

    private final Views views;
    private final EventSource source;

    /// Checks of the given views.
    public Invariants(Views views, EventSource source) {
        this.views = views;
        this.source = source;
    }

    private static final List<String> ACCOUNTS = List.of("accounts");
    private static final List<String> BOOKS = List.of("books");
    private static final List<String> JOURNAL = List.of("journal");
    private static final List<String> ROSTERS = List.of("rosters");

    /// The projections that are asked.
    private static final List<String> ASKED = List.of("accounts", "books", "journal", "rosters");

    /// @param asks the projections whose tables it needs at one position
    private record Check(
            String code, List<String> asks, String statement, String counted, String broken) {}

    private static final List<Check> CHECKS =
            List.of(
                    new Check(
                            "transactions",
                            JOURNAL,
                            "The postings of each journal transaction sum to zero.",
                            "SELECT COUNT(DISTINCT transaction_id) FROM journal_lines WHERE"
                                    + " ledger_id = ?",
                            """
                            SELECT 'transaction ' || transaction_id || ' sums to ' || SUM(points)
                            FROM journal_lines WHERE ledger_id = ?
                            GROUP BY transaction_id HAVING SUM(points) <> 0
                            """),
                    new Check(
                            "journal",
                            JOURNAL,
                            "The postings of the whole ledger sum to zero.",
                            "SELECT COUNT(*) FROM journal_lines WHERE ledger_id = ?",
                            """
                            SELECT 'the journal sums to ' || SUM(points)
                            FROM journal_lines WHERE ledger_id = ? HAVING SUM(points) <> 0
                            """),
                    new Check(
                            "postings",
                            List.of("accounts", "journal"),
                            "The balance of each account is the sum of its postings.",
                            "SELECT COUNT(*) FROM accounts WHERE ledger_id = ?",
                            """
                            SELECT 'account ' || a.account_id || ' has ' || a.balance || ', its postings '
                                || COALESCE(p.points, 0) || ', its statement ' || COALESCE(b.balance, 0)
                            FROM accounts a
                            LEFT JOIN (SELECT ledger_id, account_id, SUM(points) AS points
                                FROM journal_lines GROUP BY ledger_id, account_id) p
                                ON p.ledger_id = a.ledger_id AND p.account_id = a.account_id
                            LEFT JOIN journal_balances b
                                ON b.ledger_id = a.ledger_id AND b.account_id = a.account_id
                            WHERE a.ledger_id = ? AND (a.balance <> COALESCE(p.points, 0)
                                OR a.balance <> COALESCE(b.balance, 0))
                            """),
                    new Check(
                            "lots",
                            ACCOUNTS,
                            "The balance of each member and pool is what is in its lots, less its"
                                    + " debt.",
                            "SELECT COUNT(*) FROM accounts WHERE ledger_id = ? AND account_id NOT"
                                    + " LIKE 'system:%'",
                            """
                            SELECT 'account ' || a.account_id || ' has ' || a.balance || ', its lots '
                                || COALESCE(l.points, 0) || ', its debt ' || a.debt
                            FROM accounts a
                            LEFT JOIN (SELECT ledger_id, account_id, SUM(remaining) AS points
                                FROM lots GROUP BY ledger_id, account_id) l
                                ON l.ledger_id = a.ledger_id AND l.account_id = a.account_id
                            WHERE a.ledger_id = ? AND a.account_id NOT LIKE 'system:%'
                                AND a.balance <> COALESCE(l.points, 0) - a.debt
                            """),
                    new Check(
                            "lot-range",
                            ACCOUNTS,
                            "No lot has less than nothing in it, and no account owes less than"
                                    + " nothing.",
                            "SELECT COUNT(*) FROM lots WHERE ledger_id = ?",
                            """
                            SELECT 'account ' || a.account_id || ' owes ' || a.debt
                                || ', its least lot has ' || COALESCE(l.least, 0)
                            FROM accounts a
                            LEFT JOIN (SELECT ledger_id, account_id, MIN(remaining) AS least
                                FROM lots GROUP BY ledger_id, account_id) l
                                ON l.ledger_id = a.ledger_id AND l.account_id = a.account_id
                            WHERE a.ledger_id = ? AND (a.debt < 0 OR l.least < 0)
                            """),
                    new Check(
                            "seats",
                            ROSTERS,
                            "No group has more members than seats, and each seat taken has its"
                                    + " member.",
                            "SELECT COUNT(*) FROM ledger_groups WHERE ledger_id = ?",
                            """
                            SELECT 'group ' || g.group_id || ' has ' || COALESCE(m.members, 0)
                                || ' members on ' || g.seats_taken || ' of ' || g.capacity || ' seats'
                            FROM ledger_groups g
                            LEFT JOIN (SELECT ledger_id, group_id, COUNT(*) AS members FROM memberships
                                WHERE status = 'active' GROUP BY ledger_id, group_id) m
                                ON m.ledger_id = g.ledger_id AND m.group_id = g.group_id
                            WHERE g.ledger_id = ? AND (g.seats_taken > g.capacity
                                OR g.seats_taken <> COALESCE(m.members, 0))
                            """),
                    new Check(
                            "owners",
                            ROSTERS,
                            "Each group that goes on has exactly one owner, who is in it.",
                            "SELECT COUNT(*) FROM ledger_groups WHERE ledger_id = ?",
                            """
                            SELECT 'group ' || g.group_id || ' has ' || COALESCE(m.owners, 0) || ' owners'
                            FROM ledger_groups g
                            LEFT JOIN (SELECT ledger_id, group_id, COUNT(*) AS owners,
                                    MIN(member_id) AS owner FROM memberships
                                WHERE status = 'active' AND role = 'owner'
                                GROUP BY ledger_id, group_id) m
                                ON m.ledger_id = g.ledger_id AND m.group_id = g.group_id
                            WHERE g.ledger_id = ? AND g.dissolved_at IS NULL
                                AND (COALESCE(m.owners, 0) <> 1
                                OR m.owner <> g.owner_id)
                            """),
                    new Check(
                            "positions",
                            BOOKS,
                            "Positions are 1, 2, 3 … without a hole, and each was read once.",
                            "SELECT events FROM ledgers WHERE ledger_id = ?",
                            """
                            SELECT events || ' events were read up to position ' || last_position
                            FROM ledgers WHERE ledger_id = ? AND events <> last_position
                            """));

    /// Answers [CheckInvariants]. A projection that does not come to where the others stand, as when it
    /// waits at an event that it cannot fold, is named among what does not hold; what would need it
    /// together with others is not looked at, and says so.
    @QueryHandler
    public @Nullable InvariantReport check(CheckInvariants query) {
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt == TRIES;
            Answer answer = views.read(VIEWS, client -> answer(client, query.ledger(), last));
            if (answer.complete) {
                return answer.report;
            }
            pause();
        }
    }

    /// The same of tables that hold a ledger as it was. They were filled together, from what stands in the
    /// store. Looking back leaves events out, so positions are not looked at then.
    public InvariantReport asOf(LedgerId ledger, AsOf asOf) {
        return views.read(
                VIEWS,
                client ->
                        new InvariantReport(
                                ledger,
                                asOf.position(),
                                CHECKS.stream()
                                        .filter(check ->
                                                !asOf.hindsight() || !check.asks.equals(BOOKS))
                                        .map(check -> run(client, ledger, check))
                                        .toList()));
    }

    private record Answer(boolean complete, @Nullable InvariantReport report) {}

    /// @param apart whether to answer though the projections stand apart
    private Answer answer(JdbcClient client, LedgerId ledger, boolean apart) {
        Map<String, Long> positions = Together.positions(client, ledger, ASKED);
        long first = Collections.min(positions.values());
        long last = Collections.max(positions.values());
        if (first < last && !apart) {
            return new Answer(false, null);
        }
        if (last == 0) {
            return new Answer(true, null);
        }
        List<Invariant> invariants = new ArrayList<>();
        for (Check check : CHECKS) {
            boolean together = check.asks.stream().map(positions::get).distinct().count() == 1;
            invariants.add(together ? run(client, ledger, check) : unknown(check, positions));
        }
        invariants.add(together(positions, last));
        invariants.add(head(ledger, last));
        return new Answer(true, new InvariantReport(ledger, first, List.copyOf(invariants)));
    }

    private static Invariant unknown(Check check, Map<String, Long> positions) {
        String where =
                check.asks.stream()
                        .map(projection -> projection + " at " + positions.get(projection))
                        .collect(Collectors.joining(", "));
        return new Invariant(
                check.code,
                check.statement,
                false,
                0,
                List.of("not known: the tables stand at different positions, " + where));
    }

    private static Invariant together(Map<String, Long> positions, long last) {
        List<String> behind =
                positions.entrySet().stream()
                        .filter(each -> each.getValue() < last)
                        .map(each ->
                                each.getKey()
                                        + " stands at position "
                                        + each.getValue()
                                        + ", others at "
                                        + last)
                        .toList();
        return new Invariant(
                "together",
                "The tables of all projections come to stand at one position.",
                behind.isEmpty(),
                positions.size(),
                behind);
    }

    private static Invariant run(JdbcClient client, LedgerId ledger, Check check) {
        List<String> problems =
                client.sql(check.broken + " FETCH FIRST " + MOST_PROBLEMS + " ROWS ONLY")
                        .param(ledger.value())
                        .query(String.class)
                        .list();
        long checked = client.sql(check.counted).param(ledger.value()).query(Long.class).single();
        return new Invariant(check.code, check.statement, problems.isEmpty(), checked, problems);
    }

    private Invariant head(LedgerId ledger, long position) {
        boolean committed = source.ahead(Map.of(ledger, position - 1)).containsKey(ledger);
        return new Invariant(
                "head",
                "Nothing stands in the tables that is not committed.",
                committed,
                1,
                committed ? List.of() : List.of("the tables stand at " + position));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the tables catch up", e);
        }
    }
}
