package org.livingledger.faults.model;

import static org.livingledger.faults.words.Refusal.refuseIf;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.livingledger.faults.words.Fields;

/// A circle with seats, one owner, a few admins, and a door.
final class Group {

    final String id;
    final Fields founded;
    String owner;
    final TreeSet<String> admins = new TreeSet<>();
    long capacity;
    long taken;
    @Nullable Instant ends;
    Fields gates = Fields.of(null);
    final Map<String, Instant> banned = new HashMap<>();

    Group(Fields founded) {
        this.founded = founded;
        this.id = founded.text("group_id");
        this.owner = founded.text("owner");
        this.capacity = founded.number("capacity", 500);
        this.ends = founded.instant("dissolves_at");
    }

    /// Whether it has ended: at its date, whether or not anybody wrote that down.
    boolean ended(Instant now) {
        return ends != null && !ends.isAfter(now);
    }

    String role(String member) {
        return member.equals(owner) ? "owner" : admins.contains(member) ? "admin" : "member";
    }

    /// Refuses whoever acts below a rank; the service itself may do anything.
    ///
    /// @param rank `owner`, `admins` or `members`
    void require(Fields body, String rank) {
        String by = body.optional("by");
        List<String> anyOf = rank.equals("owner") ? List.of("owner") : List.of("owner", "admin");
        boolean low = by != null && !rank.equals("members") && !anyOf.contains(role(by));
        refuseIf(low, "role-required", "by any_of", by, anyOf);
    }
}
