package org.livingledger.projections.rosters;

import static org.livingledger.projections.rosters.Rosters.TABLES;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Page;
import org.livingledger.api.group.Founders;
import org.livingledger.api.group.GroupCommand;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.group.GroupKind;
import org.livingledger.api.group.GroupQuery.Dissolution;
import org.livingledger.api.group.GroupQuery.DueTerm;
import org.livingledger.api.group.GroupQuery.FindDissolutions;
import org.livingledger.api.group.GroupQuery.FindDueTerms;
import org.livingledger.api.group.GroupQuery.FindGroup;
import org.livingledger.api.group.GroupQuery.GroupView;
import org.livingledger.api.group.GroupQuery.HasGroup;
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

    /// Titles are known to the titles, and shown with the memberships that they are held in.
    private static final List<String> WITH_TITLES =
            Stream.concat(TABLES.stream(), Stream.of("member_titles")).toList();

    private static final List<String> GROUPS = List.of("ledger_groups");

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
                        groups(client, query.ledger(), query.at(), query.group().value(), true, 1)
                                .stream()
                                .findFirst()
                                .orElse(null));
    }

    /// Answers [HasGroup].
    @QueryHandler
    public Boolean has(HasGroup query) {
        return views.read(
                GROUPS,
                client ->
                        client.sql(
                                        "SELECT group_id FROM ledger_groups WHERE ledger_id = ? AND"
                                                + " group_id = ?")
                                .params(query.ledger().value(), query.group().value())
                                .query(String.class)
                                .optional()
                                .isPresent());
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
                                        query.at(),
                                        after == null ? "" : after.value(),
                                        false,
                                        query.limit() + 1),
                                query.limit(),
                                group -> group.group().value()));
    }

    /// Answers [FindDissolutions].
    @QueryHandler
    public List<Dissolution> find(FindDissolutions query) {
        return views.read(
                TABLES,
                client ->
                        Stream.concat(ending(client, query).stream(), ended(client, query).stream())
                                .limit(query.limit())
                                .toList());
    }

    private static List<Dissolution> ending(JdbcClient client, FindDissolutions query) {
        return client.sql(
                        "SELECT group_id, dissolves_at FROM ledger_groups WHERE ledger_id = ? AND"
                                + " dissolves_at <= ? AND dissolved_at IS NULL ORDER BY ledger_id,"
                                + " group_id FETCH FIRST ? ROWS ONLY")
                .params(query.ledger().value(), Instants.parameter(query.at()), query.limit())
                .query((row, _) ->
                        new Dissolution(
                                new GroupId(row.getString("group_id")),
                                Instants.at(row, "dissolves_at"),
                                List.of()))
                .list();
    }

    private static List<Dissolution> ended(JdbcClient client, FindDissolutions query) {
        return client.sql(
                        "SELECT group_id, dissolved_at FROM ledger_groups WHERE ledger_id = ? AND"
                                + " dissolved_at IS NOT NULL AND seats_taken > 0 ORDER BY ledger_id,"
                                + " group_id FETCH FIRST ? ROWS ONLY")
                .params(query.ledger().value(), query.limit())
                .query((row, _) ->
                        new Dissolution(
                                new GroupId(row.getString("group_id")),
                                Instants.at(row, "dissolved_at"),
                                seated(client, query.ledger(), row.getString("group_id"))))
                .list();
    }

    private static List<MemberId> seated(JdbcClient client, LedgerId ledger, String group) {
        return client.sql(
                        "SELECT member_id FROM memberships WHERE ledger_id = ? AND group_id = ? AND"
                                + " status = 'active' ORDER BY ledger_id, group_id, member_id FETCH"
                                + " FIRST ? ROWS ONLY")
                .params(ledger.value(), group, GroupCommand.MOST_RELEASED)
                .query((row, _) -> new MemberId(row.getString(1)))
                .list();
    }

    /// Answers [FindRoster].
    @QueryHandler
    public Page<Membership> find(FindRoster query) {
        MemberId after = query.after();
        return views.read(
                WITH_TITLES,
                client ->
                        page(
                                new Titled(client, query.ledger(), query.at())
                                        .all(
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
                                                        .query((row, _) ->
                                                                membership(row, query.at()))
                                                        .list()),
                                query.limit(),
                                membership -> membership.member().value()));
    }

    /// Answers [FindMember].
    @QueryHandler
    public @Nullable MemberProfile find(FindMember query) {
        return views.read(
                WITH_TITLES,
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
        return new Titled(client, query.ledger(), query.at())
                .all(
                        client.sql(
                                        "SELECT * FROM memberships WHERE ledger_id = ? AND member_id"
                                                + " = ? ORDER BY ledger_id, member_id, group_id")
                                .params(query.ledger().value(), query.member().value())
                                .query((row, _) -> membership(row, query.at()))
                                .list());
    }

    private static List<GroupView> groups(
            JdbcClient client,
            LedgerId ledger,
            @Nullable Instant at,
            String group,
            boolean itself,
            int limit) {
        return client.sql(
                        "SELECT * FROM ledger_groups WHERE ledger_id = ? AND group_id "
                                + (itself ? "=" : ">")
                                + " ? ORDER BY ledger_id, group_id FETCH FIRST ? ROWS ONLY")
                .params(ledger.value(), group, limit)
                .query((row, _) ->
                        new GroupView(
                                new GroupId(row.getString("group_id")),
                                row.getString("name"),
                                row.getString("description"),
                                kind(row.getString("kind")),
                                group(row.getString("parent_id")),
                                row.getInt("capacity"),
                                row.getInt("seats_taken"),
                                row.getBoolean("open"),
                                row.getInt("admin_limit"),
                                new MemberId(row.getString("owner_id")),
                                admins(client, ledger, at, row.getString("group_id")),
                                Founders.valueOf(row.getString("sub_group_founders")),
                                Instants.at(row, "founded_at"),
                                Instants.maybe(row, "dissolves_at"),
                                Instants.maybe(row, "dissolved_at")))
                .list();
    }

    private static @Nullable GroupKind kind(@Nullable String name) {
        return name == null ? null : GroupKind.valueOf(name);
    }

    private static @Nullable GroupId group(@Nullable String id) {
        return id == null ? null : new GroupId(id);
    }

    private static List<MemberId> admins(
            JdbcClient client, LedgerId ledger, @Nullable Instant at, String group) {
        return client
                .sql(
                        "SELECT member_id, term_ends_at FROM memberships WHERE ledger_id = ? AND"
                                + " group_id = ? AND role = 'admin' AND status = 'active' ORDER BY"
                                + " ledger_id, group_id, role, member_id")
                .params(ledger.value(), group)
                .query((row, _) ->
                        isOver(row, at)
                                ? List.<MemberId>of()
                                : List.of(new MemberId(row.getString("member_id"))))
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static boolean isOver(ResultSet row, @Nullable Instant at) throws SQLException {
        Instant end = Instants.maybe(row, "term_ends_at");
        return end != null && at != null && !end.isAfter(at);
    }

    /// Answers [FindDueTerms].
    @QueryHandler
    public List<DueTerm> find(FindDueTerms query) {
        return views.read(
                TABLES,
                client ->
                        client.sql(
                                        "SELECT group_id, member_id FROM memberships WHERE ledger_id"
                                                + " = ? AND term_ends_at BETWEEN ? AND ? ORDER BY ledger_id,"
                                                + " term_ends_at, group_id, member_id FETCH FIRST ?"
                                                + " ROWS ONLY")
                                .params(
                                        query.ledger().value(),
                                        Instants.EARLIEST,
                                        Instants.parameter(query.at()),
                                        query.limit())
                                .query((row, _) ->
                                        new DueTerm(
                                                new GroupId(row.getString("group_id")),
                                                new MemberId(row.getString("member_id"))))
                                .list());
    }

    private static Membership membership(ResultSet row, Instant at) throws SQLException {
        boolean over = isOver(row, at);
        return new Membership(
                new GroupId(row.getString("group_id")),
                new MemberId(row.getString("member_id")),
                over ? Rosters.MEMBER : row.getString("role"),
                row.getString("status"),
                row.getInt("epoch"),
                Instants.at(row, "joined_at"),
                Instants.maybe(row, "ended_at"),
                over ? null : Instants.maybe(row, "term_ends_at"),
                List.of());
    }

    private static <T> Page<T> page(List<T> rows, int limit, Function<T, String> key) {
        boolean more = rows.size() > limit;
        List<T> shown = more ? List.copyOf(rows.subList(0, limit)) : rows;
        return new Page<>(shown, more ? key.apply(shown.getLast()) : null);
    }
}
