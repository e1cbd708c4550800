package org.livingledger.projections.doors;

import static org.livingledger.projections.doors.Doors.TABLES;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Page;
import org.livingledger.api.gate.GatePolicy;
import org.livingledger.api.gate.GateQuery.ApplicationView;
import org.livingledger.api.gate.GateQuery.BanView;
import org.livingledger.api.gate.GateQuery.DueAtDoor;
import org.livingledger.api.gate.GateQuery.FindDueAtDoors;
import org.livingledger.api.gate.GateQuery.FindGates;
import org.livingledger.api.gate.GateQuery.GatesView;
import org.livingledger.api.gate.GateQuery.InvitationView;
import org.livingledger.api.gate.GateQuery.ListApplications;
import org.livingledger.api.gate.GateQuery.ListBans;
import org.livingledger.api.gate.GateQuery.ListInvitations;
import org.livingledger.api.gate.GateQuery.ListWaiting;
import org.livingledger.api.gate.GateQuery.WaitingView;
import org.livingledger.api.gate.MissingGate;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.reading.Views;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// What the doors answer.
public final class DoorAnswers {

    /// Whether seats are free is known to the rosters.
    private static final List<String> WITH_GROUPS = List.of("door_applications", "ledger_groups");

    private final Views views;
    private final JsonMapper json;

    /// Answers from the given views.
    public DoorAnswers(Views views, JsonMapper json) {
        this.views = views;
        this.json = json;
    }

    /// Answers [FindGates].
    @QueryHandler
    public GatesView find(FindGates query) {
        return views.read(
                TABLES,
                client ->
                        client.sql(
                                        "SELECT policy, set_at FROM door_gates WHERE ledger_id = ?"
                                                + " AND group_id = ?")
                                .params(query.ledger().value(), query.group().value())
                                .query((row, _) ->
                                        new GatesView(
                                                query.group(),
                                                json.readValue(
                                                        row.getString("policy"), GatePolicy.class),
                                                Instants.at(row, "set_at")))
                                .optional()
                                .orElse(new GatesView(query.group(), GatePolicy.NONE, null)));
    }

    /// Answers [ListApplications].
    @QueryHandler
    public Page<ApplicationView> list(ListApplications query) {
        MemberId after = query.after();
        return views.read(
                TABLES,
                client ->
                        page(
                                client.sql(
                                                "SELECT * FROM door_applications WHERE ledger_id ="
                                                        + " ? AND group_id = ? AND member_id > ?"
                                                        + " AND (ended_at IS NULL OR ?) ORDER BY"
                                                        + " ledger_id, group_id, member_id FETCH"
                                                        + " FIRST ? ROWS ONLY")
                                        .params(
                                                query.ledger().value(),
                                                query.group().value(),
                                                after == null ? "" : after.value(),
                                                !query.openOnly(),
                                                query.limit() + 1)
                                        .query((row, _) -> application(query.group(), row))
                                        .list(),
                                query.limit(),
                                application -> application.member().value()));
    }

    private ApplicationView application(GroupId group, ResultSet row) throws SQLException {
        return new ApplicationView(
                group,
                new MemberId(row.getString("member_id")),
                row.getString("status"),
                row.getBoolean("approved"),
                List.of(json.readValue(row.getString("awaited"), MissingGate[].class)),
                Shapes.number(row, "invitation"),
                row.getString("reason"),
                member(row, "decided_by"),
                Instants.at(row, "filed_at"),
                Instants.maybe(row, "expires_at"),
                Instants.maybe(row, "ended_at"));
    }

    /// Answers [ListWaiting].
    @QueryHandler
    public Page<WaitingView> list(ListWaiting query) {
        return views.read(
                TABLES,
                client ->
                        page(
                                client.sql(
                                                "SELECT * FROM door_applications WHERE ledger_id ="
                                                        + " ? AND group_id = ? AND waiting_number"
                                                        + " > ? ORDER BY ledger_id, group_id,"
                                                        + " waiting_number FETCH FIRST ? ROWS ONLY")
                                        .params(
                                                query.ledger().value(),
                                                query.group().value(),
                                                query.after(),
                                                query.limit() + 1)
                                        .query((row, _) ->
                                                new WaitingView(
                                                        query.group(),
                                                        new MemberId(row.getString("member_id")),
                                                        row.getLong("waiting_number"),
                                                        Instants.at(row, "filed_at")))
                                        .list(),
                                query.limit(),
                                place -> String.valueOf(place.number())));
    }

    /// Answers [ListInvitations].
    @QueryHandler
    public Page<InvitationView> list(ListInvitations query) {
        return views.read(
                TABLES,
                client ->
                        page(
                                client.sql(
                                                "SELECT * FROM door_invitations WHERE ledger_id ="
                                                        + " ? AND group_id = ? AND invitation > ?"
                                                        + " ORDER BY ledger_id, group_id,"
                                                        + " invitation FETCH FIRST ? ROWS ONLY")
                                        .params(
                                                query.ledger().value(),
                                                query.group().value(),
                                                query.after(),
                                                query.limit() + 1)
                                        .query((row, _) -> invitation(query.group(), row))
                                        .list(),
                                query.limit(),
                                invitation -> String.valueOf(invitation.invitation())));
    }

    private static InvitationView invitation(GroupId group, ResultSet row) throws SQLException {
        return new InvitationView(
                group,
                row.getLong("invitation"),
                member(row, "created_by"),
                row.getInt("uses"),
                row.getInt("held"),
                row.getInt("used"),
                Instants.at(row, "created_at"),
                Instants.maybe(row, "expires_at"),
                Instants.maybe(row, "revoked_at"));
    }

    /// Answers [ListBans].
    @QueryHandler
    public Page<BanView> list(ListBans query) {
        MemberId after = query.after();
        return views.read(
                TABLES,
                client ->
                        page(
                                client.sql(
                                                "SELECT * FROM door_bans WHERE ledger_id = ? AND"
                                                        + " group_id = ? AND member_id > ? ORDER"
                                                        + " BY ledger_id, group_id, member_id FETCH"
                                                        + " FIRST ? ROWS ONLY")
                                        .params(
                                                query.ledger().value(),
                                                query.group().value(),
                                                after == null ? "" : after.value(),
                                                query.limit() + 1)
                                        .query((row, _) ->
                                                new BanView(
                                                        query.group(),
                                                        new MemberId(row.getString("member_id")),
                                                        row.getString("reason"),
                                                        member(row, "banned_by"),
                                                        Instants.at(row, "banned_at")))
                                        .list(),
                                query.limit(),
                                ban -> ban.member().value()));
    }

    /// Answers [FindDueAtDoors].
    @QueryHandler
    public List<DueAtDoor> find(FindDueAtDoors query) {
        return views.read(
                WITH_GROUPS,
                client ->
                        Stream.concat(
                                        expired(client, query).stream(),
                                        fillable(client, query).stream())
                                .limit(query.limit())
                                .toList());
    }

    private static List<DueAtDoor> expired(JdbcClient client, FindDueAtDoors query) {
        return client.sql(
                        """
                        SELECT a.group_id, a.member_id FROM door_applications a
                        JOIN ledger_groups g
                            ON g.ledger_id = a.ledger_id AND g.group_id = a.group_id
                        WHERE a.ledger_id = ? AND a.status = 'applied' AND a.expires_at BETWEEN ? AND ?
                            AND g.dissolved_at IS NULL
                        ORDER BY a.ledger_id, a.status, a.expires_at FETCH FIRST ? ROWS ONLY
                        """)
                .params(
                        query.ledger().value(),
                        Instants.EARLIEST,
                        Instants.parameter(query.at()),
                        query.limit())
                .query((row, _) ->
                        new DueAtDoor(
                                new GroupId(row.getString("group_id")),
                                new MemberId(row.getString("member_id"))))
                .list();
    }

    private static List<DueAtDoor> fillable(JdbcClient client, FindDueAtDoors query) {
        return client.sql(
                        """
                        SELECT DISTINCT a.group_id FROM door_applications a
                        JOIN ledger_groups g
                            ON g.ledger_id = a.ledger_id AND g.group_id = a.group_id
                        WHERE a.ledger_id = ? AND a.status = 'waiting' AND g.open
                            AND g.seats_taken < g.capacity FETCH FIRST ? ROWS ONLY
                        """)
                .params(query.ledger().value(), query.limit())
                .query((row, _) -> new DueAtDoor(new GroupId(row.getString("group_id")), null))
                .list();
    }

    private static @Nullable MemberId member(ResultSet row, String column) throws SQLException {
        String id = row.getString(column);
        return id == null ? null : new MemberId(id);
    }

    private static <T> Page<T> page(List<T> rows, int limit, Function<T, String> key) {
        boolean more = rows.size() > limit;
        List<T> shown = more ? List.copyOf(rows.subList(0, limit)) : rows;
        return new Page<>(shown, more ? key.apply(shown.getLast()) : null);
    }
}
