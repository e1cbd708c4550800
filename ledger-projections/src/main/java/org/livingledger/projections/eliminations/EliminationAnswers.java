package org.livingledger.projections.eliminations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Page;
import org.livingledger.api.elimination.Candidate;
import org.livingledger.api.elimination.Candidate.Figure;
import org.livingledger.api.elimination.EliminationPolicy;
import org.livingledger.api.elimination.EliminationQuery.DueElimination;
import org.livingledger.api.elimination.EliminationQuery.FindDueEliminations;
import org.livingledger.api.elimination.EliminationQuery.FindEliminations;
import org.livingledger.api.elimination.EliminationQuery.LogLine;
import org.livingledger.api.elimination.EliminationQuery.Preview;
import org.livingledger.api.elimination.EliminationQuery.PreviewElimination;
import org.livingledger.api.elimination.EliminationQuery.RunFigures;
import org.livingledger.api.elimination.Judgement;
import org.livingledger.api.elimination.Review;
import org.livingledger.api.elimination.Review.Judged;
import org.livingledger.api.elimination.Review.Verdict;
import org.livingledger.api.elimination.Span.Days;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.Programme.Metric;
import org.livingledger.api.recognition.CheckIns;
import org.livingledger.api.recognition.Within;
import org.livingledger.projections.eliminations.Shapes.Book;
import org.livingledger.projections.eliminations.Shapes.Group;
import org.livingledger.projections.eliminations.Shapes.InForce;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.reading.Views;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// What is answered about elimination. A preview judges with the same function as a run, from the
/// rows that rosters, tiers and recognition keep of what the write side keeps in its aggregates.
public final class EliminationAnswers {

    static final List<String> TABLES =
            Stream.concat(
                            Eliminations.TABLES.stream(),
                            Stream.of("memberships", "member_titles", "tier_facts", "kept_days"))
                    .toList();

    private final Views views;
    private final JsonMapper json;

    /// Answers from the given views.
    public EliminationAnswers(Views views, JsonMapper json) {
        this.views = views;
        this.json = json;
    }

    /// Answers [PreviewElimination].
    @QueryHandler
    public @Nullable Preview preview(PreviewElimination query) {
        return views.read(
                TABLES,
                client -> {
                    Book book = book(client, query.ledger());
                    InForce inForce = book == null ? null : book.policy(query.group());
                    return book == null || inForce == null
                            ? null
                            : preview(query, inForce.policy(), book, client);
                });
    }

    private static Preview preview(
            PreviewElimination query, EliminationPolicy policy, Book book, JdbcClient client) {
        Review review = review(query, policy, book, client);
        List<Judged> found = review.after(query.after(), query.limit() + 1);
        boolean more = found.size() > query.limit();
        List<Judged> shown = more ? List.copyOf(found.subList(0, query.limit())) : found;
        int exempt = review.exempt();
        return new Preview(
                query.group(),
                book.version(),
                policy,
                query.at(),
                review.members().size() - exempt,
                exempt,
                review.count(Verdict.ELIMINATE),
                review.count(Verdict.WARN),
                review.count(Verdict.WARNED),
                review.count(Verdict.LIFT),
                review.count(Verdict.STAY),
                shown,
                more ? shown.getLast().member().value() : null);
    }

    /// Everyone in the group, judged.
    static Review review(
            PreviewElimination query, EliminationPolicy policy, Book book, JdbcClient client) {
        LocalDate today = Period.day(query.at(), book.zone());
        LocalDate begun = policy.window().on(today).getLast().from();
        return Review.of(
                policy,
                book.version(),
                candidates(query, policy, book.zone(), client),
                gone(query, begun, client),
                book.zone(),
                query.at());
    }

    private static int gone(PreviewElimination query, LocalDate begun, JdbcClient client) {
        return client.sql(
                        "SELECT COALESCE(SUM(eliminated), 0) FROM elimination_log WHERE ledger_id ="
                                + " ? AND group_id = ? AND local_day >= ?")
                .params(query.ledger().value(), query.group().value(), begun.toString())
                .query(Integer.class)
                .single();
    }

    private static List<Candidate> candidates(
            PreviewElimination query, EliminationPolicy policy, ZoneId zone, JdbcClient client) {
        var figures = new HashMap<String, Figure>();
        Figure none = null;
        for (Days days : policy.window().on(Period.day(query.at(), zone))) {
            Figure nothing = new Figure(0, days);
            Figure before = none;
            none = none == null ? nothing : none;
            Map<String, Long> counts = counts(query, policy, days, zone, client);
            counts.forEach((member, count) -> {
                Figure figure = new Figure(count, days);
                Figure earlier = figures.getOrDefault(member, before);
                figures.put(member, earlier == null ? figure : earlier.or(figure));
            });
        }
        Map<String, List<String>> titles = titles(query, client);
        Figure otherwise = Objects.requireNonNull(none, "a window has days");
        return client.sql(
                        "SELECT m.member_id, m.role, m.epoch, m.joined_at, w.until_at FROM"
                                + " memberships m LEFT JOIN elimination_warnings w ON w.ledger_id ="
                                + " m.ledger_id AND w.group_id = m.group_id AND w.member_id ="
                                + " m.member_id WHERE m.ledger_id = ? AND m.group_id = ? AND"
                                + " m.status = 'active' ORDER BY m.ledger_id, m.group_id,"
                                + " m.member_id")
                .params(query.ledger().value(), query.group().value())
                .query((row, _) ->
                        new Candidate(
                                new MemberId(row.getString("member_id")),
                                row.getString("role"),
                                titles.getOrDefault(row.getString("member_id"), List.of()),
                                row.getInt("epoch"),
                                Instants.at(row, "joined_at"),
                                figures.getOrDefault(row.getString("member_id"), otherwise),
                                Instants.maybe(row, "until_at")))
                .list();
    }

    /// The titles that members hold then, by their ids.
    private static Map<String, List<String>> titles(PreviewElimination query, JdbcClient client) {
        var titles = new HashMap<String, List<String>>();
        client.sql(
                        "SELECT member_id, title FROM member_titles WHERE ledger_id = ? AND group_id"
                                + " = ? AND (expires_at IS NULL OR expires_at > ?)")
                .params(
                        query.ledger().value(),
                        query.group().value(),
                        Instants.parameter(query.at()))
                .query(row -> {
                    titles.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                            .add(row.getString(2));
                });
        return titles;
    }

    /// What members came to in some days, by their ids; who came to nothing is not in it.
    private static Map<String, Long> counts(
            PreviewElimination query,
            EliminationPolicy policy,
            Days days,
            ZoneId zone,
            JdbcClient client) {
        return switch (policy.measure()) {
            case CHECK_INS -> checkIns(query, days, client);
            case ACTIVITY_COUNT -> sums(query, policy, Metric.ACTIVITY_COUNT, days, zone, client);
            case POINTS_EARNED -> sums(query, policy, Metric.POINTS_EARNED, days, zone, client);
        };
    }

    private static Map<String, Long> checkIns(
            PreviewElimination query, Days days, JdbcClient client) {
        var counts = new HashMap<String, Long>();
        client.sql(
                        "SELECT m.member_id, COUNT(*) FROM memberships m JOIN kept_days d ON"
                                + " d.ledger_id = m.ledger_id AND d.member_id = m.member_id AND"
                                + " d.group_id = m.group_id AND d.epoch = m.epoch AND d.activity = ?"
                                + " AND d.local_day >= ? AND d.local_day <= ? WHERE m.ledger_id = ?"
                                + " AND m.group_id = ? AND m.status = 'active' GROUP BY"
                                + " m.member_id")
                .params(
                        CheckIns.ACTIVITY.value(),
                        days.from().toString(),
                        days.through().toString(),
                        query.ledger().value(),
                        query.group().value())
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    private static Map<String, Long> sums(
            PreviewElimination query,
            EliminationPolicy policy,
            Metric metric,
            Days days,
            ZoneId zone,
            JdbcClient client) {
        var counts = new HashMap<String, Long>();
        String activity = policy.activity() == null ? null : policy.activity().value();
        client.sql(
                        "SELECT m.member_id, SUM(f.amount) FROM memberships m JOIN tier_facts f ON"
                                + " f.ledger_id = m.ledger_id AND f.member_id = m.member_id AND"
                                + " f.metric = ? AND f.group_id = m.group_id AND f.counts_at >= ?"
                                + " AND f.counts_at < ? AND (m.epoch = 1 OR f.counts_at >="
                                + " m.joined_at)"
                                + (activity == null ? " AND ? = ''" : " AND f.activity = ?")
                                + " WHERE m.ledger_id = ? AND m.group_id = ? AND m.status ="
                                + " 'active' GROUP BY m.member_id")
                .params(
                        metric.name().toLowerCase(Locale.ROOT),
                        Instants.parameter(days.from().atStartOfDay(zone).toInstant()),
                        Instants.parameter(
                                days.through().plusDays(1).atStartOfDay(zone).toInstant()),
                        activity == null ? "" : activity,
                        query.ledger().value(),
                        query.group().value())
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    /// Answers [FindEliminations].
    @QueryHandler
    public Page<LogLine> find(FindEliminations query) {
        Long before = query.before();
        List<LogLine> found =
                views.read(
                        Eliminations.TABLES,
                        client ->
                                client.sql(
                                                "SELECT * FROM elimination_log WHERE ledger_id = ?"
                                                        + " AND group_id = ? AND position < ? ORDER"
                                                        + " BY ledger_id DESC, group_id DESC,"
                                                        + " position DESC FETCH FIRST ? ROWS ONLY")
                                        .params(
                                                query.ledger().value(),
                                                query.group().value(),
                                                before == null ? Long.MAX_VALUE : before,
                                                query.limit() + 1)
                                        .query((row, _) -> line(row))
                                        .list());
        boolean more = found.size() > query.limit();
        List<LogLine> shown = more ? List.copyOf(found.subList(0, query.limit())) : found;
        return new Page<>(shown, more ? String.valueOf(shown.getLast().position()) : null);
    }

    private LogLine line(ResultSet row) throws SQLException {
        String member = row.getString("member_id");
        String by = row.getString("decided_by");
        String judgement = row.getString("judgement");
        String run = row.getString("run");
        return new LogLine(
                row.getLong("position"),
                row.getString("type"),
                member == null ? null : new MemberId(member),
                member == null ? null : row.getInt("epoch"),
                row.getString("reason"),
                judgement == null ? null : json.readValue(judgement, Judgement.class),
                Instants.maybe(row, "until_at"),
                run == null ? null : json.readValue(run, RunFigures.class),
                by == null ? null : new MemberId(by),
                Instants.at(row, "occurred_at"),
                Instants.at(row, "recorded_at"));
    }

    /// Answers [FindDueEliminations]: policies that have a schedule of which a period has begun since,
    /// or under which a warning has run out, and runs that had no room for all.
    @QueryHandler
    public List<DueElimination> find(FindDueEliminations query) {
        return views.read(
                Eliminations.TABLES,
                client -> {
                    Book book = book(client, query.ledger());
                    return book == null || book.policies().isEmpty()
                            ? List.<DueElimination>of()
                            : due(query, book, client);
                });
    }

    private static List<DueElimination> due(
            FindDueEliminations query, Book book, JdbcClient client) {
        LocalDate today = Period.day(query.at(), book.zone());
        var due = new ArrayList<DueElimination>();
        for (InForce each : book.policies()) {
            GroupId id = each.policy().group();
            Group group = group(client, query.ledger(), id);
            if (due.size() < query.limit() && group != null && group.living()) {
                boolean scheduled = begun(each, group, today);
                if (scheduled
                        || group.remaining() > 0
                        || (each.policy().every() != null && runsOut(client, query, id))) {
                    due.add(new DueElimination(id, scheduled));
                }
            }
        }
        return due;
    }

    private static boolean begun(InForce inForce, Group group, LocalDate today) {
        Within every = inForce.policy().every();
        if (every == null) {
            return false;
        }
        LocalDate period = every.firstDay(today);
        String done = group.scheduledFor();
        return period.isAfter(inForce.since())
                && (done == null || period.isAfter(LocalDate.parse(done)));
    }

    private static @Nullable Group group(JdbcClient client, LedgerId ledger, GroupId group) {
        return client.sql("SELECT * FROM elimination_groups WHERE ledger_id = ? AND group_id = ?")
                .params(ledger.value(), group.value())
                .query((row, _) -> Shapes.GROUPS.readRow().from(row))
                .optional()
                .orElse(null);
    }

    private static boolean runsOut(JdbcClient client, FindDueEliminations query, GroupId group) {
        Instant at = query.at();
        return client.sql(
                                "SELECT COUNT(*) FROM elimination_warnings WHERE ledger_id = ? AND"
                                        + " group_id = ? AND until_at <= ?")
                        .params(query.ledger().value(), group.value(), Instants.parameter(at))
                        .query(Long.class)
                        .single()
                > 0;
    }

    private @Nullable Book book(JdbcClient client, LedgerId ledger) {
        return book(client, ledger, json);
    }

    static @Nullable Book book(JdbcClient client, LedgerId ledger, JsonMapper json) {
        return client.sql("SELECT * FROM elimination_books WHERE ledger_id = ?")
                .param(ledger.value())
                .query((row, _) -> Book.from(row, json))
                .optional()
                .orElse(null);
    }
}
