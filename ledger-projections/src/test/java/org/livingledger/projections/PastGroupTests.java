package org.livingledger.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.projections.House.ACME;
import static org.livingledger.projections.House.FANS;
import static org.livingledger.projections.House.NOON;
import static org.livingledger.projections.House.member;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livingledger.api.AsOf;
import org.livingledger.api.Event;
import org.livingledger.api.Moment;
import org.livingledger.api.Page;
import org.livingledger.api.Past;
import org.livingledger.api.Query;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.book.BookEvent.LedgerOpened;
import org.livingledger.api.book.BookQuery.LocatePast;
import org.livingledger.api.group.GroupEvent;
import org.livingledger.api.group.GroupEvent.AdminDemoted;
import org.livingledger.api.group.GroupEvent.AdminPromoted;
import org.livingledger.api.group.GroupEvent.GroupFounded;
import org.livingledger.api.group.GroupEvent.GroupRenamed;
import org.livingledger.api.group.GroupEvent.OwnershipTransferred;
import org.livingledger.api.group.GroupEvent.SeatFreed;
import org.livingledger.api.group.GroupEvent.SeatTaken;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.group.GroupQuery.FindGroup;
import org.livingledger.api.group.GroupQuery.HasGroup;
import org.livingledger.api.group.GroupQuery.ListGroups;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent.MemberEliminated;
import org.livingledger.api.membership.MembershipEvent.MemberIntroduced;
import org.livingledger.api.membership.MembershipEvent.MemberJoined;
import org.livingledger.api.membership.MembershipEvent.MemberLeft;
import org.livingledger.api.membership.MembershipQuery.FindMember;
import org.livingledger.api.membership.MembershipQuery.FindRoster;
import org.livingledger.api.membership.MembershipQuery.Membership;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsQuery.FindStatement;
import org.livingledger.api.points.PointsQuery.StatementLine;
import org.livingledger.api.title.TitleEvent.TitleGranted;
import org.livingledger.projections.journal.Journal;
import org.livingledger.projections.reading.Scratch;
import org.livingledger.projections.rosters.RosterAnswers;
import org.livingledger.projections.rosters.Rosters;
import org.livingledger.projections.titles.Titles;

/// What groups, rosters, members and statements say of any time is what a replay of the whole ledger says:
/// with people who left, came again, were given roles and titles, gave the group away, or of whom all that
/// was told late.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class PastGroupTests {

    private static final GroupId CREW = new GroupId("crew");
    private static final int MEMBERS = 14;
    private static final int STEPS = 160;

    /// How many pasts of a ledger are asked about.
    private static final int PASTS = 12;

    private final House house;

    PastGroupTests(TestDatabase database) {
        house = new House(database);
    }

    @AfterEach
    void close() {
        house.close();
    }

    /// What could happen to two groups, in any order, and when it is said to have.
    private static final class Life {

        private final Random random;
        private final Map<GroupId, Set<MemberId>> seated = new HashMap<>();
        private final Map<GroupId, MemberId> owners = new HashMap<>();
        private final Map<GroupId, Set<MemberId>> admins = new HashMap<>();
        private final Map<MemberId, Integer> epochs = new HashMap<>();
        private final Map<MemberId, Long> lots = new HashMap<>();
        private final List<Event> events = new ArrayList<>();

        Life(long seed) {
            random = new Random(seed);
            add(new LedgerOpened("Acme", ZoneOffset.UTC, NOON));
        }

        private void add(Event event) {
            events.add(event);
        }

        /// When the next event is recorded, as the log counts it, or some time before.
        private Instant when() {
            long position = events.size() + 1L;
            long before = random.nextInt(3) == 0 ? random.nextInt(200) : 0;
            return Instant.parse("2026-05-01T00:00:00Z").plusSeconds(position - before);
        }

        void found(GroupId group, MemberId owner) {
            Instant at = when();
            seen(owner);
            add(new GroupFounded(group, "The " + group, owner, 100, 10, at));
            owners.put(group, owner);
            seated.put(group, new TreeSet<>((a, b) -> a.value().compareTo(b.value())));
            admins.put(group, new HashSet<>());
            come(group, owner, at);
        }

        private void seen(MemberId member) {
            if (!epochs.containsKey(member)) {
                epochs.put(member, 0);
                add(new MemberIntroduced(member, House.sealed(), when()));
            }
        }

        private void come(GroupId group, MemberId member, Instant at) {
            Set<MemberId> there = Objects.requireNonNull(seated.get(group));
            there.add(member);
            int epoch = epochs.merge(member, 1, Integer::sum);
            add(new SeatTaken(group, member, there.size(), at));
            add(new MemberJoined(member, group, epoch, at));
        }

        void step() {
            GroupId group = random.nextInt(4) == 0 ? CREW : FANS;
            if (!seated.containsKey(group)) {
                found(group, member("owner-" + group));
                return;
            }
            MemberId member = member("m" + random.nextInt(MEMBERS));
            seen(member);
            if (random.nextInt(4) == 0) {
                long lot = lots.merge(member, 1L, Long::sum);
                add(House.earned(member, lot, 1 + random.nextInt(9), when()));
            } else if (Objects.requireNonNull(seated.get(group)).contains(member)) {
                changes(group, member);
            } else {
                come(group, member, when());
            }
        }

        private void changes(GroupId group, MemberId member) {
            Set<MemberId> its = Objects.requireNonNull(admins.get(group));
            MemberId owner = Objects.requireNonNull(owners.get(group));
            Instant at = when();
            switch (random.nextInt(6)) {
                case 0 -> add(new TitleGranted(member, group, 1, "helper", null, null, owner, at));
                case 1 -> {
                    if (!member.equals(owner) && its.add(member)) {
                        add(new AdminPromoted(group, member, at));
                    }
                }
                case 2 -> {
                    if (its.remove(member)) {
                        add(new AdminDemoted(group, member, at));
                    }
                }
                case 3 -> {
                    if (!member.equals(owner)) {
                        add(new OwnershipTransferred(group, owner, member, at));
                        owners.put(group, member);
                        its.remove(member);
                    }
                }
                case 4 -> add(new GroupRenamed(group, "After " + events.size(), owner, at));
                default -> {
                    if (!member.equals(owner)) {
                        leave(group, member, owner, at);
                        its.remove(member);
                    }
                }
            }
        }

        private void leave(GroupId group, MemberId member, MemberId owner, Instant at) {
            Set<MemberId> there = Objects.requireNonNull(seated.get(group));
            there.remove(member);
            int epoch = Objects.requireNonNull(epochs.get(member));
            add(new SeatFreed(group, member, there.size(), at));
            add(
                    random.nextBoolean()
                            ? new MemberLeft(member, group, epoch, at)
                            : new MemberEliminated(member, group, epoch, "quiet", owner, null, at));
        }
    }

    /// The whole ledger, folded anew for a past.
    private static final class Whole implements AutoCloseable {

        private @Nullable RosterAnswers rosters;
        private @Nullable Journal journal;
        private final Scratch scratch =
                new Scratch(views -> {
                    rosters = new RosterAnswers(views);
                    journal = new Journal(views);
                    return List.of(new Rosters(), new Titles(), journal);
                });

        private <T extends @Nullable Object> T with(
                List<RecordedEvent> all, AsOf asOf, Supplier<T> question) {
            return scratch.with(ACME, kept(all, asOf), asOf.position(), question);
        }

        RosterAnswers rosters() {
            return Objects.requireNonNull(rosters);
        }

        Journal journal() {
            return Objects.requireNonNull(journal);
        }

        @Override
        public void close() {
            scratch.close();
        }
    }

    private record Seat(GroupId group, MemberId member) {}

    /// What is part of a past (`systems.md` section 5, 1): what counts by then, and could. Who is in a
    /// group brings its founding, and nobody leaves, or becomes anything, where they have not come.
    private static List<RecordedEvent> kept(List<RecordedEvent> all, AsOf asOf) {
        List<RecordedEvent> known =
                all.stream().filter(each -> each.position() <= asOf.position()).toList();
        Set<GroupId> needed = new HashSet<>();
        known.stream()
                .filter(asOf::has)
                .forEach(each -> {
                    switch (each.event()) {
                        case GroupEvent of -> needed.add(of.group());
                        case MemberJoined of -> needed.add(of.group());
                        case MemberLeft of -> needed.add(of.group());
                        case MemberEliminated of -> needed.add(of.group());
                        case TitleGranted of -> needed.add(of.group());
                        default -> {} // needs no group
                    }
                });
        Set<Seat> seats = new HashSet<>();
        Map<GroupId, Set<MemberId>> taken = new HashMap<>();
        List<RecordedEvent> kept = new ArrayList<>();
        for (RecordedEvent each : known) {
            boolean stands =
                    switch (each.event()) {
                        case LedgerOpened _ -> true;
                        case GroupFounded of -> needed.contains(of.group());
                        case Event event -> asOf.has(each) && stands(event, seats);
                    };
            if (stands) {
                kept.add(counted(each, taken));
            }
        }
        return kept;
    }

    private static boolean stands(Event event, Set<Seat> seats) {
        return switch (event) {
            case MemberJoined of -> {
                seats.add(new Seat(of.group(), of.member()));
                yield true;
            }
            case MemberLeft of -> seats.contains(new Seat(of.group(), of.member()));
            case MemberEliminated of -> seats.contains(new Seat(of.group(), of.member()));
            case AdminPromoted of -> seats.contains(new Seat(of.group(), of.member()));
            case AdminDemoted of -> seats.contains(new Seat(of.group(), of.member()));
            case OwnershipTransferred of ->
                    seats.contains(new Seat(of.group(), of.from()))
                            && seats.contains(new Seat(of.group(), of.to()));
            default -> true; // stands by itself
        };
    }

    private static RecordedEvent counted(RecordedEvent each, Map<GroupId, Set<MemberId>> taken) {
        Event event =
                switch (each.event()) {
                    case SeatTaken(GroupId group, MemberId member, _, Instant at) -> {
                        Set<MemberId> all = taken.computeIfAbsent(group, _ -> new HashSet<>());
                        all.add(member);
                        yield new SeatTaken(group, member, all.size(), at);
                    }
                    case SeatFreed(GroupId group, MemberId member, _, Instant at) -> {
                        Set<MemberId> all = taken.computeIfAbsent(group, _ -> new HashSet<>());
                        all.remove(member);
                        yield new SeatFreed(group, member, all.size(), at);
                    }
                    case Event other -> other;
                };
        return new RecordedEvent(
                each.ledger(),
                each.position(),
                each.id(),
                each.stream(),
                each.sequence(),
                each.recordedAt(),
                each.correlation(),
                each.actor(),
                event);
    }

    private <A> @Nullable A past(Query<A> query, AsOf asOf) {
        return house.find(new Past<>(query, asOf));
    }

    private AsOf some(Random random, List<RecordedEvent> all) {
        int then = 1 + random.nextInt(all.size());
        // a seat and who takes it are of one command, and so of one instant
        while (all.get(then - 1).event() instanceof SeatTaken
                || all.get(then - 1).event() instanceof SeatFreed) {
            then++;
        }
        Moment asOf =
                random.nextBoolean()
                        ? new Moment.After(then)
                        : new Moment.At(all.get(then - 1).recordedAt().plusMillis(500));
        Moment known =
                switch (random.nextInt(4)) {
                    case 0 -> asOf;
                    case 1 -> new Moment.After(1 + random.nextInt(all.size()));
                    default -> new Moment.After(all.size());
                };
        return house.ask(new LocatePast(ACME, asOf, known));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsSaidOfATimeIsWhatAReplayOfTheWholeLedgerSays(long seed) {
        var life = new Life(seed);
        for (int i = 0; i < STEPS; i++) {
            life.step();
        }
        house.given(life.events);
        house.caughtUp();
        List<RecordedEvent> all = house.log.after(ACME, 0, Integer.MAX_VALUE);
        var random = new Random(seed);
        Map<String, Integer> shown = new TreeMap<>();
        try (var whole = new Whole()) {
            for (int i = 0; i < PASTS; i++) {
                AsOf asOf = some(random, all);
                for (GroupId group : List.of(FANS, CREW, new GroupId("none"))) {
                    var find = new FindGroup(ACME, group, asOf.at());
                    var expected = whole.with(all, asOf, () -> whole.rosters().find(find));
                    assertThat(past(find, asOf)).as("%s", asOf).isEqualTo(expected);
                    assertThat(past(new HasGroup(ACME, group), asOf)).isEqualTo(expected != null);
                    for (boolean active : List.of(true, false)) {
                        int rows = roster(whole, all, asOf, group, active, 1 + random.nextInt(6));
                        shown.merge(active ? "active" : "ever", rows, Integer::sum);
                    }
                }
                var list = new ListGroups(ACME, asOf.at(), null, 1);
                assertThat(past(list, asOf))
                        .isEqualTo(whole.with(all, asOf, () -> whole.rosters().list(list)));
                for (MemberId member : life.epochs.keySet()) {
                    var find = new FindMember(ACME, member, asOf.at());
                    assertThat(past(find, asOf))
                            .as("%s", asOf)
                            .isEqualTo(whole.with(all, asOf, () -> whole.rosters().find(find)));
                    statement(whole, all, asOf, AccountId.of(member), 1 + random.nextInt(3));
                }
                statement(whole, all, asOf, new AccountId("system:issuance"), 7);
            }
        }
        assertThat(shown.getOrDefault("ever", 0))
                .isGreaterThan(shown.getOrDefault("active", 0))
                .isGreaterThan(PASTS);
    }

    private int roster(
            Whole whole,
            List<RecordedEvent> all,
            AsOf asOf,
            GroupId group,
            boolean active,
            int limit) {
        int rows = 0;
        MemberId after = null;
        do {
            var query = new FindRoster(ACME, group, asOf.at(), active, after, limit);
            Page<Membership> page = Objects.requireNonNull(past(query, asOf));
            assertThat(page)
                    .as("%s %s", query, asOf)
                    .isEqualTo(whole.with(all, asOf, () -> whole.rosters().find(query)));
            rows += page.items().size();
            after = page.next() == null ? null : new MemberId(page.next());
        } while (after != null);
        return rows;
    }

    private void statement(
            Whole whole, List<RecordedEvent> all, AsOf asOf, AccountId account, int limit) {
        Long before = null;
        do {
            var query = new FindStatement(ACME, account, before, limit);
            Page<StatementLine> page = Objects.requireNonNull(past(query, asOf));
            assertThat(page)
                    .as("%s %s", query, asOf)
                    .isEqualTo(whole.with(all, asOf, () -> whole.journal().find(query)));
            before = page.next() == null ? null : Long.valueOf(page.next());
        } while (before != null);
    }
}
