package org.livingledger.projections.recognition;

import static org.livingledger.projections.recognition.Recognitions.TABLES;
import static org.livingledger.projections.recognition.Shapes.WHOLE_LEDGER;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.programme.Period;
import org.livingledger.api.recognition.BadgeDefinition;
import org.livingledger.api.recognition.BadgeId;
import org.livingledger.api.recognition.CheckIns;
import org.livingledger.api.recognition.Merits;
import org.livingledger.api.recognition.RecognitionQuery.AwardView;
import org.livingledger.api.recognition.RecognitionQuery.BadgeView;
import org.livingledger.api.recognition.RecognitionQuery.FindBadges;
import org.livingledger.api.recognition.RecognitionQuery.FindReview;
import org.livingledger.api.recognition.RecognitionQuery.FindStreaks;
import org.livingledger.api.recognition.RecognitionQuery.ListBadges;
import org.livingledger.api.recognition.RecognitionQuery.ReviewView;
import org.livingledger.api.recognition.RecognitionQuery.StreakView;
import org.livingledger.api.recognition.Streaks.Streak;
import org.livingledger.api.recognition.Tally;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.reading.Views;
import org.livingledger.projections.recognition.Shapes.Book;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// What streaks and badges answer.
public final class RecognitionAnswers {

    private final Views views;
    private final JsonMapper json;

    /// Answers from the given views.
    public RecognitionAnswers(Views views, JsonMapper json) {
        this.views = views;
        this.json = json;
    }

    /// Answers [FindStreaks].
    @QueryHandler
    public List<StreakView> find(FindStreaks query) {
        return views.read(
                TABLES,
                client -> {
                    Book book = book(client, query.ledger());
                    if (book == null) {
                        return List.of();
                    }
                    LocalDate today = Period.day(query.at(), ZoneId.of(book.zone()));
                    return streaks(
                            merits(client, query.ledger(), query.member()), checkIns(book), today);
                });
    }

    /// Answers [FindBadges].
    @QueryHandler
    public List<AwardView> find(FindBadges query) {
        return views.read(
                TABLES,
                client ->
                        client.sql(
                                        "SELECT * FROM badge_awards WHERE ledger_id = ? AND"
                                                + " member_id = ? ORDER BY position")
                                .params(query.ledger().value(), query.member().value())
                                .query((row, _) -> award(row))
                                .list());
    }

    /// Answers [ListBadges].
    @QueryHandler
    public List<BadgeView> list(ListBadges query) {
        return views.read(
                TABLES,
                client -> {
                    Book book = book(client, query.ledger());
                    var views = new ArrayList<BadgeView>();
                    for (BadgeDefinition badge : badges(book)) {
                        views.add(new BadgeView(badge, holders(client, query.ledger(), badge)));
                    }
                    return views;
                });
    }

    /// Answers [FindReview].
    @QueryHandler
    public ReviewView find(FindReview query) {
        return views.read(
                TABLES,
                client -> {
                    Book book = book(client, query.ledger());
                    if (book == null || badges(book).isEmpty()) {
                        return new ReviewView(book == null ? 0 : book.version(), List.of());
                    }
                    return new ReviewView(
                            book.version(),
                            client.sql(
                                            "SELECT DISTINCT member_id FROM recognition_seats WHERE"
                                                    + " ledger_id = ? AND member_id > ? ORDER BY"
                                                    + " member_id FETCH FIRST ? ROWS ONLY")
                                    .params(
                                            query.ledger().value(),
                                            book.reviewedThrough(),
                                            query.limit())
                                    .query((row, _) -> new MemberId(row.getString(1)))
                                    .list());
                });
    }

    private static List<StreakView> streaks(Merits merits, CheckIns policy, LocalDate today) {
        var groups = new TreeMap<String, TreeSet<String>>();
        for (Tally tally : merits.tallies()) {
            groups.computeIfAbsent(WHOLE_LEDGER, _ -> new TreeSet<>())
                    .add(tally.activity().value());
            if (merits.epoch(tally.group()) == tally.epoch()) {
                groups.computeIfAbsent(tally.group().value(), _ -> new TreeSet<>())
                        .add(tally.activity().value());
            }
        }
        var streaks = new ArrayList<StreakView>();
        groups.forEach((name, activities) -> {
            GroupId group = name.equals(WHOLE_LEDGER) ? null : new GroupId(name);
            activities.forEach(kind ->
                    streaks.add(view(merits, group, new ActivityType(kind), policy, today)));
        });
        return List.copyOf(streaks);
    }

    private static StreakView view(
            Merits merits,
            @Nullable GroupId group,
            ActivityType activity,
            CheckIns policy,
            LocalDate today) {
        Streak streak = merits.streak(group, activity, policy, today);
        return new StreakView(
                group,
                group == null ? null : merits.epoch(group),
                activity,
                streak.days(),
                streak.since(),
                streak.last(),
                streak.longest(),
                merits.kept(group, activity).contains(today),
                merits.paused(group).test(today));
    }

    private static Merits merits(JdbcClient client, LedgerId ledger, MemberId member) {
        List<Merits.Seat> seats =
                member(client, "recognition_seats", ledger, member)
                        .query((row, _) ->
                                new Merits.Seat(
                                        new GroupId(row.getString("group_id")),
                                        row.getInt("epoch"),
                                        row.getBoolean("active")))
                        .list();
        List<Merits.Pause> pauses =
                member(client, "streak_pauses", ledger, member)
                        .query((row, _) -> pause(row))
                        .list();
        var tallies = new ArrayList<Tally>();
        var days = new ArrayList<Tally.Day>();
        member(
                        client,
                        "kept_days",
                        ledger,
                        member,
                        " ORDER BY group_id, epoch, activity, local_day")
                .query(row -> {
                    var group = new GroupId(row.getString("group_id"));
                    int epoch = row.getInt("epoch");
                    var activity = new ActivityType(row.getString("activity"));
                    LocalDate day = LocalDate.parse(row.getString("local_day"));
                    Tally last = tallies.isEmpty() ? null : tallies.getLast();
                    if (last == null
                            || last.epoch() != epoch
                            || last.year() != day.getYear()
                            || !Objects.equals(last.group(), group)
                            || !Objects.equals(last.activity(), activity)) {
                        end(tallies, days);
                        tallies.add(new Tally(group, epoch, activity, day.getYear(), List.of()));
                    }
                    days.add(
                            new Tally.Day(
                                    day,
                                    row.getInt("activities"),
                                    row.getBoolean("made_up"),
                                    java.util.Map.of()));
                });
        end(tallies, days);
        return new Merits(seats, List.copyOf(tallies), pauses, List.of(), List.of(), List.of());
    }

    /// The days so far are those of the last tally.
    private static void end(List<Tally> tallies, List<Tally.Day> days) {
        if (!tallies.isEmpty()) {
            Tally last = tallies.removeLast();
            tallies.add(
                    new Tally(
                            last.group(),
                            last.epoch(),
                            last.activity(),
                            last.year(),
                            List.copyOf(days)));
            days.clear();
        }
    }

    private static Merits.Pause pause(ResultSet row) throws SQLException {
        String through = row.getString("paused_through");
        return new Merits.Pause(
                new GroupId(row.getString("group_id")),
                row.getInt("epoch"),
                LocalDate.parse(row.getString("paused_from")),
                through == null ? null : LocalDate.parse(through));
    }

    private static JdbcClient.StatementSpec member(
            JdbcClient client, String table, LedgerId ledger, MemberId member) {
        return member(client, table, ledger, member, "");
    }

    private static JdbcClient.StatementSpec member(
            JdbcClient client, String table, LedgerId ledger, MemberId member, String order) {
        return client.sql(
                        "SELECT * FROM " + table + " WHERE ledger_id = ? AND member_id = ?" + order)
                .params(ledger.value(), member.value());
    }

    private static AwardView award(ResultSet row) throws SQLException {
        String group = row.getString("group_id");
        String evidence = row.getString("evidence");
        boolean whole = group.equals(WHOLE_LEDGER);
        return new AwardView(
                new BadgeId(row.getString("badge_id")),
                row.getInt("badge_level"),
                whole ? null : new GroupId(group),
                whole ? null : row.getInt("epoch"),
                row.getInt("version"),
                row.getLong("score"),
                evidence.isEmpty()
                        ? List.of()
                        : Arrays.stream(evidence.split(",")).map(Long::valueOf).toList(),
                row.getLong("position"),
                Instants.at(row, "earned_at"),
                Instants.maybe(row, "revoked_at"));
    }

    private static long holders(JdbcClient client, LedgerId ledger, BadgeDefinition badge) {
        return client.sql(
                        "SELECT COUNT(DISTINCT member_id) FROM badge_awards WHERE ledger_id = ? AND"
                                + " badge_id = ? AND revoked_at IS NULL")
                .params(ledger.value(), badge.id().value())
                .query(Long.class)
                .single();
    }

    private static @Nullable Book book(JdbcClient client, LedgerId ledger) {
        return client.sql("SELECT * FROM recognition_books WHERE ledger_id = ?")
                .param(ledger.value())
                .query((row, _) -> Book.from(row))
                .optional()
                .orElse(null);
    }

    private List<BadgeDefinition> badges(@Nullable Book book) {
        return book == null
                ? List.of()
                : List.of(json.readValue(book.badges(), BadgeDefinition[].class));
    }

    private CheckIns checkIns(Book book) {
        return json.readValue(book.checkIns(), CheckIns.class);
    }
}
