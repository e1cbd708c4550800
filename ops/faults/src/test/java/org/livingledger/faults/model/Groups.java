package org.livingledger.faults.model;

import static org.livingledger.faults.model.Refusal.found;
import static org.livingledger.faults.model.Refusal.refuseIf;
import static org.livingledger.faults.words.Figures.figures;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.faults.words.Fields;
import org.livingledger.faults.words.Figures;

/// Group life and roles (`systems.md` S1, S2).
final class Groups {

    private final World world;
    private final Memberships memberships;

    Groups(World world, Memberships memberships) {
        this.world = world;
        this.memberships = memberships;
    }

    Figures foundGroup(Fields body) {
        refuseIf(world.groups.containsKey(body.text("group_id")), "group-exists");
        if (body.has("parent")) {
            Group above = world.living(new Fields(Map.of("group_id", body.text("parent"))));
            if (body.has("by")) {
                world.requireIn(world.known(body.text("by")).id, above.id);
                above.require(body, "owner");
            }
        }
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

    Figures renameGroup(Fields body, Group group) {
        group.require(body, "admins");
        return world.told("group-renamed", seats(group));
    }

    Figures setDissolveDate(Fields body, Group group) {
        group.require(body, "owner");
        requireAhead(body.instant("dissolves_at"));
        group.ends = body.instant("dissolves_at");
        return world.told("dissolve-date-set", seats(group));
    }

    Figures dissolveGroup(Fields body) {
        Group group = world.group(body);
        boolean due = group.ended == null && group.endedAt(world.now) != null;
        if (!due || body.has("by")) {
            world.living(body);
        }
        group.require(body, "owner");
        Instant at = world.occurred(body);
        group.ended = due ? group.ends : at;
        return world.told("group-dissolved", seats(group));
    }

    Figures releaseMembers(Fields body) {
        Group group = world.group(body);
        Instant ended = found(group.ended, "group-not-dissolved");
        for (Object member : body.list("members")) {
            if (world.membership(member.toString(), group.id).active()) {
                memberships.exit(group, member.toString(), "released", ended);
            }
        }
        return seats(group);
    }

    Figures setCapacity(Fields body, Group group) {
        long capacity = body.number("capacity", 0);
        boolean low = capacity < group.taken;
        refuseIf(low, "capacity-below-seats-taken", "capacity taken", capacity, group.taken);
        group.capacity = capacity;
        return world.told("capacity-set", seats(group));
    }

    Figures openGroup(Fields body, Group group) {
        refuseIf(group.open, "group-open");
        group.open = true;
        return world.told("group-opened", seats(group));
    }

    Figures closeGroup(Fields body, Group group) {
        refuseIf(!group.open, "group-closed");
        group.open = false;
        return world.told("group-closed", seats(group));
    }

    Figures promoteToAdmin(Fields body, Group group) {
        String member = memberships.insider(body, group);
        boolean high = !group.role(member).equals("member");
        refuseIf(high, "already-an-admin", "member_id", member);
        group.require(body, "owner");
        long limit = group.founded.number("admin_limit", 10);
        refuseIf(group.admins.size() >= limit, "admin-limit-reached", "limit", limit);
        group.admins.add(member);
        return world.told("admin-promoted", memberships.standing(group, member));
    }

    Figures demoteAdmin(Fields body, Group group) {
        String member = memberships.insider(body, group);
        refuseIf(!group.admins.contains(member), "not-an-admin", "member_id", member);
        group.require(body, member.equals(body.optional("by")) ? "members" : "owner");
        group.admins.remove(member);
        return world.told("admin-demoted", memberships.standing(group, member));
    }

    Figures transferOwnership(Fields body, Group group) {
        String member = memberships.insider(body, group);
        refuseIf(group.owner.equals(member), "already-the-owner", "member_id", member);
        group.require(body, "owner");
        group.admins.remove(member);
        group.owner = member;
        return world.told("ownership-transferred", memberships.standing(group, member));
    }

    private Figures seats(Group group) {
        boolean open = group.open && group.endedAt(world.now) == null;
        return figures("members capacity open", group.taken, group.capacity, open);
    }
}
