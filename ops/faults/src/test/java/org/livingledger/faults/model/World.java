package org.livingledger.faults.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All that is true in one ledger, and the events of the command that is being decided.
final class World {

    private static final Duration AHEAD = Duration.ofMinutes(5);

    /// Something that boards count.
    ///
    /// @param left how much of it counts: less when some was reversed
    record Fact(
            String member,
            @Nullable String group,
            boolean points,
            @Nullable String activity,
            Instant at,
            long left) {}

    final Mistake mistake;
    boolean open;
    ZoneId zone = ZoneOffset.UTC;
    Instant now = Instant.EPOCH;
    long position;
    final List<String> events = new ArrayList<>();
    final Map<String, Map<String, Membership>> members = new TreeMap<>();
    final Map<String, Group> groups = new TreeMap<>();
    final Map<String, Account> accounts = new LinkedHashMap<>();
    final List<Fact> facts = new ArrayList<>();
    final Map<String, Long> counted = new TreeMap<>();
    Plan plan = Plan.NONE;
    int version;

    World(Mistake mistake) {
        this.mistake = mistake;
    }

    /// `systems.md` section 2: the lots that expire soonest, then the oldest.
    Comparator<Lot> debitOrder() {
        return mistake == Mistake.OLDEST_FIRST
                ? Comparator.comparingLong(lot -> lot.number)
                : Comparator.comparing((Lot lot) -> lot.ends == null ? Instant.MAX : lot.ends)
                        .thenComparingLong(lot -> lot.number);
    }

    /// Writes an event down.
    ///
    /// @return its position
    long emit(String type) {
        events.add(type);
        return position + events.size();
    }

    LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /// When it was true, if it was not in the future.
    Instant occurred(Body body) {
        Instant given = body.instant("occurred_at");
        if (given == null) {
            return now;
        }
        if (given.isAfter(now.plus(AHEAD))) {
            throw Refusal.of("occurs-in-the-future", "occurred_at latest", given, now.plus(AHEAD));
        }
        return given;
    }

    void requireKnown(String member) {
        if (!members.containsKey(member)) {
            throw Refusal.of("member-not-found", "member_id", member);
        }
    }

    void introduce(String member) {
        if (members.putIfAbsent(member, new TreeMap<>()) == null) {
            emit("member-introduced");
        }
    }

    /// The group, which must exist.
    Group group(String id) {
        Group group = groups.get(id);
        if (group == null) {
            throw Refusal.of("group-not-found");
        }
        return group;
    }

    /// The group, which must go on.
    Group living(String id) {
        Group group = group(id);
        group.requireLiving(now);
        return group;
    }

    Membership membership(String member, String group) {
        return members.getOrDefault(member, Map.of()).getOrDefault(group, Membership.NEVER);
    }

    boolean in(String member, String group) {
        return membership(member, group).active();
    }

    void requireIn(String member, String group) {
        if (!in(member, group)) {
            throw Refusal.of("not-a-member", "member_id", member);
        }
    }

    Account account(String member) {
        return accounts.computeIfAbsent(member, id -> new Account(id, this));
    }

    /// The account of someone who must be known.
    Account known(String member) {
        requireKnown(member);
        return account(member);
    }
}
