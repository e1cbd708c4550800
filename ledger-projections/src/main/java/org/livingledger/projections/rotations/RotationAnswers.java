package org.livingledger.projections.rotations;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.rotation.Candidate;
import org.livingledger.api.rotation.RotationCommand;
import org.livingledger.api.rotation.RotationPolicy;
import org.livingledger.api.rotation.RotationPolicy.Term;
import org.livingledger.api.rotation.RotationQuery.DueRotation;
import org.livingledger.api.rotation.RotationQuery.FindDueRotations;
import org.livingledger.api.rotation.RotationQuery.FindRotation;
import org.livingledger.api.rotation.RotationQuery.Proposal;
import org.livingledger.api.rotation.RotationQuery.RotationView;
import org.livingledger.api.rotation.RotationQuery.Status;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.reading.Views;
import org.livingledger.projections.rotations.Rotations.Proposed;
import org.livingledger.projections.rotations.Rotations.Row;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// What the rotations answer. Who is active stands with the days that members kept, who is in a group
/// with the rosters.
public final class RotationAnswers {

    private static final List<String> TABLES =
            List.of("kept_days", "ledgers", "memberships", "rotations");

    private final Views views;
    private final JsonMapper json;

    /// Answers from the given views.
    public RotationAnswers(Views views, JsonMapper json) {
        this.views = views;
        this.json = json;
    }

    /// Answers [FindRotation].
    @QueryHandler
    public RotationView find(FindRotation query) {
        return views.read(
                TABLES,
                client ->
                        client.sql("SELECT * FROM rotations WHERE ledger_id = ? AND group_id = ?")
                                .params(query.ledger().value(), query.group().value())
                                .query((row, _) -> Rotations.row(row))
                                .optional()
                                .map(row -> view(client, query, row))
                                .orElseGet(() ->
                                        new RotationView(
                                                query.group(), null, null, List.of(), null)));
    }

    private RotationView view(JdbcClient client, FindRotation query, Row row) {
        RotationPolicy policy = policy(row);
        Term term = policy.termAt(query.at(), zone(client, query.ledger()));
        return new RotationView(
                query.group(),
                policy,
                term,
                term == null
                        ? List.of()
                        : ranking(client, query.ledger(), query.group(), policy, term, query.at()),
                proposal(row.proposed()));
    }

    private @Nullable Proposal proposal(@Nullable Proposed made) {
        return made == null
                ? null
                : new Proposal(
                        made.beginsAt(),
                        made.endsAt(),
                        Status.valueOf(made.status()),
                        List.of(json.readValue(made.candidates(), Candidate[].class)),
                        List.of(json.readValue(made.promoted(), MemberId[].class)));
    }

    /// Answers [FindDueRotations].
    @QueryHandler
    public List<DueRotation> find(FindDueRotations query) {
        return views.read(
                TABLES,
                client -> {
                    List<Map.Entry<GroupId, Row>> rows = dueRows(client, query);
                    if (rows.isEmpty()) {
                        return List.of(); // a ledger that is new may not have been folded yet
                    }
                    ZoneId zone = zone(client, query.ledger());
                    var due = new ArrayList<DueRotation>();
                    for (Map.Entry<GroupId, Row> one : rows) {
                        RotationPolicy policy = policy(one.getValue());
                        Term term = policy.termAt(query.at(), zone);
                        if (term != null) {
                            due.add(
                                    new DueRotation(
                                            one.getKey(),
                                            ranking(
                                                            client,
                                                            query.ledger(),
                                                            one.getKey(),
                                                            policy,
                                                            term,
                                                            query.at())
                                                    .stream()
                                                    .map(Candidate::member)
                                                    .toList()));
                        }
                    }
                    return due;
                });
    }

    private static List<Map.Entry<GroupId, Row>> dueRows(
            JdbcClient client, FindDueRotations query) {
        return client.sql(
                        "SELECT * FROM rotations WHERE ledger_id = ? AND due_at BETWEEN ? AND ? ORDER BY"
                                + " ledger_id, due_at, group_id FETCH FIRST ? ROWS ONLY")
                .params(
                        query.ledger().value(),
                        Instants.EARLIEST,
                        Instants.parameter(query.at()),
                        query.limit())
                .query((row, _) ->
                        Map.entry(new GroupId(row.getString("group_id")), Rotations.row(row)))
                .list();
    }

    /// The most active ordinary members, as [Candidate#ORDER] has them.
    private static List<Candidate> ranking(
            JdbcClient client,
            LedgerId ledger,
            GroupId group,
            RotationPolicy policy,
            Term term,
            Instant at) {
        var activity = policy.activity();
        return client.sql(
                        "SELECT m.member_id, m.joined_at, SUM(k.activities) AS facts, COUNT(DISTINCT"
                                + " k.local_day) AS days FROM memberships m JOIN kept_days k ON"
                                + " k.ledger_id = m.ledger_id AND k.member_id = m.member_id AND"
                                + " k.group_id = m.group_id AND k.epoch = m.epoch WHERE m.ledger_id"
                                + " = ? AND m.group_id = ? AND m.status = 'active' AND (m.role ="
                                + " 'member' OR m.term_ends_at <= ?) AND k.local_day BETWEEN ? AND ?"
                                + " AND k.activities > 0 AND (k.activity = ? OR ?) GROUP BY"
                                + " m.member_id, m.joined_at HAVING SUM(k.activities) >= ? ORDER BY"
                                + " facts DESC, days DESC, m.joined_at, m.member_id FETCH FIRST ?"
                                + " ROWS ONLY")
                .params(
                        ledger.value(),
                        group.value(),
                        Instants.parameter(at),
                        term.from().toString(),
                        term.through().toString(),
                        activity == null ? "" : activity.value(),
                        activity == null,
                        policy.atLeast(),
                        RotationCommand.MOST_CONSIDERED)
                .query((row, _) ->
                        new Candidate(
                                new MemberId(row.getString("member_id")),
                                row.getLong("facts"),
                                row.getInt("days"),
                                Instants.at(row, "joined_at")))
                .list();
    }

    private RotationPolicy policy(Row row) {
        return json.readValue(row.policy(), RotationPolicy.class);
    }

    private static ZoneId zone(JdbcClient client, LedgerId ledger) {
        return client.sql("SELECT zone FROM ledgers WHERE ledger_id = ?")
                .param(ledger.value())
                .query((row, _) -> ZoneId.of(row.getString("zone")))
                .optional()
                .orElseThrow(() -> new IllegalStateException("the ledger is not open"));
    }
}
