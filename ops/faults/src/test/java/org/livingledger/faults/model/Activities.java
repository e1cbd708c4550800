package org.livingledger.faults.model;

import static org.livingledger.faults.words.Figures.figures;
import static org.livingledger.faults.words.Refusal.refuseIf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.livingledger.faults.words.Fields;
import org.livingledger.faults.words.Figures;
import org.livingledger.faults.words.Mistake;

/// Activities and the rules that answer them (`systems.md` S7), with caps and budgets.
record Activities(World world, Points points) {

    /// What is to be granted.
    private record Due(Fields rule, long requested, long granted, String limit) {}

    Figures recordActivity(Fields body, Group group, Account account) {
        world.requireIn(account.id, group.id);
        var kind = new Fact.Kind(false, body.text("activity"), body.in("attributes"));
        requireFitting(body.text("activity"), kind.of());
        return record(account, group.id, kind, world.occurred(body))
                .with("available", account.available());
    }

    Figures record(Account account, String group, Fact.Kind kind, Instant at) {
        List<Due> due = due(account, group, kind, world.day(at));
        world.events.add("activity-recorded");
        world.count(1, kind, account.id, group, at);
        var grants = new ArrayList<Figures>();
        for (Due each : due) {
            grant(account, each, group, at);
            Figures figures = figures("rule_id limited_by/code", each.rule.text("id"), each.limit);
            grants.add(figures.with("requested granted", each.requested, each.granted));
        }
        return figures("balance", account.balance()).withEach("grants", grants);
    }

    private void requireFitting(String activity, Fields attributes) {
        var types = new HashMap<Object, Object>(attributes.all());
        types.replaceAll((_, value) -> value instanceof Long ? "int" : "bool");
        Fields declared = world.programme.in("activities");
        boolean fits = !declared.has(activity) || declared.in(activity).all().equals(types);
        refuseIf(!fits, "attributes-do-not-fit", "activity", activity);
    }

    private List<Due> due(Account account, String group, Fact.Kind kind, LocalDate day) {
        var due = new ArrayList<Due>();
        for (Fields rule : world.programme.each("rules")) {
            boolean answers =
                    rule.fits("activity", kind.activity()) && rule.fits("group_id", group);
            if (answers && rule.reckon("when", kind.of(), 1) == 1) {
                long requested = rule.reckon("points", kind.of(), 0);
                boolean failed = requested < 0 || requested > Account.MOST;
                refuseIf(failed, "rule-failed", "rule_id version", rule.text("id"), world.version);
                due.add(cut(account.id, rule, requested, day));
            }
        }
        account.requireRoom(due.stream().mapToLong(Due::granted).sum());
        return due;
    }

    /// Cuts a grant to what is left under its caps and its budget.
    private Due cut(String member, Fields rule, long requested, LocalDate day) {
        var due = new Due(rule, requested, requested, "null");
        for (Fields cap : rule.each("caps")) {
            String per = cap.text("per");
            LocalDate first = Calendar.first(per, day);
            long used =
                    world.sum(fact ->
                            gave(rule, fact, per)
                                    && fact.member().equals(member)
                                    && Calendar.first(per, world.day(fact.at())).equals(first));
            long most = cap.number("points", 0) + (world.mistake == Mistake.CAP_OFF_BY_ONE ? 1 : 0);
            due = cut(due, most - used, "cap-per-" + per);
        }
        long drawn = world.sum(fact -> gave(rule, fact, "budget"));
        return rule.has("budget") ? cut(due, rule.number("budget", 0) - drawn, "budget") : due;
    }

    private static Due cut(Due due, long left, String limit) {
        long most = Math.max(0, left);
        return most < due.granted ? new Due(due.rule, due.requested, most, limit) : due;
    }

    /// Whether a rule gave it under a limit that it had then, too: a limit begins with all of it.
    private static boolean gave(Fields rule, Fact fact, String limit) {
        Fields then = fact.kind().points() ? fact.kind().of() : Fields.of(null);
        return rule.text("id").equals(then.optional("id"))
                && (then.has(limit)
                        || then.each("caps").stream().anyMatch(cap -> cap.fits("per", limit)));
    }

    private void grant(Account account, Due due, String group, Instant at) {
        Instant ends = Calendar.ends(due.rule.optional("expires"), at, world.zone);
        var lot = new Lot(due.granted, ends, group);
        long days = due.rule.number("pending_days", 0);
        lot.active = days == 0 ? Instant.MIN : at.atZone(world.zone).plusDays(days).toInstant();
        points.grant(account, lot, due.rule, at);
        if (due.rule.has("budget") && due.granted > 0) {
            world.events.add("budget-drawn");
        }
    }
}
