package org.livingledger.projections.past;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.AsOf;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Page;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.gate.GateEvent;
import org.livingledger.api.group.GroupEvent;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.group.GroupQuery.FindGroup;
import org.livingledger.api.group.GroupQuery.GroupView;
import org.livingledger.api.group.GroupQuery.HasGroup;
import org.livingledger.api.group.GroupQuery.ListGroups;
import org.livingledger.api.membership.MembershipQuery.FindRoster;
import org.livingledger.api.membership.MembershipQuery.Membership;
import org.livingledger.projections.EventSource;
import org.livingledger.projections.history.Index;
import org.livingledger.projections.history.Seats;

/// Groups as of a time: of a group of a million the few events that an answer shows. These are its rules,
/// the seats of who was an admin or is on the page of a roster, and the last event that counted its seats.
final class Groups {

    private final Index index;
    private final EventSource source;
    private final Replay replay;
    private final Desks desks;

    Groups(Index index, EventSource source, Replay replay, Desks desks) {
        this.index = index;
        this.source = source;
        this.replay = replay;
        this.desks = desks;
    }

    /// What some groups are told from.
    ///
    /// @param events but for those that count seats
    /// @param taken how many seats of each were taken
    private record Story(List<RecordedEvent> events, Map<GroupId, Integer> taken) {

        GroupView counted(GroupView view) {
            return view.withMembers(taken.getOrDefault(view.group(), 0));
        }
    }

    /// What is told of one group's seats.
    ///
    /// @param shown the positions of the events about those that are shown
    /// @param counted the position at which they were last counted then, if they were
    /// @param more by how many more were taken than was known then
    private record Seated(List<Long> shown, @Nullable Long counted, int more) {}

    boolean has(HasGroup query, AsOf asOf) {
        List<RecordedEvent> rules = replay.rules(query.ledger(), query.group(), asOf);
        return !rules.isEmpty()
                && (asOf.has(rules.getFirst())
                        || find(new FindGroup(query.ledger(), query.group()), asOf) != null);
    }

    @Nullable GroupView find(FindGroup query, AsOf asOf) {
        Story story = story(query.ledger(), List.of(query.group()), asOf);
        GroupView view =
                desks.with(
                        query.ledger(),
                        _ -> Hindsight.of(story.events, asOf),
                        asOf,
                        answers -> answers.to(query));
        return view == null ? null : story.counted(view);
    }

    /// A page of groups. All that can be on it are among the given ones.
    @Nullable Page<GroupView> list(ListGroups query, Collection<GroupId> groups, AsOf asOf) {
        Story story = story(query.ledger(), groups, asOf);
        Page<GroupView> page =
                desks.with(
                        query.ledger(),
                        _ -> Hindsight.of(story.events, asOf),
                        asOf,
                        answers -> answers.to(query));
        return page == null
                ? null
                : new Page<>(page.items().stream().map(story::counted).toList(), page.next());
    }

    private Story story(LedgerId ledger, Collection<GroupId> groups, AsOf asOf) {
        Map<GroupId, List<RecordedEvent>> rules = new HashMap<>();
        for (RecordedEvent recorded : replay.rulesAndAdmins(ledger, groups, asOf)) {
            GroupId group = group(recorded);
            if (group != null) {
                rules.computeIfAbsent(group, _ -> new ArrayList<>()).add(recorded);
            }
        }
        Map<GroupId, Seated> seated =
                index.seats(
                        ledger,
                        seats -> {
                            Map<GroupId, Seated> all = new HashMap<>();
                            rules.forEach((group, its) ->
                                    all.put(group, seated(seats, group, its, asOf)));
                            return all;
                        });
        Set<Long> positions = new TreeSet<>();
        List<RecordedEvent> events = new ArrayList<>();
        seated.forEach((group, its) -> {
            positions.addAll(its.shown);
            if (its.counted != null) {
                positions.add(its.counted);
            }
            List<RecordedEvent> known = rules.getOrDefault(group, List.of());
            events.addAll(known);
            if (its.shown.isEmpty() && known.stream().noneMatch(asOf::has)) {
                events.addAll(replay.atTheDoor(ledger, group, asOf));
            }
        });
        Map<GroupId, Integer> taken = new HashMap<>();
        for (RecordedEvent recorded : source.at(ledger, List.copyOf(positions))) {
            switch (recorded.event()) {
                case GroupEvent.SeatTaken event -> taken.put(event.group(), event.taken());
                case GroupEvent.SeatFreed event -> taken.put(event.group(), event.taken());
                default -> events.add(recorded); // about a seat that is shown
            }
        }
        seated.forEach((group, its) -> taken.merge(group, its.more, Integer::sum));
        return new Story(Replay.inOrder(events), taken);
    }

    /// The group that a rule is shown with, or null if it is shown with none.
    private static @Nullable GroupId group(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case GroupEvent event -> event.group();
            case GateEvent event -> event.group();
            default -> null; // house rules and rotations
        };
    }

    private static Seated seated(Seats seats, GroupId group, List<RecordedEvent> rules, AsOf asOf) {
        Set<String> shown = Replay.owners(rules, group);
        for (RecordedEvent recorded : rules) {
            if (recorded.event() instanceof GroupEvent.AdminPromoted promoted) {
                shown.add(promoted.member().value());
            }
        }
        List<Long> positions = new ArrayList<>();
        if (!shown.isEmpty()) {
            positions.addAll(seats.of(group, shown, asOf));
        }
        int more = 0;
        Map<String, Long> later = asOf.hindsight() ? seats.toldLater(group, asOf) : Map.of();
        if (!later.isEmpty()) {
            more = seats.moreTaken(group, later.keySet(), asOf);
            // whoever is in a group brings its founding
            positions.add(later.values().iterator().next());
        }
        return new Seated(positions, seats.counted(group, asOf.then()), more);
    }

    /// The members who can be on the page and no others are folded: who came by then, in the order of the
    /// page, as many as it takes.
    Page<Membership> roster(FindRoster query, AsOf asOf) {
        GroupId group = query.group();
        List<RecordedEvent> rules = replay.rules(query.ledger(), group, asOf);
        Set<String> folded = new LinkedHashSet<>(Replay.owners(rules, group));
        String last = query.after() == null ? "" : query.after().value();
        int most = query.limit() + 1;
        while (true) {
            Came came = came(query.ledger(), group, last, folded, most, asOf);
            last = came.last;
            Page<Membership> page =
                    Objects.requireNonNull(
                            desks.with(
                                    query.ledger(),
                                    replay.of(query.ledger(), rules, came.positions, asOf),
                                    asOf,
                                    answers -> answers.to(query)));
            if (came.all || (page.next() != null && isBefore(page, last))) {
                return page;
            }
            most *= 2; // of many who left, most are not on the page
        }
    }

    /// @param last the last who came
    /// @param all whether nobody came after them
    /// @param positions of all events about the seats that are folded
    private record Came(String last, boolean all, List<Long> positions) {}

    private Came came(
            LedgerId ledger, GroupId group, String after, Set<String> folded, int most, AsOf asOf) {
        return index.seats(
                ledger,
                seats -> {
                    List<String> next = seats.whoCame(group, after, asOf, most);
                    folded.addAll(next);
                    return new Came(
                            next.isEmpty() ? after : next.getLast(),
                            next.size() < most,
                            seats.of(group, folded, asOf));
                });
    }

    /// Whether nobody is on a page who was an owner and comes after all who are folded besides.
    private static boolean isBefore(Page<Membership> page, String last) {
        return page.items().getLast().member().value().compareTo(last) <= 0;
    }
}
