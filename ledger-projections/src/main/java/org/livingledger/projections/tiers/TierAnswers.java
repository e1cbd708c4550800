package org.livingledger.projections.tiers;

import static org.livingledger.projections.tiers.Tiers.TABLES;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Page;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.tier.Fact;
import org.livingledger.api.tier.Ladder;
import org.livingledger.api.tier.LadderId;
import org.livingledger.api.tier.Spells;
import org.livingledger.api.tier.Tally;
import org.livingledger.api.tier.TierAt;
import org.livingledger.api.tier.TierEvent.Cause;
import org.livingledger.api.tier.TierQuery.Change;
import org.livingledger.api.tier.TierQuery.Count;
import org.livingledger.api.tier.TierQuery.DueTiers;
import org.livingledger.api.tier.TierQuery.FindDueTiers;
import org.livingledger.api.tier.TierQuery.FindLadder;
import org.livingledger.api.tier.TierQuery.FindMemberTiers;
import org.livingledger.api.tier.TierQuery.LadderView;
import org.livingledger.api.tier.TierQuery.ListLadders;
import org.livingledger.api.tier.TierQuery.MemberTiers;
import org.livingledger.api.tier.TierQuery.Place;
import org.livingledger.api.tier.Timeline;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.reading.Views;
import org.livingledger.projections.tiers.Shapes.FactKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// What is answered about tiers, as of the instant that the question names.
public final class TierAnswers {

    /// How many changes of a member are told at most: nobody reads further back here; the member's
    /// history has all of them.
    private static final int CHANGES = 200;

    private static final String AT =
            " AND (from_at IS NULL OR from_at <= ?) AND (until_at IS NULL OR until_at > ?)";

    private final Views views;
    private final JsonMapper json;

    /// Answers from the given views.
    public TierAnswers(Views views, JsonMapper json) {
        this.views = views;
        this.json = json;
    }

    /// Answers [ListLadders].
    @QueryHandler
    public List<LadderView> list(ListLadders query) {
        return views.read(
                TABLES,
                client ->
                        ladders(client, query.ledger()).stream()
                                .map(ladder ->
                                        new LadderView(ladder, counts(client, query, ladder)))
                                .toList());
    }

    private static List<Count> counts(JdbcClient client, ListLadders query, Ladder ladder) {
        var at = Instants.parameter(query.at());
        Map<String, Long> members = new HashMap<>();
        client.sql(
                        "SELECT tier, COUNT(*) FROM tier_steps WHERE ledger_id = ? AND ladder_id"
                                + " = ?"
                                + AT
                                + " GROUP BY tier")
                .params(query.ledger().value(), ladder.id().value(), at, at)
                .query(row -> {
                    members.put(row.getString(1), row.getLong(2));
                });
        return ladder.tiers().stream()
                .map(tier -> new Count(tier.id(), members.getOrDefault(tier.id(), 0L)))
                .toList();
    }

    /// Answers [FindLadder].
    @QueryHandler
    public @Nullable Page<Place> find(FindLadder query) {
        return views.read(
                TABLES,
                client ->
                        ladders(client, query.ledger()).stream()
                                        .anyMatch(each -> each.id().equals(query.ladder()))
                                ? places(client, query)
                                : null);
    }

    private static Page<Place> places(JdbcClient client, FindLadder query) {
        MemberId after = query.after();
        String tier = query.tier();
        var at = Instants.parameter(query.at());
        List<Place> found =
                client.sql(
                                "SELECT * FROM tier_steps WHERE ledger_id = ? AND ladder_id = ? AND"
                                        + " member_id > ?"
                                        + AT
                                        + (tier == null ? " AND ? = ''" : " AND tier = ?")
                                        + " ORDER BY ledger_id, ladder_id, member_id"
                                        + " FETCH FIRST ? ROWS ONLY")
                        .params(
                                query.ledger().value(),
                                query.ladder().value(),
                                after == null ? "" : after.value(),
                                at,
                                at,
                                tier == null ? "" : tier,
                                query.limit() + 1)
                        .query((row, _) ->
                                new Place(
                                        new MemberId(row.getString("member_id")),
                                        row.getString("tier"),
                                        Instants.maybe(row, "from_at"),
                                        Instants.maybe(row, "until_at")))
                        .list();
        boolean more = found.size() > query.limit();
        List<Place> shown = more ? List.copyOf(found.subList(0, query.limit())) : found;
        return new Page<>(shown, more ? shown.getLast().member().value() : null);
    }

    /// Answers [FindMemberTiers].
    @QueryHandler
    public @Nullable MemberTiers find(FindMemberTiers query) {
        return views.read(
                TABLES,
                client -> {
                    boolean known =
                            client.sql(
                                            "SELECT 1 FROM tier_members WHERE ledger_id = ? AND"
                                                    + " member_id = ?")
                                    .params(query.ledger().value(), query.member().value())
                                    .query(Integer.class)
                                    .optional()
                                    .isPresent();
                    return known
                            ? new MemberTiers(
                                    query.member(), tiers(client, query), history(client, query))
                            : null;
                });
    }

    private List<TierAt> tiers(JdbcClient client, FindMemberTiers query) {
        Rules rules = rules(client, query.ledger());
        if (rules == null || rules.ladders().isEmpty()) {
            return List.of();
        }
        Tally tally = tally(client, query);
        Spells spells = spells(client, query);
        return rules.ladders().stream()
                .map(ladder -> Timeline.of(ladder, List.of(tally), spells, rules.zone()))
                .map(timeline -> TierAt.of(timeline, query.at()))
                .toList();
    }

    private static Tally tally(JdbcClient client, FindMemberTiers query) {
        var marks = new HashMap<Fact.Kind, List<Tally.Mark>>();
        client.sql("SELECT * FROM tier_facts WHERE ledger_id = ? AND member_id = ?")
                .params(query.ledger().value(), query.member().value())
                .query(row -> {
                    FactKey key = Shapes.FACTS.readKey().from(row);
                    marks.computeIfAbsent(key.kind(), _ -> new ArrayList<>())
                            .add(new Tally.Mark(key.at(), row.getLong("amount")));
                });
        return Climbers.tally(marks);
    }

    private static Spells spells(JdbcClient client, FindMemberTiers query) {
        return Spells.of(
                client.sql(
                                "SELECT * FROM tier_spells WHERE ledger_id = ? AND member_id = ?"
                                        + " ORDER BY ledger_id, member_id, group_id, spell")
                        .params(query.ledger().value(), query.member().value())
                        .query((row, _) ->
                                new Spells.Spell(
                                        new GroupId(row.getString("group_id")),
                                        Instants.at(row, "started_at"),
                                        Instants.maybe(row, "ended_at")))
                        .list());
    }

    private static List<Change> history(JdbcClient client, FindMemberTiers query) {
        return client.sql(
                        "SELECT * FROM tier_changes WHERE ledger_id = ? AND member_id = ? ORDER BY"
                                + " ledger_id DESC, member_id DESC, position DESC FETCH FIRST "
                                + CHANGES
                                + " ROWS ONLY")
                .params(query.ledger().value(), query.member().value())
                .query((row, _) ->
                        new Change(
                                row.getLong("position"),
                                new LadderId(row.getString("ladder_id")),
                                row.getString("from_tier"),
                                row.getString("to_tier"),
                                Cause.valueOf(row.getString("cause").toUpperCase(Locale.ROOT)),
                                Instants.at(row, "occurred_at"),
                                Instants.at(row, "recorded_at")))
                .list();
    }

    /// Answers [FindDueTiers].
    @QueryHandler
    public List<DueTiers> find(FindDueTiers query) {
        return views.read(
                TABLES,
                client ->
                        client.sql(
                                        "SELECT member_id, due_at FROM tier_members WHERE ledger_id"
                                                + " = ? AND due_at BETWEEN ? AND ? ORDER BY ledger_id, due_at"
                                                + " FETCH FIRST ? ROWS ONLY")
                                .params(
                                        query.ledger().value(),
                                        Instants.EARLIEST,
                                        Instants.parameter(query.at()),
                                        query.limit())
                                .query((row, _) ->
                                        new DueTiers(
                                                new MemberId(row.getString("member_id")),
                                                Instants.at(row, "due_at")))
                                .list());
    }

    private List<Ladder> ladders(JdbcClient client, LedgerId ledger) {
        Rules rules = rules(client, ledger);
        return rules == null ? List.of() : rules.ladders();
    }

    private @Nullable Rules rules(JdbcClient client, LedgerId ledger) {
        return client.sql("SELECT * FROM tier_ledgers WHERE ledger_id = ?")
                .param(ledger.value())
                .query((row, _) -> Tiers.rules(row, json))
                .optional()
                .orElse(null);
    }
}
