package org.livingledger.projections.rosters;

import static org.livingledger.projections.rosters.Rosters.TABLES;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Page;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.group.GroupQuery.FindGroup;
import org.livingledger.api.group.GroupQuery.GroupView;
import org.livingledger.api.group.GroupQuery.ListGroups;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipQuery.FindMember;
import org.livingledger.api.membership.MembershipQuery.FindRoster;
import org.livingledger.api.membership.MembershipQuery.MemberProfile;
import org.livingledger.api.membership.MembershipQuery.Membership;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.reading.Views;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the rosters answer.
public final class RosterAnswers {

    private final Views views;

    /// Answers from the given views.
    public RosterAnswers(Views views) {
        this.views = views;
    }

    /// Answers [FindGroup].
    @QueryHandler
    public @Nullable GroupView find(FindGroup query) {
        return views.read(
                TABLES,
                client ->
                        groups(client, query.ledger(), query.group().value(), true, 1).stream()
                                .findFirst()
                                .orElse(null));
    }

    /// Answers [ListGroups].
    @QueryHandler
    public Page<GroupView> list(ListGroups query) {
        GroupId after = query.after();
        return views.read(
                TABLES,
                client ->
                        page(
                                groups(
                                        client,
                                        query.ledger(),
                                        after == null ? "" : after.value(),
                                        false,
                                        query.limit() + 1),
                                query.limit(),
                                group -> group.group().value()));
    }

    /// Answers [FindRoster].
    @QueryHandler
    public Page<Membership> find(FindRoster query) {
        MemberId after = query.after();
        return views.read(
                TABLES,
                client ->
                        page(
                                client.sql(
                                                "SELECT * FROM memberships WHERE ledger_id = ? AND"
                                                        + " group_id = ? AND member_id > ? AND (status"
                                                        + " = 'active' OR ?) ORDER BY ledger_id,"
                                                        + " group_id, member_id FETCH FIRST ? ROWS"
                                                        + " ONLY")
                                        .params(
                                                query.ledger().value(),
                                                query.group().value(),
                                                after == null ? "" : after.value(),
                                                !query.activeOnly(),
                                                query.limit() + 1)
                                        .query((row, _) -> membership(row))
                                        .list(),
                                query.limit(),
                                membership -> membership.member().value()));
    }

    /// Answers [FindMember].
    @QueryHandler
    public @Nullable MemberProfile find(FindMember query) {
        return views.read(
                TABLES,
                client ->
                        client.sql(
                                        "SELECT introduced_at FROM members WHERE ledger_id = ? AND"
                                                + " member_id = ?")
                                .params(query.ledger().value(), query.member().value())
                                .query((row, _) -> Instants.at(row, "introduced_at"))
                                .optional()
                                .map(introducedAt ->
                                        new MemberProfile(
                                                query.member(),
                                                introducedAt,
                                                memberships(client, query)))
                                .orElse(null));
    }

    private static List<Membership> memberships(JdbcClient client, FindMember query) {
        return client.sql(
                        "SELECT * FROM memberships WHERE ledger_id = ? AND member_id = ? ORDER BY"
                                + " ledger_id, member_id, group_id")
                .params(query.ledger().value(), query.member().value())
                .query((row, _) -> membership(row))
                .list();
    }

    private static List<GroupView> groups(
            JdbcClient client, LedgerId ledger, String group, boolean itself, int limit) {
        return client.sql(
                        "SELECT * FROM ledger_groups WHERE ledger_id = ? AND group_id "
                                + (itself ? "=" : ">")
                                + " ? ORDER BY ledger_id, group_id FETCH FIRST ? ROWS ONLY")
                .params(ledger.value(), group, limit)
                .query((row, _) ->
                        new GroupView(
                                new GroupId(row.getString("group_id")),
                                row.getString("name"),
                                row.getInt("capacity"),
                                row.getInt("seats_taken"),
                                row.getBoolean("open"),
                                row.getInt("admin_limit"),
                                new MemberId(row.getString("owner_id")),
                                admins(client, ledger, row.getString("group_id")),
                                Instants.at(row, "founded_at")))
                .list();
    }

    private static List<MemberId> admins(JdbcClient client, LedgerId ledger, String group) {
        return client.sql(
                        "SELECT member_id FROM memberships WHERE ledger_id = ? AND group_id = ? AND"
                                + " role = 'admin' AND status = 'active' ORDER BY member_id")
                .params(ledger.value(), group)
                .query((row, _) -> new MemberId(row.getString(1)))
                .list();
    }

    private static Membership membership(ResultSet row) throws SQLException {
        return new Membership(
                new GroupId(row.getString("group_id")),
                new MemberId(row.getString("member_id")),
                row.getString("role"),
                row.getString("status"),
                row.getInt("epoch"),
                Instants.at(row, "joined_at"),
                Instants.maybe(row, "ended_at"));
    }

    private static <T> Page<T> page(List<T> rows, int limit, Function<T, String> key) {
        boolean more = rows.size() > limit;
        List<T> shown = more ? List.copyOf(rows.subList(0, limit)) : rows;
        return new Page<>(shown, more ? key.apply(shown.getLast()) : null);
    }
}
