package org.livingledger.projections.discipline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Page;
import org.livingledger.api.discipline.DisciplineQuery.Appeal;
import org.livingledger.api.discipline.DisciplineQuery.ConductView;
import org.livingledger.api.discipline.DisciplineQuery.FindConduct;
import org.livingledger.api.discipline.DisciplineQuery.FindHouse;
import org.livingledger.api.discipline.DisciplineQuery.HouseView;
import org.livingledger.api.discipline.DisciplineQuery.ListMeasures;
import org.livingledger.api.discipline.DisciplineQuery.MeasureView;
import org.livingledger.api.discipline.HouseRules;
import org.livingledger.api.discipline.Measure;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.projections.discipline.Shapes.Order;
import org.livingledger.projections.discipline.Shapes.Row;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.reading.Views;
import tools.jackson.databind.json.JsonMapper;

/// What discipline answers.
public final class DisciplineAnswers {

    /// How many measures are told of one member in one group.
    private static final int TOLD = 200;

    private final Views views;
    private final JsonMapper json;

    /// Answers from the given views.
    public DisciplineAnswers(Views views, JsonMapper json) {
        this.views = views;
        this.json = json;
    }

    /// Answers [FindHouse].
    @QueryHandler
    public HouseView find(FindHouse query) {
        Order order =
                views.read(
                        Discipline.TABLES,
                        client ->
                                client.sql(
                                                "SELECT * FROM house_orders WHERE ledger_id = ? AND"
                                                        + " group_id = ?")
                                        .params(query.ledger().value(), query.group().value())
                                        .query((row, _) -> Shapes.ORDERS.readRow().from(row))
                                        .optional()
                                        .orElse(null));
        if (order == null) {
            return new HouseView(query.group(), HouseRules.NONE, false, null, null);
        }
        Instant from = order.mutedAt();
        Instant until = order.mutedUntil();
        boolean muted =
                from != null
                        && !query.at().isBefore(from)
                        && (until == null || query.at().isBefore(until));
        return new HouseView(
                query.group(),
                json.readValue(order.rules(), HouseRules.class),
                muted,
                muted ? until : null,
                muted ? order.muteReason() : null);
    }

    /// Answers [ListMeasures].
    @QueryHandler
    public Page<MeasureView> list(ListMeasures query) {
        String which =
                switch (query.which()) {
                    case ALL -> "? = ?";
                    case IN_FORCE ->
                            "lifted_at IS NULL AND (until_at IS NULL OR until_at > ?) AND"
                                    + " taken_at <= ?";
                    case APPEALED -> "appeal = 'OPEN' AND ? = ?";
                };
        List<MeasureView> found =
                views.read(
                        Discipline.TABLES,
                        client ->
                                client.sql(
                                                "SELECT * FROM measures WHERE ledger_id = ? AND"
                                                        + " group_id = ? AND position > ? AND "
                                                        + which
                                                        + " ORDER BY ledger_id, group_id, position"
                                                        + " FETCH FIRST ? ROWS ONLY")
                                        .params(
                                                query.ledger().value(),
                                                query.group().value(),
                                                query.after(),
                                                Instants.parameter(query.at()),
                                                Instants.parameter(query.at()),
                                                query.limit() + 1)
                                        .query((row, _) -> view(row, query.at()))
                                        .list());
        boolean more = found.size() > query.limit();
        List<MeasureView> shown = more ? List.copyOf(found.subList(0, query.limit())) : found;
        return new Page<>(shown, more ? String.valueOf(shown.getLast().position()) : null);
    }

    /// Answers [FindConduct].
    @QueryHandler
    public List<ConductView> find(FindConduct query) {
        List<MeasureView> found =
                views.read(
                        Discipline.TABLES,
                        client ->
                                client.sql(
                                                "SELECT * FROM measures WHERE ledger_id = ? AND"
                                                        + " member_id = ? ORDER BY ledger_id,"
                                                        + " member_id, position DESC")
                                        .params(query.ledger().value(), query.member().value())
                                        .query((row, _) -> view(row, query.at()))
                                        .list());
        Map<GroupId, List<MeasureView>> byGroup = new LinkedHashMap<>();
        found.forEach(one -> byGroup.computeIfAbsent(one.group(), _ -> new ArrayList<>()).add(one));
        return byGroup.entrySet().stream()
                .sorted((a, b) -> a.getKey().value().compareTo(b.getKey().value()))
                .map(one -> conduct(one.getKey(), one.getValue()))
                .toList();
    }

    private static ConductView conduct(GroupId group, List<MeasureView> measures) {
        List<MeasureView> mutes =
                measures.stream()
                        .filter(one -> one.inForce() && one.kind() == Measure.MUTE)
                        .toList();
        boolean open = mutes.stream().anyMatch(one -> one.until() == null);
        return new ConductView(
                group,
                (int)
                        measures.stream()
                                .filter(one -> one.inForce() && one.kind() == Measure.WARNING)
                                .count(),
                !mutes.isEmpty(),
                open
                        ? null
                        : mutes.stream()
                                .map(one -> Objects.requireNonNull(one.until()))
                                .max(Instant::compareTo)
                                .orElse(null),
                measures.stream().limit(TOLD).toList());
    }

    private static MeasureView view(ResultSet result, Instant at) throws SQLException {
        Row row = Shapes.row(result);
        Instant until = row.taken().until();
        String appeal = row.appeal();
        return new MeasureView(
                row.taken().position(),
                new GroupId(result.getString("group_id")),
                new MemberId(result.getString("member_id")),
                result.getInt("measure"),
                Measure.valueOf(row.taken().kind()),
                row.taken().reason(),
                row.taken().rule(),
                row.liftedAt() == null && (until == null || at.isBefore(until)),
                row.taken().at(),
                until,
                row.taken().followsFrom(),
                member(row.taken().by()),
                row.liftedAt(),
                member(row.liftedBy()),
                row.taken().appealUntil(),
                appeal == null ? null : Appeal.valueOf(appeal),
                member(row.decidedBy()),
                row.decision());
    }

    private static @Nullable MemberId member(@Nullable String id) {
        return id == null ? null : new MemberId(id);
    }
}
