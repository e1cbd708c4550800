package org.livingledger.projections.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.AsOf;
import org.livingledger.api.Event;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Page;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.Stored;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.points.PointsQuery.FindJournal;
import org.livingledger.api.points.PointsQuery.FindStatement;
import org.livingledger.api.points.PointsQuery.JournalLine;
import org.livingledger.api.points.PointsQuery.StatementLine;
import org.livingledger.projections.reading.Batch;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.reading.Projection;
import org.livingledger.projections.reading.Rows;
import org.livingledger.projections.reading.Shape;
import org.livingledger.projections.reading.Views;

/// The journal, and of it the statement of each account, the system's own included.
public final class Journal implements Projection {

    private static final List<String> LINES = List.of("journal_lines");
    private static final List<String> TABLES = List.of("journal_lines", "journal_balances");

    private static final Shape<String, Long> BALANCES =
            new Shape<>(
                    "journal_balances",
                    account -> new Object[] {account},
                    balance -> new Object[] {balance},
                    row -> row.getString("account_id"),
                    row -> row.getLong("balance"));

    private static final Map<Class<?>, String> TYPES = new ConcurrentHashMap<>();

    private final Views views;

    /// A journal that answers from the given views.
    public Journal(Views views) {
        this.views = views;
    }

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public int generation() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return TABLES;
    }

    @Override
    public Set<Class<? extends Event>> folds() {
        return Set.of(PointsEvent.class);
    }

    @Override
    public void on(Batch batch) {
        Rows<String, Long> balances = batch.tables().rows(BALANCES);
        balances.loadAll(
                batch.events().stream()
                        .map(RecordedEvent::event)
                        .filter(PointsEvent.class::isInstance)
                        .flatMap(event -> ((PointsEvent) event).postings().stream())
                        .map(posting -> posting.account().value()));
        List<@Nullable Object[]> lines = new ArrayList<>();
        for (RecordedEvent recorded : batch.events()) {
            if (recorded.event() instanceof PointsEvent event) {
                post(recorded, event, balances, lines);
            }
        }
        batch.tables().insert("journal_lines", lines);
        balances.flush();
    }

    private static void post(
            RecordedEvent recorded,
            PointsEvent event,
            Rows<String, Long> balances,
            List<@Nullable Object[]> lines) {
        int line = 0;
        for (PointsEvent.Posting posting : event.postings()) {
            String account = posting.account().value();
            Long before = balances.get(account);
            long after = (before == null ? 0 : before) + posting.points();
            balances.put(account, after);
            lines.add(
                    new @Nullable Object[] {
                        recorded.position(),
                        ++line,
                        recorded.correlation(),
                        type(event.getClass()),
                        account,
                        posting.points(),
                        after,
                        counterparty(event, posting.account()),
                        reason(event),
                        event.occurredAt(),
                        recorded.recordedAt()
                    });
        }
    }

    private static String type(Class<? extends PointsEvent> event) {
        return TYPES.computeIfAbsent(
                event, type -> Objects.requireNonNull(type.getAnnotation(Stored.class)).value());
    }

    /// The other side, when it is a member's or a pool's: a statement says with whom, not by which of
    /// the system's books.
    private static @Nullable String counterparty(PointsEvent event, AccountId account) {
        if (event instanceof PointsEvent.PointsSent sent) {
            return sent.to().value();
        }
        if (event instanceof PointsEvent.PointsReceived received) {
            return received.from().value();
        }
        return account.isSystem() ? event.account().value() : null;
    }

    private static @Nullable String reason(PointsEvent event) {
        return switch (event) {
            case PointsEvent.PointsEarned earned -> earned.reason();
            case PointsEvent.PointsSpent spent -> spent.reason();
            case PointsEvent.PointsSent sent -> sent.reason();
            case PointsEvent.PointsReceived received -> received.reason();
            case PointsEvent.PointsAdded added -> added.reason();
            case PointsEvent.PointsTaken taken -> taken.reason();
            case PointsEvent.GrantReversed reversed -> reversed.reason();
            case PointsEvent.SpendReversed reversed -> reversed.reason();
            case PointsEvent.PointsForfeited forfeited -> forfeited.reason();
            case PointsEvent.PointsCancelled cancelled -> cancelled.reason();
            case PointsEvent.AccountFrozen frozen -> frozen.reason();
            case PointsEvent.PointsHeld _,
                    PointsEvent.GrantRestored _,
                    PointsEvent.HoldCaptured _,
                    PointsEvent.HoldReleased _,
                    PointsEvent.PointsExpired _,
                    PointsEvent.PointsActivated _,
                    PointsEvent.AccountUnfrozen _,
                    PointsEvent.PointsFrozen _,
                    PointsEvent.PointsThawed _ ->
                    null;
        };
    }

    /// Answers [FindStatement].
    @QueryHandler
    public Page<StatementLine> find(FindStatement query) {
        Long before = query.before();
        List<StatementLine> lines =
                views.read(
                        LINES,
                        client ->
                                client.sql(
                                                "SELECT * FROM journal_lines WHERE ledger_id = ?"
                                                        + " AND account_id = ? AND position < ? ORDER"
                                                        + " BY ledger_id DESC, account_id DESC,"
                                                        + " position DESC FETCH FIRST ? ROWS ONLY")
                                        .params(
                                                query.ledger().value(),
                                                query.account().value(),
                                                before == null ? Long.MAX_VALUE : before,
                                                query.limit() + 1)
                                        .query((row, _) -> statementLine(row))
                                        .list());
        boolean more = lines.size() > query.limit();
        List<StatementLine> shown = more ? List.copyOf(lines.subList(0, query.limit())) : lines;
        return new Page<>(shown, more ? String.valueOf(shown.getLast().movement()) : null);
    }

    /// The grants on an account that were recorded later than a past and true by then, in their order.
    ///
    /// @param most at most this many
    public List<StatementLine> grants(LedgerId ledger, AccountId account, AsOf asOf, int most) {
        return views.read(
                LINES,
                client ->
                        client.sql(
                                        "SELECT * FROM journal_lines WHERE ledger_id = ? AND"
                                                + " account_id = ? AND position > ? AND position <= ?"
                                                + " AND type = ? AND occurred_at <= ? ORDER BY"
                                                + " ledger_id, account_id, position FETCH FIRST ?"
                                                + " ROWS ONLY")
                                .params(
                                        ledger.value(),
                                        account.value(),
                                        asOf.then(),
                                        asOf.position(),
                                        type(PointsEvent.PointsEarned.class),
                                        Instants.parameter(asOf.at()),
                                        most)
                                .query((row, _) -> statementLine(row))
                                .list());
    }

    private static StatementLine statementLine(ResultSet row) throws SQLException {
        String counterparty = row.getString("counterparty_id");
        return new StatementLine(
                row.getLong("position"),
                row.getString("type"),
                row.getLong("points"),
                row.getLong("balance"),
                counterparty == null ? null : new AccountId(counterparty),
                row.getString("reason"),
                Instants.at(row, "occurred_at"),
                Instants.at(row, "recorded_at"));
    }

    /// Answers [FindJournal]. The lines of one position are never parted, so a page can have one line
    /// less than its limit, or, with a limit of 1, one more.
    @QueryHandler
    public Page<JournalLine> find(FindJournal query) {
        int limit = Math.max(2, query.limit());
        List<JournalLine> lines =
                views.read(
                        LINES,
                        client ->
                                client.sql(
                                                "SELECT * FROM journal_lines WHERE ledger_id = ?"
                                                        + " AND position > ? ORDER BY ledger_id,"
                                                        + " position, line FETCH FIRST ? ROWS ONLY")
                                        .params(query.ledger().value(), query.after(), limit + 1)
                                        .query((row, _) -> journalLine(row))
                                        .list());
        if (lines.size() <= limit) {
            return new Page<>(lines, null);
        }
        long cut = lines.getLast().position();
        List<JournalLine> shown =
                lines.subList(0, limit).getLast().position() == cut
                        ? lines.stream().filter(line -> line.position() < cut).toList()
                        : List.copyOf(lines.subList(0, limit));
        return new Page<>(shown, String.valueOf(shown.getLast().position()));
    }

    private static JournalLine journalLine(ResultSet row) throws SQLException {
        return new JournalLine(
                row.getLong("position"),
                row.getInt("line"),
                row.getString("transaction_id"),
                new AccountId(row.getString("account_id")),
                row.getLong("points"),
                Instants.at(row, "occurred_at"),
                Instants.at(row, "recorded_at"));
    }
}
