package org.livingledger.projections.programmes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.adoption.AdoptionFigures;
import org.livingledger.api.adoption.AdoptionMode;
import org.livingledger.api.adoption.AdoptionQuery.AdoptionView;
import org.livingledger.api.adoption.AdoptionQuery.ListAdoptions;
import org.livingledger.api.adoption.AdoptionQuery.UndoingView;
import org.livingledger.api.points.ReversalPolicy;
import org.livingledger.api.programme.ProgrammeEvent;
import org.livingledger.projections.reading.Batch;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.reading.Rows;
import org.livingledger.projections.reading.Shape;
import org.livingledger.projections.reading.Views;

/// The adoptions of every ledger, and how far each is.
public final class Adoptions {

    private static final List<String> TABLES = List.of("adoptions");

    private static final Shape<Integer, Row> SHAPE =
            new Shape<>(
                    "adoptions",
                    version -> new Object[] {version},
                    Row::columns,
                    row -> row.getInt("version"),
                    Row::from);

    private final Views views;

    /// Answers from the given views.
    public Adoptions(Views views) {
        this.views = views;
    }

    /// How far an adoption or an undoing is.
    private record Course(
            long position,
            Instant begunAt,
            @Nullable Instant endedAt,
            @Nullable AdoptionFigures figures) {

        private static final List<String> COLUMNS =
                List.of(
                        "members",
                        "granted",
                        "taken",
                        "uncollected",
                        "awarded",
                        "revoked",
                        "passed_over");

        Course ended(Instant at, AdoptionFigures all) {
            return new Course(position, begunAt, at, all);
        }

        static @Nullable Course from(ResultSet row, String prefix) throws SQLException {
            Instant begunAt = Instants.maybe(row, prefix + "begun_at");
            if (begunAt == null) {
                return null;
            }
            Instant endedAt = Instants.maybe(row, prefix + "ended_at");
            long[] figures = new long[COLUMNS.size()];
            for (int i = 0; i < figures.length; i++) {
                figures[i] = row.getLong(prefix + COLUMNS.get(i));
            }
            return new Course(
                    row.getLong(prefix + "position"),
                    begunAt,
                    endedAt,
                    endedAt == null
                            ? null
                            : new AdoptionFigures(
                                    figures[0],
                                    figures[1],
                                    figures[2],
                                    figures[3],
                                    figures[4],
                                    figures[5],
                                    figures[6]));
        }

        static void columns(@Nullable Course course, List<@Nullable Object> into) {
            AdoptionFigures of = course == null ? null : course.figures;
            into.add(course == null ? null : course.position);
            into.add(course == null ? null : course.begunAt);
            into.add(course == null ? null : course.endedAt);
            into.add(of == null ? null : of.members());
            into.add(of == null ? null : of.granted());
            into.add(of == null ? null : of.taken());
            into.add(of == null ? null : of.uncollected());
            into.add(of == null ? null : of.awarded());
            into.add(of == null ? null : of.revoked());
            into.add(of == null ? null : of.passedOver());
        }
    }

    private record Row(
            AdoptionMode mode,
            @Nullable Instant since,
            ReversalPolicy policy,
            Course adopting,
            @Nullable Course undoing) {

        @Nullable Object[] columns() {
            var columns = new ArrayList<@Nullable Object>();
            columns.add(word(mode));
            columns.add(since);
            columns.add(word(policy));
            Course.columns(adopting, columns);
            Course.columns(undoing, columns);
            return columns.toArray();
        }

        static Row from(ResultSet row) throws SQLException {
            Course adopting = Course.from(row, "");
            if (adopting == null) {
                throw new IllegalStateException("an adoption that was never begun");
            }
            return new Row(
                    AdoptionMode.valueOf(constant(row.getString("mode"))),
                    Instants.maybe(row, "since"),
                    ReversalPolicy.valueOf(constant(row.getString("policy"))),
                    adopting,
                    Course.from(row, "undoing_"));
        }

        AdoptionView view(int version) {
            return new AdoptionView(
                    version,
                    status(),
                    mode,
                    since,
                    policy,
                    adopting.position,
                    adopting.begunAt,
                    adopting.endedAt,
                    adopting.figures,
                    undoing == null
                            ? null
                            : new UndoingView(
                                    undoing.position,
                                    undoing.begunAt,
                                    undoing.endedAt,
                                    undoing.figures));
        }

        private String status() {
            if (undoing != null) {
                return undoing.endedAt == null ? "undoing" : "undone";
            }
            return adopting.endedAt == null ? "adopting" : "adopted";
        }

        private static String word(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static String constant(String word) {
            return word.toUpperCase(Locale.ROOT).replace('-', '_');
        }
    }

    static void fold(Batch batch) {
        List<RecordedEvent> these =
                batch.events().stream()
                        .filter(recorded ->
                                recorded.event() instanceof ProgrammeEvent event
                                        && adopted(event) > 0)
                        .toList();
        if (these.isEmpty()) {
            return;
        }
        Rows<Integer, Row> rows = batch.tables().rows(SHAPE);
        rows.loadAll(these.stream().map(each -> adopted((ProgrammeEvent) each.event())));
        these.forEach(each -> fold((ProgrammeEvent) each.event(), each.position(), rows));
        rows.flush();
    }

    /// The version whose adoption an event tells of, 0 if it tells of none.
    private static int adopted(ProgrammeEvent event) {
        return switch (event) {
            case ProgrammeEvent.AdoptionBegun begun -> begun.version();
            case ProgrammeEvent.AdoptionEnded ended -> ended.version();
            case ProgrammeEvent.UndoingBegun begun -> begun.version();
            case ProgrammeEvent.UndoingEnded ended -> ended.version();
            case ProgrammeEvent.ProgrammePublished _,
                    ProgrammeEvent.BudgetDrawn _,
                    ProgrammeEvent.BudgetReturned _,
                    ProgrammeEvent.BadgesReviewed _ ->
                    0;
        };
    }

    private static void fold(ProgrammeEvent event, long position, Rows<Integer, Row> rows) {
        switch (event) {
            case ProgrammeEvent.AdoptionBegun begun ->
                    rows.put(
                            begun.version(),
                            new Row(
                                    begun.mode(),
                                    begun.from(),
                                    begun.policy(),
                                    new Course(position, begun.occurredAt(), null, null),
                                    null));
            case ProgrammeEvent.AdoptionEnded ended -> {
                Row row = rows.get(ended.version());
                if (row != null) {
                    rows.put(
                            ended.version(),
                            new Row(
                                    row.mode,
                                    row.since,
                                    row.policy,
                                    row.adopting.ended(ended.occurredAt(), ended.figures()),
                                    row.undoing));
                }
            }
            case ProgrammeEvent.UndoingBegun begun -> {
                Row row = rows.get(begun.version());
                if (row != null) {
                    undoing(
                            begun.version(),
                            row,
                            new Course(position, begun.occurredAt(), null, null),
                            rows);
                }
            }
            case ProgrammeEvent.UndoingEnded ended -> {
                Row row = rows.get(ended.version());
                if (row != null && row.undoing != null) {
                    undoing(
                            ended.version(),
                            row,
                            row.undoing.ended(ended.occurredAt(), ended.figures()),
                            rows);
                }
            }
            case ProgrammeEvent.ProgrammePublished _,
                    ProgrammeEvent.BudgetDrawn _,
                    ProgrammeEvent.BudgetReturned _,
                    ProgrammeEvent.BadgesReviewed
                            _ -> {} // the other table holds what was published
        }
    }

    private static void undoing(int version, Row row, Course undoing, Rows<Integer, Row> rows) {
        rows.put(version, new Row(row.mode, row.since, row.policy, row.adopting, undoing));
    }

    /// Answers [ListAdoptions].
    @QueryHandler
    public List<AdoptionView> list(ListAdoptions query) {
        return views.read(
                TABLES,
                client ->
                        client.sql(
                                        "SELECT * FROM adoptions WHERE ledger_id = ? ORDER BY"
                                                + " ledger_id DESC, version DESC")
                                .param(query.ledger().value())
                                .query((row, _) -> Row.from(row).view(row.getInt("version")))
                                .list());
    }
}
