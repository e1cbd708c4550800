package org.livingledger.faults.model;

import static org.livingledger.faults.words.Refusal.refuseIf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.livingledger.faults.words.Fields;
import org.livingledger.faults.words.Figures;

/// Elimination by a group's policy (`systems.md` S21 and section 4, decision 0015).
///
/// @param warnings until when those who were warned have time, by their spells in groups
record Eliminations(World world, Memberships memberships, Map<String, Instant> warnings) {

    Eliminations(World world, Memberships memberships) {
        this(world, memberships, new HashMap<>());
    }

    Figures runElimination(Fields body, Group group) {
        List<Fields> policies =
                world.programme.each("eliminations").stream()
                        .filter(each -> each.fits("group_id", group.id))
                        .toList();
        refuseIf(policies.isEmpty(), "elimination-policy-not-found", "version", world.version);
        group.require(body, "admins");
        var verdicts = new ArrayList<String>();
        for (String member : List.copyOf(world.members.keySet())) {
            if (world.membership(member, group.id).active()) {
                verdicts.add(judged(policies.getFirst(), group, member));
            }
        }
        if (!Collections.disjoint(verdicts, List.of("eliminated", "warned", "lifted"))) {
            world.events.add("elimination-run");
        }
        var figures = new Figures();
        for (String each : List.of("eliminated", "warned", "waiting", "lifted")) {
            figures.with(each, Collections.frequency(verdicts, each));
        }
        return figures;
    }

    /// What becomes of a member: below is warned, and eliminated once the warning has run out.
    private String judged(Fields policy, Group group, String member) {
        Membership spell = world.membership(member, group.id);
        String name = group.id + "/" + member + "/" + spell.epoch();
        Instant until = warnings.get(name);
        long days = policy.number("warning_days", 0);
        if (exempt(policy.in("exempt"), group, member)
                || figure(policy, group, member) >= policy.number("minimum", 0)) {
            warnings.remove(name);
            return until == null ? "stays" : world.told("elimination-warning-lifted", "lifted");
        }
        if (until == null && days > 0) {
            warnings.put(name, world.now.atZone(world.zone).plusDays(days).toInstant());
            return world.told("elimination-warned", "warned");
        }
        if (until != null && until.isAfter(world.now)) {
            return "waiting";
        }
        memberships.exit(group, member, "eliminated", world.now);
        return "eliminated";
    }

    private boolean exempt(Fields exempt, Group group, String member) {
        LocalDate joined = world.day(world.membership(member, group.id).joined());
        LocalDate settled = joined.plusDays(exempt.number("newcomer_days", 0));
        return group.owner.equals(member)
                || exempt.list("roles").contains(group.role(member))
                || world.day(world.now).isBefore(settled);
    }

    /// What they came to in the window; by the calendar, in the last whole period or the one in course.
    private long figure(Fields policy, Group group, String member) {
        long before = figure(policy, group, member, true);
        return Math.max(before, figure(policy, group, member, false));
    }

    private long figure(Fields policy, Group group, String member, boolean before) {
        Membership spell = world.membership(member, group.id);
        boolean points = policy.text("measure").equals("points-earned");
        LocalDate today = world.day(world.now);
        return world.sum(fact ->
                fact.member().equals(member)
                        && group.id.equals(fact.group())
                        && fact.isIn(spell, spell.joined())
                        && fact.kind().points() == points
                        && policy.fits("activity", fact.kind().activity())
                        && Calendar.in(policy.text("window"), world.day(fact.at()), today, before));
    }
}
