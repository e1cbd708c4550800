package org.livingledger.domain.whatif;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.programme.Programme.BoardDefinition;
import org.livingledger.api.programme.Programme.EarningRule;
import org.livingledger.api.programme.RuleId;
import org.livingledger.api.tier.Ladder;
import org.livingledger.api.tier.LadderId;
import org.livingledger.api.whatif.MemberDifference;
import org.livingledger.api.whatif.MemberDifference.BadgeDifference;
import org.livingledger.api.whatif.MemberDifference.Balance;
import org.livingledger.api.whatif.MemberDifference.BelowZero;
import org.livingledger.api.whatif.MemberDifference.Change;
import org.livingledger.api.whatif.MemberDifference.Points;
import org.livingledger.api.whatif.MemberDifference.RankDifference;
import org.livingledger.api.whatif.MemberDifference.TierDifference;
import org.livingledger.api.whatif.Totals;
import org.livingledger.api.whatif.Totals.BudgetDifference;
import org.livingledger.api.whatif.Totals.Unanswered;
import org.livingledger.domain.programme.ImaginedBudget;
import org.livingledger.domain.whatif.Side.Held;

/// Tells how members differ under the two programmes.
public final class Comparison {

    private final Rules live;
    private final Rules draft;
    private final ZoneId zone;
    private final Instant at;

    /// What came of it.
    ///
    /// @param members in the order of their ids
    public record Outcome(Totals totals, List<MemberDifference> members) {}

    Comparison(Rules live, Rules draft, ZoneId zone, Instant at) {
        this.live = live;
        this.draft = draft;
        this.zone = zone;
        this.at = at;
    }

    Outcome of(
            Map<MemberId, Soul> souls,
            @Nullable GroupId group,
            Map<RuleId, Long> drawn,
            Map<RuleId, ImaginedBudget> budgets,
            List<Unanswered> unanswered) {
        Ranking.rank(souls.values(), live, soul -> soul.live);
        Ranking.rank(souls.values(), draft, soul -> soul.draft);
        List<MemberId> ids =
                souls.keySet().stream().sorted(Comparator.comparing(MemberId::value)).toList();
        var members = new ArrayList<MemberDifference>();
        var sum = new Sum();
        for (MemberId id : ids) {
            Soul soul = Objects.requireNonNull(souls.remove(id)); // what was told needs no room
            if (group == null || soul.wasIn(group)) {
                MemberDifference told = member(soul);
                members.add(told);
                sum.add(told);
            }
        }
        return new Outcome(sum.totals(budgets(drawn, budgets), unanswered), List.copyOf(members));
    }

    private MemberDifference member(Soul soul) {
        Points points = Points.of(soul.live.granted, soul.draft.granted);
        List<TierDifference> tiers = tiers(soul);
        List<BadgeDifference> gained = badges(soul.draft, soul.live);
        List<BadgeDifference> lost = badges(soul.live, soul.draft);
        List<RankDifference> ranks = ranks(soul);
        boolean changed =
                points.difference() != 0
                        || soul.live.balance != soul.draft.balance
                        || tiers.stream().anyMatch(each -> each.change() != null)
                        || !gained.isEmpty()
                        || !lost.isEmpty()
                        || ranks.stream()
                                .anyMatch(each -> !Objects.equals(each.live(), each.draft()));
        BelowZero below =
                soul.draft.lowest < 0
                        ? new BelowZero(soul.draft.lowest, soul.draft.lowestAt)
                        : null;
        return new MemberDifference(
                soul.id,
                changed,
                points,
                new Balance(soul.live.balance, soul.draft.balance, below),
                tiers,
                gained,
                lost,
                ranks);
    }

    private List<TierDifference> tiers(Soul soul) {
        var tiers = new ArrayList<TierDifference>();
        for (Ladder ladder : live.ladders()) {
            tiers.add(tier(soul, ladder, find(draft, ladder.id())));
        }
        for (Ladder ladder : draft.ladders()) {
            if (find(live, ladder.id()) == null) {
                tiers.add(tier(soul, null, ladder));
            }
        }
        return List.copyOf(tiers);
    }

    private static @Nullable Ladder find(Rules rules, LadderId id) {
        for (Ladder ladder : rules.ladders()) {
            if (ladder.id().equals(id)) {
                return ladder;
            }
        }
        return null;
    }

    private TierDifference tier(Soul soul, @Nullable Ladder before, @Nullable Ladder after) {
        String was = before == null ? null : Rules.tier(before, soul, soul.live, zone, at).tier();
        String is = after == null ? null : Rules.tier(after, soul, soul.draft, zone, at).tier();
        LadderId id = Objects.requireNonNull(before == null ? after : before).id();
        return new TierDifference(id, was, is, change(before, was, after, is));
    }

    private static @Nullable Change change(
            @Nullable Ladder before,
            @Nullable String was,
            @Nullable Ladder after,
            @Nullable String is) {
        if (after == null || is == null) {
            return before == null || was == null || before.place(was) == 0 ? null : Change.DEMOTED;
        }
        int to = after.place(is);
        if (was == null) {
            return to == 0 ? null : Change.PROMOTED;
        }
        int from = after.place(was);
        if (from < 0) {
            return Change.OTHER;
        }
        return from == to ? null : from < to ? Change.PROMOTED : Change.DEMOTED;
    }

    /// What one side holds and the other does not.
    private static List<BadgeDifference> badges(Side has, Side hasNot) {
        if (has.held().isEmpty()) {
            return List.of();
        }
        var badges = new ArrayList<BadgeDifference>();
        has.held()
                .forEach((Held held, Long points) -> {
                    if (!hasNot.held().containsKey(held)) {
                        badges.add(
                                new BadgeDifference(
                                        held.badge(), held.level(), held.group(), points));
                    }
                });
        return List.copyOf(badges);
    }

    private List<RankDifference> ranks(Soul soul) {
        var ranks = new ArrayList<RankDifference>();
        for (int board = 0; board < live.boards().size(); board++) {
            BoardDefinition its = live.boards().get(board);
            int other = find(draft, its);
            ranks.add(
                    new RankDifference(
                            its.id(),
                            its.group(),
                            soul.live.rank(board),
                            other < 0 ? null : soul.draft.rank(other)));
        }
        for (int board = 0; board < draft.boards().size(); board++) {
            BoardDefinition its = draft.boards().get(board);
            if (find(live, its) < 0) {
                ranks.add(new RankDifference(its.id(), its.group(), null, soul.draft.rank(board)));
            }
        }
        return List.copyOf(ranks);
    }

    private static int find(Rules rules, BoardDefinition wanted) {
        for (int board = 0; board < rules.boards().size(); board++) {
            BoardDefinition its = rules.boards().get(board);
            if (its.id().equals(wanted.id()) && Objects.equals(its.group(), wanted.group())) {
                return board;
            }
        }
        return -1;
    }

    private List<BudgetDifference> budgets(
            Map<RuleId, Long> drawn, Map<RuleId, ImaginedBudget> imagined) {
        var rules = new TreeSet<RuleId>(Comparator.comparing(RuleId::value));
        for (Rules each : List.of(live, draft)) {
            for (EarningRule rule : each.inForce().programme().rules()) {
                if (rule.budget() != null) {
                    rules.add(rule.id());
                }
            }
        }
        return rules.stream()
                .map(rule -> {
                    ImaginedBudget budget = imagined.get(rule);
                    return new BudgetDifference(
                            rule,
                            Points.of(
                                    drawn.getOrDefault(rule, 0L),
                                    budget == null ? 0 : budget.drawn()));
                })
                .toList();
    }

    /// Adds up what members come to.
    private static final class Sum {

        private long members;
        private long changed;
        private long belowZero;
        private long live;
        private long draft;
        private long up;
        private long down;
        private long awarded;
        private long awardedPoints;
        private long revoked;
        private long revokedPoints;

        void add(MemberDifference member) {
            members++;
            changed += member.changed() ? 1 : 0;
            belowZero += member.balance().belowZero() == null ? 0 : 1;
            live = Math.addExact(live, member.points().live());
            draft = Math.addExact(draft, member.points().draft());
            for (TierDifference tier : member.tiers()) {
                up += tier.change() == Change.PROMOTED ? 1 : 0;
                down += tier.change() == Change.DEMOTED ? 1 : 0;
            }
            for (BadgeDifference badge : member.badgesGained()) {
                awarded++;
                awardedPoints += badge.points();
            }
            for (BadgeDifference badge : member.badgesLost()) {
                revoked++;
                revokedPoints += badge.points();
            }
        }

        Totals totals(List<BudgetDifference> budgets, List<Unanswered> unanswered) {
            return new Totals(
                    members,
                    changed,
                    belowZero,
                    Points.of(live, draft),
                    up,
                    down,
                    new Totals.Badges(awarded, awardedPoints),
                    new Totals.Badges(revoked, revokedPoints),
                    budgets,
                    unanswered);
        }
    }
}
