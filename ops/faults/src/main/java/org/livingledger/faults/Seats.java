package org.livingledger.faults;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// I5 for groups: never more seats taken than there are, exactly one owner who has one of them,
/// admins within their limit, and a seat for each active membership and for nobody else.
final class Seats implements Invariant {

    private static final Set<String> RECOGNITION =
            Set.of("streak-milestone-reached", "badge-awarded", "badge-revoked");

    private final Findings findings;
    private final Map<String, Group> groups = new HashMap<>();
    private final Map<String, Membership> memberships = new HashMap<>();
    private final Set<String> touched = new HashSet<>();

    Seats(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void see(StoredEvent event) {
        switch (event.kind()) {
            case "group" -> {
                findings.expect(
                        event.text("group_id").equals(event.subject()),
                        "I1",
                        event,
                        "speaks of another group");
                seeGroup(event);
                touched.add(event.subject());
            }
            case "member" -> {
                findings.expect(
                        event.text("member_id").equals(event.subject()),
                        "I1",
                        event,
                        "speaks of another member");
                seeMember(event);
            }
            default -> {}
        }
    }

    private void seeGroup(StoredEvent event) {
        if (event.type().equals("group-founded")) {
            var founded =
                    new Group(
                            event.text("owner"),
                            event.number("capacity"),
                            event.number("admin_limit"));
            findings.expect(
                    groups.putIfAbsent(event.subject(), founded) == null,
                    "I5",
                    event,
                    "a second owner by a second founding");
            return;
        }
        Group group = groups.get(event.subject());
        if (group == null) {
            findings.add("I3", event, "the group was never founded");
            return;
        }
        switch (event.type()) {
            case "admin-limit-set" -> group.adminLimit = event.number("admin_limit");
            case "capacity-set" -> group.capacity = event.number("capacity");
            case "seat-taken" -> {
                findings.expect(
                        group.seated.add(event.text("member_id")), "I5", event, "has a seat");
                taken(event, group);
            }
            case "seat-freed" -> {
                String member = event.text("member_id");
                findings.expect(group.seated.remove(member), "I5", event, "had no seat");
                findings.expect(!group.admins.contains(member), "I5", event, "is an admin still");
                taken(event, group);
            }
            case "admin-promoted" ->
                    findings.expect(
                            group.admins.add(event.text("member_id")), "I5", event, "was an admin");
            case "admin-demoted" ->
                    findings.expect(
                            group.admins.remove(event.text("member_id")),
                            "I5",
                            event,
                            "was no admin");
            case "ownership-transferred" -> {
                findings.expect(
                        group.owner.equals(event.text("from")),
                        "I5",
                        event,
                        "two owners: it came from someone who did not own the group");
                group.owner = event.text("to");
                group.admins.remove(group.owner);
            }
            case "group-dissolved" -> group.dissolved = true;
            case "group-opened",
                    "group-closed",
                    "group-renamed",
                    "group-described",
                    "sub-group-policy-set",
                    "house-rules-set",
                    "group-muted",
                    "group-unmuted",
                    "dissolve-date-set" -> {}
            default -> findings.add("I1", event, "no group can have an event of this type");
        }
    }

    private void taken(StoredEvent event, Group group) {
        findings.expect(
                event.number("taken") == group.seated.size(),
                "I5",
                event,
                "says " + event.number("taken") + " seats, taken are " + group.seated.size());
    }

    private void seeMember(StoredEvent event) {
        if (event.type().equals("member-introduced")) {
            findings.expect(event.sequence() == 0, "I1", event, "was introduced before");
            return;
        }
        if (event.type().startsWith("tier-")
                || event.type().startsWith("title-")
                || event.type().startsWith("measure-")
                || event.type().startsWith("appeal-")
                || event.type().startsWith("elimination-")
                || RECOGNITION.contains(event.type())) {
            return; // says nothing about memberships
        }
        String group = event.text("group_id");
        Membership membership =
                memberships.computeIfAbsent(event.subject() + " " + group, _ -> new Membership());
        long epoch = event.number("epoch");
        switch (event.type()) {
            case "member-joined" -> {
                findings.expect(
                        !membership.active && epoch == membership.epoch + 1,
                        "I5",
                        event,
                        "joins in epoch " + epoch + " after " + membership);
                membership.epoch = epoch;
                membership.active = true;
                groups.computeIfAbsent(group, _ -> new Group("", 0, 0))
                        .members
                        .add(event.subject());
            }
            case "member-left", "member-eliminated", "member-released" -> {
                findings.expect(
                        membership.active && epoch == membership.epoch,
                        "I5",
                        event,
                        "ends epoch " + epoch + " of " + membership);
                membership.active = false;
                Group left = groups.get(group);
                findings.expect(
                        left != null && left.members.remove(event.subject()),
                        "I5",
                        event,
                        "leaves where they were not");
            }
            case "activity-recorded", "check-in-made-up", "streak-paused", "streak-resumed" ->
                    findings.expect(
                            membership.active && epoch == membership.epoch,
                            "I5",
                            event,
                            "is in epoch " + epoch + " of " + membership);
            case "activity-reversed" ->
                    findings.expect(
                            epoch >= 1 && epoch <= membership.epoch,
                            "I5",
                            event,
                            "undoes what was done in epoch " + epoch + " of " + membership);
            default -> findings.add("I1", event, "no member can have an event of this type");
        }
        touched.add(group);
    }

    @Override
    public void commandEnded(StoredEvent last) {
        for (String id : touched) {
            Group group = groups.get(id);
            if (group == null) {
                continue;
            }
            String what = "group " + id + ": ";
            findings.expect(
                    group.seated.size() <= group.capacity,
                    "I5",
                    last,
                    what + group.seated.size() + " seats of " + group.capacity + " are taken");
            findings.expect(
                    group.dissolved || group.seated.contains(group.owner),
                    "I5",
                    last,
                    what + "no owner has a seat");
            findings.expect(
                    group.admins.size() <= group.adminLimit
                            && group.seated.containsAll(group.admins)
                            && !group.admins.contains(group.owner),
                    "I5",
                    last,
                    what + "its admins are too many, without a seat, or its owner");
            findings.expect(
                    group.seated.equals(group.members),
                    "I5",
                    last,
                    what + "its seats are not its active members'");
        }
        touched.clear();
    }

    private static final class Group {
        String owner;
        long capacity;
        boolean dissolved;
        long adminLimit;
        final Set<String> seated = new HashSet<>();
        final Set<String> members = new HashSet<>();
        final Set<String> admins = new HashSet<>();

        Group(String owner, long capacity, long adminLimit) {
            this.owner = owner;
            this.capacity = capacity;
            this.adminLimit = adminLimit;
        }
    }

    private static final class Membership {
        long epoch;
        boolean active;

        @Override
        public String toString() {
            return (active ? "active" : "ended") + " epoch " + epoch;
        }
    }
}
