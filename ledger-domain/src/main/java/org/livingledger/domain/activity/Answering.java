package org.livingledger.domain.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Limits;
import org.livingledger.api.Refused;
import org.livingledger.api.activity.ActivityRejection.RuleFailed;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.points.PointsEvent.Grounds;
import org.livingledger.api.points.PointsEvent.LimitedBy;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.programme.Expressions;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.Programme.AttributeType;
import org.livingledger.api.programme.Programme.EarningRule;
import org.livingledger.api.programme.Programme.Season;
import org.livingledger.api.programme.ProgrammeEvent.BudgetDrawn;
import org.livingledger.api.programme.RuleId;
import org.livingledger.api.tier.TierAt;
import org.livingledger.domain.group.Role;
import org.livingledger.domain.points.Granting;
import org.livingledger.domain.points.Terms;
import org.livingledger.domain.programme.Drawable;
import org.livingledger.domain.programme.RuleBooks.InForce;

/// How the rules of a programme answer what a member did (`systems.md` S7). It is the one meaning of
/// earning rules: commands decide by it, and a draft is tried on the past by it. It changes nothing.
public final class Answering {

    private final Expressions expressions;

    /// Answers in a language of rules.
    public Answering(Expressions expressions) {
        this.expressions = expressions;
    }

    /// Something that was done, and how things stood when it was recorded.
    ///
    /// @param attributes as [#normalized] has them
    /// @param at when it was done
    /// @param role the member's role in the group
    /// @param epoch of the membership
    /// @param silence why it earns nothing, or null
    public record Deed(
            GroupId group,
            ActivityType activity,
            String activityId,
            Map<String, Object> attributes,
            Instant at,
            Role role,
            int epoch,
            @Nullable LimitedBy silence) {

        /// The attributes by name, their whole numbers all of one type.
        public static Map<String, Object> normalized(Map<String, Object> attributes) {
            return Facts.normalized(attributes);
        }

        /// Lets pass attributes that fit what the programme declares, and activities that it does not
        /// declare.
        ///
        /// @throws Refused with [AttributesDoNotFit] if it declares the activity with others
        public void requireDeclared(InForce inForce) {
            Facts.requireDeclared(activity, attributes, inForce.programme());
        }
    }

    /// What one rule answers: its grant, and what that takes of its budget.
    public record Answer(EarningRule rule, PointsEarned earned, @Nullable BudgetDrawn drawn) {}

    /// What every rule that answers grants, in the order of the rules. None has happened.
    ///
    /// @param budgets the budget of a rule that has one
    /// @param tiers the member's tiers, asked for only if a rule asks about them
    /// @throws Refused with [RuleFailed] if a rule gives no number of points that can be granted, or
    ///     with [PointsOverflow] if the account would come to hold more than it can
    public List<Answer> answers(
            Deed deed,
            InForce inForce,
            Granting account,
            Function<RuleId, ? extends Drawable> budgets,
            Supplier<List<TierAt>> tiers,
            ZoneId zone) {
        Map<String, Object> inputs = inputs(deed, inForce, tiers, zone);
        List<Season> seasons = inForce.programme().seasons();
        LocalDate day = Period.day(deed.at(), zone);
        var answers = new ArrayList<Answer>();
        for (EarningRule rule : inForce.programme().rules()) {
            if (!rule.activity().equals(deed.activity())
                    || (rule.group() != null && !rule.group().equals(deed.group()))) {
                continue;
            }
            Long requested = asked(rule, inForce, inputs);
            if (requested == null) {
                continue;
            }
            Drawable budget = rule.budget() == null ? null : budgets.apply(rule.id());
            Share share =
                    Share.of(rule, requested, day, seasons, account, budget).under(deed.silence());
            PointsEarned earned =
                    account.grant(terms(deed, rule, inForce, requested, share, inputs, zone));
            BudgetDrawn drawn =
                    budget == null || share.points() == 0
                            ? null
                            : budget.draw(share.points(), deed.at());
            answers.add(new Answer(rule, earned, drawn));
        }
        return answers;
    }

    /// The caps that a grant of a rule for something done at an instant counts towards, without its
    /// budget, each as `rule/period`.
    public static List<String> caps(
            EarningRule rule, Instant at, List<Season> seasons, ZoneId zone) {
        return Share.caps(rule, Period.day(at, zone), seasons);
    }

    private static Terms terms(
            Deed deed,
            EarningRule rule,
            InForce inForce,
            long requested,
            Share share,
            Map<String, Object> inputs,
            ZoneId zone) {
        Instant at = deed.at();
        var expires = rule.expires();
        var pendingDays = rule.pendingDays();
        return new Terms(
                requested,
                share.points(),
                share.limitedBy(),
                expires == null ? null : expires.endsAt(at, zone),
                pendingDays == null ? null : at.atZone(zone).plusDays(pendingDays).toInstant(),
                false,
                deed.group(),
                new Grounds(
                        rule.id(),
                        inForce.version(),
                        deed.activity(),
                        deed.activityId(),
                        inputs,
                        share.counted()),
                null,
                at);
    }

    private static Map<String, Object> inputs(
            Deed deed, InForce inForce, Supplier<List<TierAt>> tiers, ZoneId zone) {
        Map<String, Object> inputs =
                Facts.inputs(
                        deed.activity(),
                        deed.attributes(),
                        deed.at().atZone(zone),
                        deed.role().toString(),
                        deed.epoch());
        boolean asked =
                inForce.programme().rules().stream()
                        .filter(rule -> rule.activity().equals(deed.activity()))
                        .anyMatch(rule -> (rule.when() + rule.points()).contains(Expressions.TIER));
        if (!asked) {
            return inputs;
        }
        var all = new TreeMap<>(inputs);
        tiers.get().forEach(each -> all.put(Expressions.TIER + each.ladder(), each.tier()));
        return Collections.unmodifiableMap(all);
    }

    /// How many points a rule asks for, or null if it does not answer.
    private @Nullable Long asked(EarningRule rule, InForce inForce, Map<String, Object> inputs) {
        Map<String, AttributeType> declared =
                inForce.programme().activities().getOrDefault(rule.activity().value(), Map.of());
        long points;
        try {
            if (rule.when() != null && !expressions.when(rule, declared, inputs)) {
                return null;
            }
            points = expressions.points(rule, declared, inputs);
        } catch (ArithmeticException e) {
            throw failed(rule, inForce, String.valueOf(e.getMessage()));
        }
        if (points < 0 || points > Limits.MOST_POINTS) {
            throw failed(
                    rule,
                    inForce,
                    "gave " + points + " points, not from 0 to " + Limits.MOST_POINTS);
        }
        return points;
    }

    private static Refused failed(EarningRule rule, InForce inForce, String problem) {
        return new Refused(new RuleFailed(rule.id(), inForce.version(), problem));
    }
}
