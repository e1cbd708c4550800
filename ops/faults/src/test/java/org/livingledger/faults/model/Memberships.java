package org.livingledger.faults.model;

import static java.util.Objects.requireNonNull;
import static org.livingledger.faults.words.Figures.figures;
import static org.livingledger.faults.words.Refusal.refuseIf;

import java.time.Instant;
import java.util.List;
import org.livingledger.faults.words.Fields;
import org.livingledger.faults.words.Figures;

/// Who comes into a group and who goes out of it (`systems.md` S3, S5, section 4).
record Memberships(World world) {

    Figures joinGroup(Fields body, Group group) {
        String member = body.text("member_id");
        requireWelcome(group, member);
        Membership before = world.membership(member, group.id);
        int epoch = before.epoch();
        refuseIf(before.active(), "already-a-member", "member_id epoch", member, epoch);
        Instant at = world.occurred(body);
        requireCooled(group, before, at);
        refuseIf(group.taken >= group.capacity, "group-full", "capacity", group.capacity);
        enter(group, member, at);
        return standing(group, member);
    }

    private static void requireWelcome(Group group, String member) {
        Instant since = group.banned.get(member);
        refuseIf(since != null, "member-banned", "member_id since", member, since);
    }

    /// After an elimination so many local days must pass (decision 0011).
    private void requireCooled(Group group, Membership before, Instant at) {
        long days = group.gates.number("cool_down_days", 0);
        if (before.ended() != null && before.status().equals("eliminated") && days > 0) {
            Instant allowed = before.ended().atZone(world.zone).plusDays(days).toInstant();
            refuseIf(allowed.isAfter(at), "cooling-down", "days allowed_at", days, allowed);
        }
    }

    Figures setGates(Fields body, Group group) {
        group.require(body, "admins");
        group.gates = body.in("gates");
        long days = group.gates.number("cool_down_days", 0);
        return world.told("gates-set", figures("gates/cool_down_days", days));
    }

    /// A ban ends the membership as well; an admin is demoted first.
    Figures banMember(Fields body, Group group) {
        String member = body.text("member_id");
        requireWelcome(group, member);
        refuseIf(group.owner.equals(member), "owner-must-transfer", "member_id", member);
        group.require(body, "admins");
        Instant at = world.occurred(body);
        world.introduce(member);
        world.events.addAll(List.of("measure-taken", "member-banned")); // a measure of S5
        group.banned.put(member, at);
        if (world.membership(member, group.id).active()) {
            exit(group, member, "eliminated", at);
        }
        return figures("member_id status", member, "banned");
    }

    Figures unbanMember(Fields body, Group group) {
        String member = body.text("member_id");
        refuseIf(!group.banned.containsKey(member), "not-banned", "member_id", member);
        group.require(body, "admins");
        group.banned.remove(member);
        world.events.add("measure-lifted");
        return world.told("member-unbanned", figures("member_id status", member, "unbanned"));
    }

    Figures leaveGroup(Fields body, Group group, String member) {
        return part(body, group, member, "left", "members");
    }

    Figures eliminateMember(Fields body, Group group, String member) {
        return part(body, group, member, "eliminated", "admins");
    }

    private Figures part(Fields body, Group group, String member, String status, String rank) {
        refuseIf(group.owner.equals(member), "owner-must-transfer", "member_id", member);
        group.require(body, rank);
        exit(group, member, status, world.occurred(body));
        return standing(group, member);
    }

    void enter(Group group, String member, Instant at) {
        world.introduce(member);
        group.taken++;
        world.events.add("seat-taken");
        Membership past = world.membership(member, group.id);
        Instant since = past.ended() == null || past.ended().isBefore(at) ? at : past.ended();
        put(group, member, new Membership(past.epoch() + 1, "active", at, since, null));
        world.events.add("member-joined");
    }

    void exit(Group group, String member, String status, Instant at) {
        if (group.admins.remove(member)) {
            world.events.add("admin-demoted");
        }
        Membership past = world.membership(member, group.id);
        put(group, member, new Membership(past.epoch(), status, past.joined(), past.since(), at));
        world.events.add("member-" + status);
        group.taken--;
        world.events.add("seat-freed");
    }

    private void put(Group group, String member, Membership membership) {
        requireNonNull(world.members.get(member)).put(group.id, membership);
    }

    Figures standing(Group group, String member) {
        Membership now = world.membership(member, group.id);
        Figures figures = figures("status epoch", now.status(), now.epoch());
        return figures.with("member_id role", member, group.role(member));
    }
}
