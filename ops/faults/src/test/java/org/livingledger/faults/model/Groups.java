package org.livingledger.faults.model;

import static org.livingledger.faults.words.Figures.figures;
import static org.livingledger.faults.words.Refusal.refuseIf;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.faults.words.Fields;
import org.livingledger.faults.words.Figures;

/// Group life and roles (`systems.md` S1, S2).
record Groups(World world, Memberships memberships) {

    Figures foundGroup(Fields body) {
        refuseIf(world.groups.containsKey(body.text("group_id")), "group-exists");
        requireAhead(body.instant("dissolves_at"));
        Instant at = world.occurred(body);
        var group = new Group(body);
        world.groups.put(group.id, group);
        world.introduce(group.owner);
        world.events.add("group-founded");
        memberships.enter(group, group.owner, at);
        return seats(group);
    }

    private void requireAhead(@Nullable Instant ends) {
        boolean past = ends != null && !ends.isAfter(world.now);
        refuseIf(past, "dissolves-in-the-past", "dissolves_at now", ends, world.now);
    }

    Figures setDissolveDate(Fields body, Group group) {
        group.require(body, "owner");
        requireAhead(body.instant("dissolves_at"));
        group.ends = body.instant("dissolves_at");
        return world.told("dissolve-date-set", seats(group));
    }

    Figures setCapacity(Fields body, Group group) {
        long capacity = body.number("capacity", 0);
        boolean low = capacity < group.taken;
        refuseIf(low, "capacity-below-seats-taken", "capacity taken", capacity, group.taken);
        group.capacity = capacity;
        return world.told("capacity-set", seats(group));
    }

    Figures promoteToAdmin(Fields body, Group group, String member) {
        refuseIf(!group.role(member).equals("member"), "already-an-admin", "member_id", member);
        group.require(body, "owner");
        long limit = group.founded.number("admin_limit", 10);
        refuseIf(group.admins.size() >= limit, "admin-limit-reached", "limit", limit);
        group.admins.add(member);
        return world.told("admin-promoted", memberships.standing(group, member));
    }

    Figures demoteAdmin(Fields body, Group group, String member) {
        refuseIf(!group.admins.contains(member), "not-an-admin", "member_id", member);
        group.require(body, member.equals(body.optional("by")) ? "members" : "owner");
        group.admins.remove(member);
        return world.told("admin-demoted", memberships.standing(group, member));
    }

    Figures transferOwnership(Fields body, Group group, String member) {
        refuseIf(group.owner.equals(member), "already-the-owner", "member_id", member);
        group.require(body, "owner");
        group.admins.remove(member);
        group.owner = member;
        return world.told("ownership-transferred", memberships.standing(group, member));
    }

    private Figures seats(Group group) {
        return figures("members capacity", group.taken, group.capacity);
    }
}
