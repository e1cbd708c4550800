package org.livingledger.faults.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Group life and roles (`systems.md` S1, S2), and the end of memberships.
final class Groups {

    private final World world;

    Groups(World world) {
        this.world = world;
    }

    Map<String, Object> found(Body body) {
        String id = body.text("group_id");
        String parent = body.optional("parent");
        String by = body.optional("by");
        if (world.groups.containsKey(id)) {
            throw Refusal.of("group-exists");
        }
        if (parent != null) {
            Group above = world.living(parent);
            if (by != null) {
                requireFounder(above, by);
            }
        }
        requireAhead(body.instant("dissolves_at"));
        Instant at = world.occurred(body);
        String owner = body.text("owner");
        var group =
                new Group(id, owner, body.number("capacity", 500), body.number("admin_limit", 10));
        group.dissolves = body.instant("dissolves_at");
        world.groups.put(id, group);
        world.introduce(owner);
        world.emit("group-founded");
        enter(group, owner, at);
        return seats(group);
    }

    private void requireFounder(Group above, String by) {
        world.requireKnown(by);
        world.requireIn(by, above.id);
        switch (above.founders) {
            case "owner" -> above.requireRole(by, "owner");
            case "admins" -> above.requireRole(by, "owner", "admin");
            default -> {}
        }
    }

    private void requireAhead(@Nullable Instant dissolves) {
        if (dissolves != null && !dissolves.isAfter(world.now)) {
            throw Refusal.of("dissolves-in-the-past", "dissolves_at now", dissolves, world.now);
        }
    }

    /// Something that the owner or an admin says of the group, and that changes nothing else here.
    Map<String, Object> tell(Body body, String event) {
        Group group = world.living(body.text("group_id"));
        group.requireRole(body.optional("by"), "owner", "admin");
        world.emit(event);
        return seats(group);
    }

    Map<String, Object> setFounders(Body body) {
        Group group = world.living(body.text("group_id"));
        group.requireRole(body.optional("by"), "owner");
        group.founders = body.text("founders");
        world.emit("sub-group-policy-set");
        return seats(group);
    }

    Map<String, Object> setDissolveDate(Body body) {
        Group group = world.living(body.text("group_id"));
        group.requireRole(body.optional("by"), "owner");
        requireAhead(body.instant("dissolves_at"));
        group.dissolves = body.instant("dissolves_at");
        world.emit("dissolve-date-set");
        return seats(group);
    }

    Map<String, Object> dissolve(Body body) {
        Group group = world.group(body.text("group_id"));
        boolean due = group.dissolved == null && group.dissolvedAt(world.now) != null;
        if (!due || body.has("by")) {
            group.requireLiving(world.now);
        }
        group.requireRole(body.optional("by"), "owner");
        Instant at = world.occurred(body);
        group.dissolved = due ? group.dissolves : at;
        world.emit("group-dissolved");
        return seats(group);
    }

    Map<String, Object> release(Body body) {
        Group group = world.group(body.text("group_id"));
        if (group.dissolved == null) {
            throw Refusal.of("group-not-dissolved");
        }
        for (Object member : requireNonNull((List<?>) body.fields().get("members"))) {
            if (world.in(member.toString(), group.id)) {
                exit(group, member.toString(), "released", group.dissolved);
            }
        }
        return seats(group);
    }

    Map<String, Object> setCapacity(Body body) {
        Group group = world.living(body.text("group_id"));
        long capacity = body.number("capacity", 0);
        if (capacity < group.taken) {
            throw Refusal.of("capacity-below-seats-taken", "capacity taken", capacity, group.taken);
        }
        group.capacity = capacity;
        world.emit("capacity-set");
        return seats(group);
    }

    Map<String, Object> open(Body body, boolean open) {
        Group group = world.living(body.text("group_id"));
        if (group.open == open) {
            throw Refusal.of(open ? "group-open" : "group-closed");
        }
        group.open = open;
        world.emit(open ? "group-opened" : "group-closed");
        return seats(group);
    }

    Map<String, Object> promote(Body body) {
        Group group = world.living(body.text("group_id"));
        String member = insider(body, group);
        if (!group.role(member).equals("member")) {
            throw Refusal.of("already-an-admin", "member_id", member);
        }
        group.requireRole(body.optional("by"), "owner");
        if (group.admins.size() >= group.adminLimit) {
            throw Refusal.of("admin-limit-reached", "limit", group.adminLimit);
        }
        group.admins.add(member);
        world.emit("admin-promoted");
        return standing(group, member);
    }

    Map<String, Object> demote(Body body) {
        Group group = world.living(body.text("group_id"));
        String member = insider(body, group);
        if (!group.admins.contains(member)) {
            throw Refusal.of("not-an-admin", "member_id", member);
        }
        if (!member.equals(body.optional("by"))) {
            group.requireRole(body.optional("by"), "owner");
        }
        group.admins.remove(member);
        world.emit("admin-demoted");
        return standing(group, member);
    }

    Map<String, Object> transfer(Body body) {
        Group group = world.living(body.text("group_id"));
        String member = insider(body, group);
        if (group.owner.equals(member)) {
            throw Refusal.of("already-the-owner", "member_id", member);
        }
        group.requireRole(body.optional("by"), "owner");
        group.admins.remove(member);
        group.owner = member;
        world.emit("ownership-transferred");
        return standing(group, member);
    }

    Map<String, Object> join(Body body) {
        Group group = world.living(body.text("group_id"));
        String member = body.text("member_id");
        group.requireOpen();
        Instant since = group.banned.get(member);
        if (since != null) {
            throw Refusal.of("member-banned", "member_id since", member, since);
        }
        requireOutside(group, member);
        Instant at = world.occurred(body);
        requireCooled(group, member, at);
        if (group.taken >= group.capacity) {
            throw Refusal.of("group-full", "capacity", group.capacity);
        }
        enter(group, member, at);
        return standing(group, member);
    }

    void requireOutside(Group group, String member) {
        Membership membership = world.membership(member, group.id);
        if (membership.active()) {
            throw Refusal.of("already-a-member", "member_id epoch", member, membership.epoch());
        }
    }

    /// After an elimination so many local days must pass (decision 0011).
    private void requireCooled(Group group, String member, Instant at) {
        Membership before = world.membership(member, group.id);
        if (before.status().equals("eliminated") && before.ended() != null && group.coolDown > 0) {
            Instant allowed =
                    before.ended().atZone(world.zone).plusDays(group.coolDown).toInstant();
            if (allowed.isAfter(at)) {
                throw Refusal.of("cooling-down", "days allowed_at", group.coolDown, allowed);
            }
        }
    }

    Map<String, Object> setCoolDown(Body body) {
        Group group = world.living(body.text("group_id"));
        group.requireRole(body.optional("by"), "owner", "admin");
        if (body.fields().get("gates") instanceof Map<?, ?> gates) {
            group.coolDown =
                    new Body(Map.of("days", gates.values().iterator().next())).number("days", 0);
        }
        world.emit("gates-set");
        return Answer.figures("gates/cool_down_days", group.coolDown);
    }

    /// A ban ends the membership as well; an admin is demoted first.
    Map<String, Object> ban(Body body) {
        Group group = world.living(body.text("group_id"));
        String member = body.text("member_id");
        if (group.banned.containsKey(member)) {
            throw Refusal.of("member-banned", "member_id", member);
        }
        if (group.owner.equals(member)) {
            throw Refusal.of("owner-must-transfer", "member_id", member);
        }
        group.requireRole(body.optional("by"), "owner", "admin");
        Instant at = world.occurred(body);
        world.introduce(member);
        world.emit("measure-taken"); // a ban is one of the measures (systems.md S5)
        world.emit("member-banned");
        group.banned.put(member, at);
        if (world.in(member, group.id)) {
            exit(group, member, "eliminated", at);
        }
        return Answer.figures("member_id status", member, "banned");
    }

    Map<String, Object> unban(Body body) {
        Group group = world.living(body.text("group_id"));
        String member = body.text("member_id");
        if (!group.banned.containsKey(member)) {
            throw Refusal.of("not-banned", "member_id", member);
        }
        group.requireRole(body.optional("by"), "owner", "admin");
        group.banned.remove(member);
        world.emit("measure-lifted");
        world.emit("member-unbanned");
        return Answer.figures("member_id status", member, "unbanned");
    }

    Map<String, Object> leave(Body body, boolean byDecision) {
        Group group = world.living(body.text("group_id"));
        String member = insider(body, group);
        if (group.owner.equals(member)) {
            throw Refusal.of("owner-must-transfer", "member_id", member);
        }
        if (byDecision) {
            group.requireRole(body.optional("by"), "owner", "admin");
        }
        Instant at = world.occurred(body);
        exit(group, member, byDecision ? "eliminated" : "left", at);
        return standing(group, member);
    }

    private String insider(Body body, Group group) {
        String member = body.text("member_id");
        world.requireKnown(member);
        world.requireIn(member, group.id);
        return member;
    }

    void enter(Group group, String member, Instant at) {
        world.introduce(member);
        group.taken++;
        world.emit("seat-taken");
        int epoch = world.membership(member, group.id).epoch() + 1;
        requireNonNull(world.members.get(member))
                .put(group.id, new Membership(epoch, "active", at, null));
        world.emit("member-joined");
    }

    void exit(Group group, String member, String status, Instant at) {
        if (group.admins.remove(member)) {
            world.emit("admin-demoted");
        }
        Membership before = world.membership(member, group.id);
        requireNonNull(world.members.get(member))
                .put(group.id, new Membership(before.epoch(), status, before.joined(), at));
        world.emit("member-" + status);
        group.taken--;
        world.emit("seat-freed");
    }

    private Map<String, Object> seats(Group group) {
        boolean open = group.open && group.dissolvedAt(world.now) == null;
        return Answer.figures("members capacity open", group.taken, group.capacity, open);
    }

    Map<String, Object> standing(Group group, String member) {
        Membership membership = world.membership(member, group.id);
        return Answer.figures(
                "member_id role status epoch",
                member,
                group.role(member),
                membership.status(),
                membership.epoch());
    }
}
