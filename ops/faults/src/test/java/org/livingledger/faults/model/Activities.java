package org.livingledger.faults.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Activities and the rules that answer them (`systems.md` S7), with caps and budgets.
final class Activities {

    private static final long MOST = 1_000_000_000_000L;

    private final World world;
    private final Points points;

    /// What is to be granted.
    private record Due(
            Plan.Rule rule, long requested, long granted, String limit, List<String> counted) {}

    Activities(World world, Points points) {
        this.world = world;
        this.points = points;
    }

    Map<String, Object> record(Body body) {
        String group = body.text("group_id");
        Account account = present(body.text("member_id"), group);
        String activity = body.text("activity");
        Map<String, Object> attributes = attributes(body);
        requireFitting(activity, attributes);
        return record(account, group, activity, attributes, world.occurred(body));
    }

    /// The account of someone who is in the group and can do something there.
    Account present(String member, String group) {
        world.living(group);
        Account account = world.known(member);
        account.requireMoving();
        world.requireIn(member, group);
        return account;
    }

    Map<String, Object> record(
            Account account,
            String group,
            String activity,
            Map<String, Object> attributes,
            Instant at) {
        List<Due> due = due(account, group, activity, attributes, world.day(at));
        world.emit("activity-recorded");
        world.facts.add(new World.Fact(account.id, group, false, activity, at, 1));
        var figures = new HashMap<String, Object>();
        for (int i = 0; i < due.size(); i++) {
            Due grant = due.get(i);
            grant(account, grant, group, at);
            figures.put("grants/" + i + "/rule_id", grant.rule.id());
            figures.put("grants/" + i + "/requested", grant.requested);
            figures.put("grants/" + i + "/granted", grant.granted);
            figures.put("grants/" + i + "/limited_by/code", grant.limit);
        }
        figures.put("grants/" + due.size(), "null");
        figures.put("balance", account.balance());
        figures.put("available", account.available());
        return figures;
    }

    private static Map<String, Object> attributes(Body body) {
        var attributes = new HashMap<String, Object>();
        if (body.fields().get("attributes") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> attributes.put(name.toString(), value));
        }
        return attributes;
    }

    private void requireFitting(String activity, Map<String, Object> attributes) {
        Map<String, String> declared = world.plan.activities().get(activity);
        if (declared == null) {
            return;
        }
        boolean fits = declared.keySet().equals(attributes.keySet());
        for (var entry : declared.entrySet()) {
            Object value = attributes.get(entry.getKey());
            fits &=
                    switch (entry.getValue()) {
                        case "int" -> value instanceof Long;
                        case "bool" -> value instanceof Boolean;
                        default -> value instanceof String;
                    };
        }
        if (!fits) {
            throw Refusal.of("attributes-do-not-fit", "activity", activity);
        }
    }

    private List<Due> due(
            Account account,
            String group,
            String activity,
            Map<String, Object> attributes,
            LocalDate day) {
        var due = new ArrayList<Due>();
        long sum = 0;
        for (Plan.Rule rule : world.plan.rules()) {
            boolean answers =
                    rule.activity().equals(activity)
                            && (rule.group() == null || rule.group().equals(group))
                            && rule.when().holds(attributes);
            if (!answers) {
                continue;
            }
            long requested = rule.points().applyAsLong(attributes);
            if (requested < 0 || requested > MOST) {
                throw Refusal.of("rule-failed", "rule_id version", rule.id(), world.version);
            }
            Due grant = cut(account.id, rule, requested, day);
            due.add(grant);
            sum += grant.granted;
        }
        account.requireRoom(sum);
        return due;
    }

    /// Cuts a grant to what is left under its caps and its budget.
    private Due cut(String member, Plan.Rule rule, long requested, LocalDate day) {
        var counted = new ArrayList<String>();
        long granted = requested;
        String limit = "null";
        for (Plan.Cap cap : rule.caps()) {
            String counter = rule.id() + "/" + member + "/" + Calendar.span(cap.per(), day);
            counted.add(counter);
            long most = cap.points() + (world.mistake == Mistake.CAP_OFF_BY_ONE ? 1 : 0);
            long left = Math.max(0, most - world.counted.getOrDefault(counter, 0L));
            if (left < granted) {
                granted = left;
                limit = "cap-per-" + cap.per();
            }
        }
        if (rule.budget() > 0) {
            String counter = rule.id() + "/budget";
            counted.add(counter);
            long left = Math.max(0, rule.budget() - world.counted.getOrDefault(counter, 0L));
            if (left < granted) {
                granted = left;
                limit = "budget";
            }
        }
        return new Due(rule, requested, granted, limit, counted);
    }

    private void grant(Account account, Due due, @Nullable String group, Instant at) {
        Instant ends = Calendar.ends(due.rule.expires(), at, world.zone);
        Instant active =
                due.rule.pendingDays() == 0
                        ? null
                        : at.atZone(world.zone).plusDays(due.rule.pendingDays()).toInstant();
        points.grant(
                account,
                new Grant(due.granted, ends, active, false, group, due.rule, due.counted, at));
        if (due.rule.budget() > 0 && due.granted > 0) {
            world.emit("budget-drawn");
        }
    }
}
