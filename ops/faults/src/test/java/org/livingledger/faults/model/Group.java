package org.livingledger.faults.model;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A circle with seats, one owner, and a few admins.
final class Group {

    final String id;
    final long adminLimit;
    String owner;
    final TreeSet<String> admins = new TreeSet<>();
    String founders = "owner";
    long capacity;
    long taken;
    boolean open = true;
    long coolDown;
    final Map<String, Instant> banned = new HashMap<>();
    @Nullable Instant dissolves;
    @Nullable Instant dissolved;

    Group(String id, String owner, long capacity, long adminLimit) {
        this.id = id;
        this.owner = owner;
        this.capacity = capacity;
        this.adminLimit = adminLimit;
    }

    @Nullable Instant dissolvedAt(Instant now) {
        return dissolved != null
                ? dissolved
                : dissolves != null && !dissolves.isAfter(now) ? dissolves : null;
    }

    void requireLiving(Instant now) {
        Instant at = dissolvedAt(now);
        if (at != null) {
            throw Refusal.of("group-dissolved", "dissolved_at", at);
        }
    }

    void requireOpen() {
        if (!open) {
            throw Refusal.of("group-closed");
        }
    }

    String role(String member) {
        return member.equals(owner) ? "owner" : admins.contains(member) ? "admin" : "member";
    }

    /// Refuses whoever acts without one of these roles; the service itself may do anything.
    void requireRole(@Nullable String by, String... anyOf) {
        if (by != null && !List.of(anyOf).contains(role(by))) {
            throw Refusal.of("role-required", "by any_of", by, List.of(anyOf));
        }
    }
}
