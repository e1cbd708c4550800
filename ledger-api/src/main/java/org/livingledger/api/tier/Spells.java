package org.livingledger.api.tier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.membership.MembershipEvent.MemberEliminated;
import org.livingledger.api.membership.MembershipEvent.MemberIntroduced;
import org.livingledger.api.membership.MembershipEvent.MemberJoined;
import org.livingledger.api.membership.MembershipEvent.MemberLeft;
import org.livingledger.api.membership.MembershipEvent.MemberReleased;

/// From when to when a member was in each group: what a group's ladder counts by. What happened
/// before the first joining counts in the first spell; what happened between two in none.
public final class Spells {

    private final Map<GroupId, List<Spell>> byGroup = new LinkedHashMap<>();

    /// No spells yet.
    public Spells() {}

    /// Spells as they were written down.
    public static Spells of(List<Spell> state) {
        var spells = new Spells();
        state.forEach(each -> spells.in(each.group()).add(each));
        return spells;
    }

    /// Takes note of an event of the member's.
    public void fold(MembershipEvent event) {
        switch (event) {
            case MemberIntroduced _ -> {}
            case MemberJoined joined -> begin(joined.group(), joined.occurredAt());
            case MemberLeft left -> end(left.group(), left.occurredAt());
            case MemberEliminated eliminated -> end(eliminated.group(), eliminated.occurredAt());
            case MemberReleased released -> end(released.group(), released.occurredAt());
        }
    }

    private void begin(GroupId group, Instant at) {
        List<Spell> spells = in(group);
        Instant ended = spells.isEmpty() ? null : spells.getLast().endedAt();
        // a return that is told to have been before the leaving begins with the leaving
        Instant from = ended != null && ended.isAfter(at) ? ended : at;
        spells.add(new Spell(group, from, null));
    }

    private void end(GroupId group, Instant at) {
        List<Spell> spells = in(group);
        if (!spells.isEmpty()) {
            Instant from = spells.getLast().startedAt();
            Instant until = at.isBefore(from) ? from : at;
            spells.set(spells.size() - 1, new Spell(group, from, until));
        }
    }

    /// The spells in a group, the first of them first.
    List<Spell> in(GroupId group) {
        return byGroup.computeIfAbsent(group, _ -> new ArrayList<>());
    }

    /// Everything in it, to be written down.
    public List<Spell> state() {
        return byGroup.values().stream().flatMap(List::stream).toList();
    }

    /// One time in a group.
    ///
    /// @param endedAt the first instant at which it was over, or null if it goes on
    public record Spell(GroupId group, Instant startedAt, @Nullable Instant endedAt) {}
}
