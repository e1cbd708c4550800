package org.livingledger.domain.whatif;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.membership.MembershipEvent.MemberEliminated;
import org.livingledger.api.membership.MembershipEvent.MemberIntroduced;
import org.livingledger.api.membership.MembershipEvent.MemberJoined;
import org.livingledger.api.membership.MembershipEvent.MemberLeft;
import org.livingledger.api.membership.MembershipEvent.MemberReleased;
import org.livingledger.api.programme.Programme.BoardDefinition;
import org.livingledger.api.recognition.Earning.Happened;
import org.livingledger.api.recognition.Merits;
import org.livingledger.api.tier.Spells;
import org.livingledger.api.tier.Tally;
import org.livingledger.domain.membership.Conduct;

/// A member in the shadow: what is the same under any programme, and what is not. What a programme
/// does not ask about is not kept, so that a great many of them have room.
final class Soul {

    final MemberId id;
    final Side live = new Side();
    final Side draft = new Side();

    /// Where they are a member, and where they were.
    private final List<Seat> seats = new ArrayList<>(1);

    /// What they did, as far as a ladder counts it; null if nothing.
    @Nullable Tally done;

    /// When they were in which group, if a ladder asks; null if none does.
    private @Nullable Spells spells;

    /// What they did, and what the draft recognises it for, if it recognises anything.
    Merits merits = Merits.NONE;

    /// What was done against them; null if nothing.
    @Nullable Conduct conduct;

    /// The badges that the draft awards, as its proofs need them.
    private @Nullable List<Happened> awarded;

    /// What counts towards each cap of the draft, as `rule/period`.
    private @Nullable Map<String, Long> counted;

    /// What the draft gives more or less, if it is to be adopted.
    private Due.@Nullable Open due;

    private record Seat(GroupId group, boolean active) {}

    Soul(MemberId id) {
        this.id = id;
    }

    /// @param climbs whether there are ladders, which ask when they were where
    void on(MembershipEvent event, boolean climbs) {
        if (climbs) {
            if (spells == null) {
                spells = new Spells();
            }
            spells.fold(event);
        }
        switch (event) {
            case MemberIntroduced _ -> {}
            case MemberJoined joined -> sit(joined.group(), true);
            case MemberLeft left -> sit(left.group(), false);
            case MemberEliminated gone -> sit(gone.group(), false);
            case MemberReleased released -> sit(released.group(), false);
        }
    }

    Due.Open due() {
        if (due == null) {
            due = new Due.Open();
        }
        return due;
    }

    boolean isDue() {
        return due != null;
    }

    Spells spells() {
        return spells == null ? new Spells() : spells;
    }

    private void sit(GroupId group, boolean active) {
        seats.removeIf(seat -> seat.group().equals(group));
        seats.add(new Seat(group, active));
    }

    /// Whether they are or were a member of a group.
    boolean wasIn(GroupId group) {
        return seats.stream().anyMatch(seat -> seat.group().equals(group));
    }

    /// Whether they are to be seen on a board for all time: on a group's while they are in it; on the
    /// ledger's unless they have been in groups and are in none now.
    boolean isListed(BoardDefinition board) {
        GroupId group = board.group();
        if (group == null) {
            return seats.isEmpty() || seats.stream().anyMatch(Seat::active);
        }
        return seats.stream().anyMatch(seat -> seat.active() && seat.group().equals(group));
    }

    long counted(String cap) {
        return counted == null ? 0 : counted.getOrDefault(cap, 0L);
    }

    void count(String cap, long points) {
        if (points == 0) {
            return;
        }
        if (counted == null) {
            counted = new HashMap<>(4);
        }
        counted.merge(cap, points, Long::sum);
    }

    void awarded(Happened award) {
        if (awarded == null) {
            awarded = new ArrayList<>(2);
        }
        awarded.add(award);
    }

    List<Happened> awarded() {
        return awarded == null ? List.of() : awarded;
    }
}
