package org.livingledger.projections.rosters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.group.Founders;
import org.livingledger.api.group.GroupEvent;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.projections.reading.Batch;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.reading.Projection;
import org.livingledger.projections.reading.Rows;
import org.livingledger.projections.reading.Shape;

/// Groups, memberships and members. A membership keeps its row after its end, and begins it anew with
/// the next epoch.
public final class Rosters implements Projection {

    static final List<String> TABLES = List.of("ledger_groups", "memberships", "members");

    static final String OWNER = "owner";
    static final String ADMIN = "admin";
    static final String MEMBER = "member";
    static final String ACTIVE = "active";
    static final String LEFT = "left";
    static final String ELIMINATED = "eliminated";
    static final String RELEASED = "released";

    record Seat(String group, String member) {

        static Seat of(GroupId group, MemberId member) {
            return new Seat(group.value(), member.value());
        }
    }

    record Circle(
            String name,
            String owner,
            int capacity,
            int taken,
            boolean open,
            int adminLimit,
            Instant foundedAt,
            Life life) {

        Circle name(String next) {
            return new Circle(next, owner, capacity, taken, open, adminLimit, foundedAt, life);
        }

        Circle capacity(int seats) {
            return new Circle(name, owner, seats, taken, open, adminLimit, foundedAt, life);
        }

        Circle taken(int seats) {
            return new Circle(name, owner, capacity, seats, open, adminLimit, foundedAt, life);
        }

        Circle open(boolean isOpen) {
            return new Circle(name, owner, capacity, taken, isOpen, adminLimit, foundedAt, life);
        }

        Circle owner(String next) {
            return new Circle(name, next, capacity, taken, open, adminLimit, foundedAt, life);
        }

        Circle adminLimit(int most) {
            return new Circle(name, owner, capacity, taken, open, most, foundedAt, life);
        }

        Circle life(UnaryOperator<Life> change) {
            return new Circle(
                    name, owner, capacity, taken, open, adminLimit, foundedAt, change.apply(life));
        }
    }

    /// What a group is for, where it belongs, and when it ends.
    record Life(
            @Nullable String description,
            @Nullable String kind,
            @Nullable String parent,
            String founders,
            @Nullable Instant dissolvesAt,
            @Nullable Instant dissolvedAt) {

        static Life of(GroupEvent.GroupFounded founded) {
            return new Life(
                    null,
                    founded.kind() == null ? null : founded.kind().name(),
                    founded.parent() == null ? null : founded.parent().value(),
                    Founders.OWNER.name(),
                    founded.dissolvesAt(),
                    null);
        }

        Life description(String text) {
            return new Life(text, kind, parent, founders, dissolvesAt, dissolvedAt);
        }

        Life founders(Founders may) {
            return new Life(description, kind, parent, may.name(), dissolvesAt, dissolvedAt);
        }

        Life dissolvesAt(@Nullable Instant at) {
            return new Life(description, kind, parent, founders, at, dissolvedAt);
        }

        Life dissolvedAt(Instant at) {
            return new Life(description, kind, parent, founders, dissolvesAt, at);
        }
    }

    record Place(
            String role,
            String status,
            int epoch,
            Instant joinedAt,
            @Nullable Instant endedAt,
            @Nullable Instant termEndsAt) {

        Place role(String next) {
            return role(next, null);
        }

        Place role(String next, @Nullable Instant until) {
            return new Place(next, status, epoch, joinedAt, endedAt, until);
        }

        Place ended(String how, Instant at) {
            return new Place(role, how, epoch, joinedAt, at, null);
        }
    }

    static final Shape<String, Circle> CIRCLES =
            new Shape<>(
                    "ledger_groups",
                    group -> new Object[] {group},
                    circle ->
                            new @Nullable Object[] {
                                circle.name,
                                circle.owner,
                                circle.capacity,
                                circle.taken,
                                circle.open,
                                circle.adminLimit,
                                circle.foundedAt,
                                circle.life.description,
                                circle.life.kind,
                                circle.life.parent,
                                circle.life.founders,
                                circle.life.dissolvesAt,
                                circle.life.dissolvedAt
                            },
                    row -> row.getString("group_id"),
                    row ->
                            new Circle(
                                    row.getString("name"),
                                    row.getString("owner_id"),
                                    row.getInt("capacity"),
                                    row.getInt("seats_taken"),
                                    row.getBoolean("open"),
                                    row.getInt("admin_limit"),
                                    Instants.at(row, "founded_at"),
                                    new Life(
                                            row.getString("description"),
                                            row.getString("kind"),
                                            row.getString("parent_id"),
                                            row.getString("sub_group_founders"),
                                            Instants.maybe(row, "dissolves_at"),
                                            Instants.maybe(row, "dissolved_at"))));

    static final Shape<Seat, Place> PLACES =
            new Shape<>(
                    "memberships",
                    seat -> new Object[] {seat.group, seat.member},
                    place ->
                            new @Nullable Object[] {
                                place.role,
                                place.status,
                                place.epoch,
                                place.joinedAt,
                                place.endedAt,
                                place.termEndsAt
                            },
                    row -> new Seat(row.getString("group_id"), row.getString("member_id")),
                    row ->
                            new Place(
                                    row.getString("role"),
                                    row.getString("status"),
                                    row.getInt("epoch"),
                                    Instants.at(row, "joined_at"),
                                    Instants.maybe(row, "ended_at"),
                                    Instants.maybe(row, "term_ends_at")));

    @Override
    public String name() {
        return "rosters";
    }

    @Override
    public int generation() {
        return 4;
    }

    @Override
    public List<String> tables() {
        return TABLES;
    }

    @Override
    public Set<Class<? extends Event>> folds() {
        return Set.of(GroupEvent.class, MembershipEvent.class);
    }

    @Override
    public void on(Batch batch) {
        Rows<String, Circle> circles = batch.tables().rows(CIRCLES);
        circles.loadAll(batch.events().stream().flatMap(Rosters::groups));
        Rows<Seat, Place> places = batch.tables().rows(PLACES);
        places.loadAll(batch.events().stream().flatMap(Rosters::seats));
        List<@Nullable Object[]> introduced = new ArrayList<>();
        for (RecordedEvent recorded : batch.events()) {
            // Activities, points and programmes change nobody's place.
            if (recorded.event() instanceof GroupEvent event) {
                on(event, circles, places);
            } else if (recorded.event() instanceof MembershipEvent event) {
                on(event, circles, places, introduced);
            }
        }
        circles.flush();
        places.flush();
        batch.tables().insert("members", introduced);
    }

    /// The groups whose rows an event asks for.
    private static Stream<String> groups(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case GroupEvent event -> Stream.of(event.group().value());
            case MembershipEvent.MemberJoined joined -> Stream.of(joined.group().value());
            default -> Stream.of(); // nothing else does
        };
    }

    /// The places whose rows an event asks for.
    private static Stream<Seat> seats(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case GroupEvent event -> seats(event);
            case MembershipEvent event -> seats(event);
            default -> Stream.of(); // the other families change nobody's place
        };
    }

    private static Stream<Seat> seats(GroupEvent event) {
        return switch (event) {
            case GroupEvent.AdminPromoted promoted ->
                    Stream.of(Seat.of(promoted.group(), promoted.member()));
            case GroupEvent.AdminDemoted demoted ->
                    Stream.of(Seat.of(demoted.group(), demoted.member()));
            case GroupEvent.OwnershipTransferred transferred ->
                    Stream.of(
                            Seat.of(transferred.group(), transferred.from()),
                            Seat.of(transferred.group(), transferred.to()));
            case GroupEvent.GroupFounded _,
                    GroupEvent.GroupRenamed _,
                    GroupEvent.GroupDescribed _,
                    GroupEvent.SubGroupPolicySet _,
                    GroupEvent.DissolveDateSet _,
                    GroupEvent.GroupDissolved _,
                    GroupEvent.CapacitySet _,
                    GroupEvent.GroupOpened _,
                    GroupEvent.GroupClosed _,
                    GroupEvent.AdminLimitSet _,
                    GroupEvent.SeatTaken _,
                    GroupEvent.SeatFreed _ ->
                    Stream.of();
        };
    }

    private static Stream<Seat> seats(MembershipEvent event) {
        return switch (event) {
            case MembershipEvent.MemberJoined joined ->
                    Stream.of(Seat.of(joined.group(), joined.member()));
            case MembershipEvent.MemberLeft left -> Stream.of(Seat.of(left.group(), left.member()));
            case MembershipEvent.MemberEliminated eliminated ->
                    Stream.of(Seat.of(eliminated.group(), eliminated.member()));
            case MembershipEvent.MemberReleased released ->
                    Stream.of(Seat.of(released.group(), released.member()));
            case MembershipEvent.MemberIntroduced _ -> Stream.of();
        };
    }

    private static void on(
            GroupEvent event, Rows<String, Circle> circles, Rows<Seat, Place> places) {
        switch (event) {
            case GroupEvent.GroupFounded founded ->
                    circles.put(
                            founded.group().value(),
                            new Circle(
                                    founded.name(),
                                    founded.owner().value(),
                                    founded.capacity(),
                                    0,
                                    true,
                                    founded.adminLimit(),
                                    founded.occurredAt(),
                                    Life.of(founded)));
            case GroupEvent.GroupRenamed renamed ->
                    change(circles, renamed.group().value(), circle -> circle.name(renamed.name()));
            case GroupEvent.GroupDescribed described ->
                    live(circles, described, life -> life.description(described.description()));
            case GroupEvent.SubGroupPolicySet set ->
                    live(circles, set, life -> life.founders(set.founders()));
            case GroupEvent.DissolveDateSet set ->
                    live(circles, set, life -> life.dissolvesAt(set.dissolvesAt()));
            case GroupEvent.GroupDissolved dissolved -> {
                live(circles, dissolved, life -> life.dissolvedAt(dissolved.occurredAt()));
                change(circles, dissolved.group().value(), circle -> circle.open(false));
            }
            case GroupEvent.CapacitySet set ->
                    change(circles, set.group().value(), circle -> circle.capacity(set.capacity()));
            case GroupEvent.GroupOpened opened ->
                    change(circles, opened.group().value(), circle -> circle.open(true));
            case GroupEvent.GroupClosed closed ->
                    change(circles, closed.group().value(), circle -> circle.open(false));
            case GroupEvent.SeatTaken taken ->
                    change(circles, taken.group().value(), circle -> circle.taken(taken.taken()));
            case GroupEvent.SeatFreed freed ->
                    change(circles, freed.group().value(), circle -> circle.taken(freed.taken()));
            case GroupEvent.AdminLimitSet(var group, int limit, _, _) ->
                    change(circles, group.value(), circle -> circle.adminLimit(limit));
            case GroupEvent.AdminPromoted promoted ->
                    change(
                            places,
                            Seat.of(promoted.group(), promoted.member()),
                            place -> place.role(ADMIN, promoted.termEndsAt()));
            case GroupEvent.AdminDemoted demoted ->
                    change(
                            places,
                            Seat.of(demoted.group(), demoted.member()),
                            place -> place.role(MEMBER));
            case GroupEvent.OwnershipTransferred(var group, var from, var to, _) -> {
                change(circles, group.value(), circle -> circle.owner(to.value()));
                change(places, Seat.of(group, from), place -> place.role(MEMBER));
                change(places, Seat.of(group, to), place -> place.role(OWNER));
            }
        }
    }

    private static void on(
            MembershipEvent event,
            Rows<String, Circle> circles,
            Rows<Seat, Place> places,
            List<@Nullable Object[]> introduced) {
        switch (event) {
            case MembershipEvent.MemberIntroduced seen ->
                    introduced.add(new Object[] {seen.member().value(), seen.occurredAt()});
            case MembershipEvent.MemberJoined joined -> {
                Circle circle = circles.get(joined.group().value());
                boolean owns = circle != null && circle.owner.equals(joined.member().value());
                places.put(
                        Seat.of(joined.group(), joined.member()),
                        new Place(
                                owns ? OWNER : MEMBER,
                                ACTIVE,
                                joined.epoch(),
                                joined.occurredAt(),
                                null,
                                null));
            }
            case MembershipEvent.MemberLeft left ->
                    change(
                            places,
                            Seat.of(left.group(), left.member()),
                            place -> place.ended(LEFT, left.occurredAt()));
            case MembershipEvent.MemberEliminated eliminated ->
                    change(
                            places,
                            Seat.of(eliminated.group(), eliminated.member()),
                            place -> place.ended(ELIMINATED, eliminated.occurredAt()));
            case MembershipEvent.MemberReleased released ->
                    change(
                            places,
                            Seat.of(released.group(), released.member()),
                            place -> place.ended(RELEASED, released.occurredAt()));
        }
    }

    private static void live(
            Rows<String, Circle> circles, GroupEvent event, UnaryOperator<Life> change) {
        change(circles, event.group().value(), circle -> circle.life(change));
    }

    private static <K, R> void change(Rows<K, R> rows, K key, UnaryOperator<R> change) {
        R row = Objects.requireNonNull(rows.get(key), () -> "nothing is known of " + key);
        rows.put(key, change.apply(row));
    }
}
