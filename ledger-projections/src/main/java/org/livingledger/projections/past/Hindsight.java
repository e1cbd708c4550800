package org.livingledger.projections.past;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.AsOf;
import org.livingledger.api.Event;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.book.BookEvent;
import org.livingledger.api.discipline.DisciplineEvent;
import org.livingledger.api.gate.GateEvent;
import org.livingledger.api.group.GroupEvent;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.title.TitleEvent;

/// Which events are part of a past, of those that a question is answered from.
///
/// Looking back, an event that was recorded late can be true before what it was built on: a member joined
/// in 2010, as an import of 2026 says, a group that was founded in 2026. What stands is what could stand:
/// whoever is in a group brings its founding, nobody has a role in, or leaves, a group that they have not
/// joined yet, and seats are counted anew.
final class Hindsight {

    private record Seat(GroupId group, MemberId member) {}

    private final AsOf asOf;
    private final Set<GroupId> needed = new HashSet<>();
    private final Set<Seat> seats = new HashSet<>();
    private final Map<GroupId, Set<MemberId>> taken = new HashMap<>();

    private Hindsight(AsOf asOf) {
        this.asOf = asOf;
    }

    /// Those events that are part of a past, in their order.
    ///
    /// @param events of the ledger, in the order of their positions
    static List<RecordedEvent> of(List<RecordedEvent> events, AsOf asOf) {
        if (!asOf.hindsight()) {
            return events.stream().filter(asOf::has).toList();
        }
        return new Hindsight(asOf).kept(events);
    }

    private List<RecordedEvent> kept(List<RecordedEvent> events) {
        for (RecordedEvent recorded : events) {
            GroupId group = group(recorded.event());
            if (group != null && asOf.has(recorded)) {
                needed.add(group);
            }
        }
        List<RecordedEvent> kept = new ArrayList<>();
        for (RecordedEvent recorded : events) {
            if (recorded.position() <= asOf.position()
                    && (asOf.has(recorded) ? stands(recorded.event()) : founds(recorded.event()))) {
                kept.add(counted(recorded));
            }
        }
        return kept;
    }

    /// Whether an event begins something without which others mean nothing.
    private boolean founds(Event event) {
        return event instanceof BookEvent
                || (event instanceof GroupEvent.GroupFounded founded
                        && needed.contains(founded.group()));
    }

    /// Whether what an event changes is there.
    private boolean stands(Event event) {
        return switch (event) {
            case MembershipEvent.MemberJoined joined -> {
                seats.add(new Seat(joined.group(), joined.member()));
                yield true;
            }
            case MembershipEvent.MemberLeft left -> has(left.group(), left.member());
            case MembershipEvent.MemberEliminated gone -> has(gone.group(), gone.member());
            case MembershipEvent.MemberReleased gone -> has(gone.group(), gone.member());
            case GroupEvent.AdminPromoted promoted -> has(promoted.group(), promoted.member());
            case GroupEvent.AdminDemoted demoted -> has(demoted.group(), demoted.member());
            case GroupEvent.OwnershipTransferred(GroupId group, MemberId from, MemberId to, _) ->
                    has(group, from) && has(group, to);
            default -> true; // every other event stands by itself
        };
    }

    /// An event that says how many seats of a group are taken, with those that are taken in this past.
    private RecordedEvent counted(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case GroupEvent.SeatTaken(GroupId group, MemberId member, _, Instant at) -> {
                Set<MemberId> all = taken.computeIfAbsent(group, _ -> new HashSet<>());
                all.add(member);
                yield with(recorded, new GroupEvent.SeatTaken(group, member, all.size(), at));
            }
            case GroupEvent.SeatFreed(GroupId group, MemberId member, _, Instant at) -> {
                Set<MemberId> all = taken.computeIfAbsent(group, _ -> new HashSet<>());
                all.remove(member);
                yield with(recorded, new GroupEvent.SeatFreed(group, member, all.size(), at));
            }
            default -> recorded; // nothing else counts seats
        };
    }

    private static RecordedEvent with(RecordedEvent recorded, Event event) {
        return new RecordedEvent(
                recorded.ledger(),
                recorded.position(),
                recorded.id(),
                recorded.stream(),
                recorded.sequence(),
                recorded.recordedAt(),
                recorded.correlation(),
                recorded.actor(),
                event);
    }

    private boolean has(GroupId group, MemberId member) {
        return seats.contains(new Seat(group, member));
    }

    /// The group that an event needs to be there, or null if it needs none.
    static @Nullable GroupId group(Event event) {
        return switch (event) {
            case GroupEvent.GroupFounded _ -> null;
            case GroupEvent of -> of.group();
            case GateEvent of -> of.group();
            case TitleEvent of -> of.group();
            case DisciplineEvent of -> of.group();
            case MembershipEvent.MemberJoined of -> of.group();
            case MembershipEvent.MemberLeft of -> of.group();
            case MembershipEvent.MemberEliminated of -> of.group();
            case MembershipEvent.MemberReleased of -> of.group();
            default -> null; // what else happens in a group says nothing of it
        };
    }
}
