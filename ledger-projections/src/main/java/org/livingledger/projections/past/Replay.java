package org.livingledger.projections.past;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.livingledger.api.AsOf;
import org.livingledger.api.Event;
import org.livingledger.api.LedgerId;
import org.livingledger.api.PastTooLong;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.activity.ActivityEvent;
import org.livingledger.api.book.BookEvent;
import org.livingledger.api.discipline.DisciplineEvent;
import org.livingledger.api.discipline.HouseEvent;
import org.livingledger.api.gate.GateEvent;
import org.livingledger.api.group.GroupEvent;
import org.livingledger.api.group.GroupEvent.OwnershipTransferred;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.programme.ProgrammeEvent;
import org.livingledger.api.rotation.RotationEvent;
import org.livingledger.projections.EventSource;
import org.livingledger.projections.history.Index;
import org.livingledger.projections.history.Subject;
import org.livingledger.projections.reading.Scratch.Told;

/// The events that a question about the past is answered from: of a ledger of ten million those of one
/// member, of one group, or of one pool. They are read when they are asked for, and only of the families
/// that are.
final class Replay {

    /// How many events one question may take: a few seconds.
    static final int MOST = 100_000;

    private static final int PAGE = 5_000;

    /// The families of which a ledger's own events are, and of which a group's rules are.
    private static final Set<Class<? extends Event>> OF_BOOK =
            Set.of(BookEvent.class, ProgrammeEvent.class, Event.class);

    private static final Set<Class<? extends Event>> OF_RULES =
            Set.of(
                    GroupEvent.class,
                    GateEvent.class,
                    HouseEvent.class,
                    RotationEvent.class,
                    Event.class);

    private final Index index;
    private final EventSource source;
    private final SubjectEvents subjectEvents;

    Replay(Index index, EventSource source) {
        this.index = index;
        this.source = source;
        this.subjectEvents = new SubjectEvents(index, source);
    }

    /// What happened to members, and to what they are in.
    Told ofMembers(LedgerId ledger, Collection<MemberId> members, AsOf asOf) {
        List<Long> positions = few(index.ofMembers(ledger, members, asOf.position(), MOST + 1));
        return families -> {
            List<RecordedEvent> found = new ArrayList<>(source.at(ledger, positions, families));
            found.removeIf(each -> isOfOthers(each.event(), members));
            Set<Subject> shared = new HashSet<>();
            if (families.stream().anyMatch(OF_BOOK::contains)) {
                shared.add(Subject.LEDGER);
            }
            Set<GroupId> groups = new HashSet<>();
            if (families.stream().anyMatch(OF_RULES::contains)) {
                found.forEach(each -> groups.addAll(groups(each.event())));
                groups.forEach(group -> shared.add(Subject.rules(group)));
            }
            List<RecordedEvent> rules = subjectEvents.of(ledger, shared, asOf.position());
            found.addAll(rules);
            for (GroupId group : groups) {
                found.addAll(seats(ledger, group, owners(rules, group), asOf));
            }
            return Hindsight.of(inOrder(found), asOf);
        };
    }

    /// What names members only because they decided it, or took part in it, and tells of somebody else.
    private static boolean isOfOthers(Event event, Collection<MemberId> members) {
        return switch (event) {
            case PointsEvent points ->
                    !points.account().isMember()
                            || !members.contains(new MemberId(points.account().value()));
            case MembershipEvent membership -> !members.contains(membership.member());
            case DisciplineEvent discipline -> !members.contains(discipline.member());
            default -> false; // tells of them, or of no one
        };
    }

    private static List<GroupId> groups(Event event) {
        GroupId group =
                event instanceof ActivityEvent activity ? activity.group() : Hindsight.group(event);
        return group == null ? List.of() : List.of(group);
    }

    /// Who gave a group away, or was given it: to know who owns it takes their seats.
    static Set<String> owners(Collection<RecordedEvent> rules, GroupId of) {
        Set<String> owners = new HashSet<>();
        for (RecordedEvent recorded : rules) {
            if (recorded.event()
                            instanceof
                            OwnershipTransferred(GroupId group, MemberId from, MemberId to, _)
                    && group.equals(of)) {
                owners.add(from.value());
                owners.add(to.value());
            }
        }
        return owners;
    }

    /// The events of some seats of a group.
    private List<RecordedEvent> seats(
            LedgerId ledger, GroupId group, Collection<String> members, AsOf asOf) {
        return members.isEmpty()
                ? List.of()
                : source.at(
                        ledger,
                        index.seats(ledger, seats -> seats.of(group, members, asOf)).stream()
                                .sorted()
                                .toList());
    }

    /// The rules of groups, and who became their admins.
    List<RecordedEvent> rulesAndAdmins(LedgerId ledger, Collection<GroupId> groups, AsOf asOf) {
        Set<Subject> subjects = new HashSet<>();
        for (GroupId group : groups) {
            subjects.add(Subject.rules(group));
            subjects.add(Subject.admins(group));
        }
        return inOrder(subjectEvents.of(ledger, subjects, asOf.position()));
    }

    /// The rules of a group.
    List<RecordedEvent> rules(LedgerId ledger, GroupId group, AsOf asOf) {
        return inOrder(subjectEvents.of(ledger, Set.of(Subject.rules(group)), asOf.position()));
    }

    /// Who stood at a group's door, and what was decided about people in it.
    List<RecordedEvent> atTheDoor(LedgerId ledger, GroupId group, AsOf asOf) {
        return source.at(
                ledger,
                few(
                        index.ofSubjects(
                                ledger, Set.of(Subject.people(group)), asOf.position(), MOST + 1)));
    }

    /// What is known already, and the events at some positions.
    Told of(
            LedgerId ledger,
            Collection<RecordedEvent> known,
            Collection<Long> positions,
            AsOf asOf) {
        List<Long> few = few(positions);
        return families ->
                Hindsight.of(
                        inOrder(
                                Stream.concat(
                                                known.stream(),
                                                source.at(ledger, few, families).stream())
                                        .toList()),
                        asOf);
    }

    /// What is true of a group as a whole, and of its ledger.
    Told ofRules(LedgerId ledger, GroupId group, AsOf asOf) {
        return _ -> Hindsight.of(rules(ledger, group, asOf), asOf);
    }

    /// What is true of a group, who stood at its door, and what was decided about people in it. Of who came
    /// and went only those who were eliminated.
    Told ofGroup(LedgerId ledger, GroupId group, AsOf asOf) {
        List<Long> people =
                few(
                        index.ofSubjects(
                                ledger, Set.of(Subject.people(group)), asOf.position(), MOST + 1));
        return families -> {
            List<RecordedEvent> found = new ArrayList<>(source.at(ledger, people, families));
            Set<String> gone = new HashSet<>();
            for (RecordedEvent recorded : found) {
                if (recorded.event() instanceof MembershipEvent.MemberEliminated eliminated) {
                    gone.add(eliminated.member().value());
                }
            }
            found.addAll(seats(ledger, group, gone, asOf));
            found.addAll(
                    subjectEvents.of(
                            ledger, Set.of(Subject.LEDGER, Subject.rules(group)), asOf.position()));
            return Hindsight.of(inOrder(found), asOf);
        };
    }

    /// All of a group, and what everybody did who was ever in it.
    Told ofGroupAndItsMembers(LedgerId ledger, GroupId group, AsOf asOf) {
        List<Long> positions =
                new ArrayList<>(
                        index.ofSubjects(
                                ledger,
                                Set.of(
                                        Subject.LEDGER,
                                        Subject.rules(group),
                                        Subject.seats(group),
                                        Subject.people(group)),
                                asOf.position(),
                                MOST + 1));
        Set<MemberId> members = new HashSet<>();
        index.seats(
                        ledger,
                        seats -> {
                            positions.addAll(seats.of(group, asOf.position(), MOST + 1));
                            return seats.members(group, asOf.position(), MOST + 1);
                        })
                .forEach(member -> members.add(new MemberId(member)));
        if (members.size() > MOST) {
            throw new PastTooLong(members.size(), MOST);
        }
        positions.addAll(index.ofMembers(ledger, members, asOf.position(), MOST + 1));
        Told all = of(ledger, List.of(), positions, asOf);
        return families ->
                all.of(families).stream()
                        .filter(each -> !isOfOthers(each.event(), members))
                        .toList();
    }

    /// What moved on a pool.
    Told ofPool(LedgerId ledger, AccountId pool, AsOf asOf) {
        return of(ledger, asOf, Subject.LEDGER, Subject.pool(pool));
    }

    /// What is true of the ledger and its programme.
    Told ofBook(LedgerId ledger, AsOf asOf) {
        return families ->
                Hindsight.of(
                        inOrder(subjectEvents.of(ledger, Set.of(Subject.LEDGER), asOf.position())),
                        asOf);
    }

    /// What happened to subjects.
    Told of(LedgerId ledger, AsOf asOf, Subject... subjects) {
        return of(
                ledger,
                List.of(),
                index.ofSubjects(ledger, Set.of(subjects), asOf.position(), MOST + 1),
                asOf);
    }

    /// Everything.
    List<RecordedEvent> ofLedger(LedgerId ledger, AsOf asOf) {
        if (asOf.position() > MOST) {
            throw new PastTooLong(asOf.position(), MOST);
        }
        List<RecordedEvent> all = new ArrayList<>();
        while (all.size() < asOf.position()) {
            int left = (int) (asOf.position() - all.size());
            all.addAll(source.after(ledger, all.size(), Math.min(left, PAGE)));
        }
        return Hindsight.of(all, asOf);
    }

    /// Positions in their order, each once.
    private static List<Long> few(Collection<Long> positions) {
        List<Long> few = List.copyOf(new TreeSet<>(positions));
        if (few.size() > MOST) {
            throw new PastTooLong(few.size(), MOST);
        }
        return few;
    }

    /// Events in the order of their positions, each once.
    static List<RecordedEvent> inOrder(Collection<RecordedEvent> events) {
        TreeMap<Long, RecordedEvent> inOrder = new TreeMap<>();
        events.forEach(each -> inOrder.put(each.position(), each));
        return List.copyOf(inOrder.values());
    }
}
