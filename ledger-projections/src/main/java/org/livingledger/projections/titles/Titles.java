package org.livingledger.projections.titles;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.title.TitleEvent;
import org.livingledger.projections.reading.Batch;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.reading.Projection;
import org.livingledger.projections.reading.Rows;
import org.livingledger.projections.reading.Shape;

/// The titles that members hold. One that has ended by itself stands with its end until that is
/// written down; who had which before stands in the history.
public final class Titles implements Projection {

    static final List<String> TABLES = List.of("member_titles");

    private record Seat(String group, String member) {}

    private record Key(String group, String member, String title, String field) {

        static Key of(TitleEvent event, String title, @Nullable String field) {
            return new Key(
                    event.group().value(),
                    event.member().value(),
                    title,
                    Objects.requireNonNullElse(field, ""));
        }

        boolean isAt(Seat seat) {
            return group.equals(seat.group) && member.equals(seat.member);
        }
    }

    private record Row(@Nullable String by, Instant grantedAt, @Nullable Instant expiresAt) {}

    private static final Shape<Key, Row> ROWS =
            new Shape<>(
                    "member_titles",
                    key -> new Object[] {key.group, key.member, key.title, key.field},
                    row -> new @Nullable Object[] {row.by, row.grantedAt, row.expiresAt},
                    row ->
                            new Key(
                                    row.getString("group_id"),
                                    row.getString("member_id"),
                                    row.getString("title"),
                                    row.getString("field")),
                    row ->
                            new Row(
                                    row.getString("granted_by"),
                                    Instants.at(row, "granted_at"),
                                    Instants.maybe(row, "expires_at")));

    @Override
    public String name() {
        return "titles";
    }

    @Override
    public int generation() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return TABLES;
    }

    @Override
    public Set<Class<? extends Event>> folds() {
        return Set.of(TitleEvent.class, MembershipEvent.class);
    }

    @Override
    public void on(Batch batch) {
        Set<Seat> seats = new HashSet<>();
        for (RecordedEvent recorded : batch.events()) {
            Seat seat = seat(recorded.event());
            if (seat != null) {
                seats.add(seat);
            }
        }
        if (seats.isEmpty()) {
            return;
        }
        Rows<Key, Row> rows = batch.tables().rows(ROWS);
        rows.load(
                seats.stream()
                        .map(seat -> new @Nullable Object[] {seat.group, seat.member})
                        .toList());
        for (RecordedEvent recorded : batch.events()) {
            if (recorded.event() instanceof TitleEvent event) {
                on(event, rows);
            } else if (recorded.event() instanceof MembershipEvent event) {
                Seat left = left(event);
                if (left != null) {
                    Set.copyOf(rows.all().keySet()).stream()
                            .filter(key -> key.isAt(left))
                            .forEach(rows::remove);
                }
            }
        }
        rows.flush();
    }

    /// Whose titles in which group an event changes, or null if it changes none.
    private static @Nullable Seat seat(Event event) {
        if (event instanceof TitleEvent title) {
            return new Seat(title.group().value(), title.member().value());
        }
        return event instanceof MembershipEvent membership ? left(membership) : null;
    }

    /// Who is in which group no more, and holds no title there.
    private static @Nullable Seat left(MembershipEvent event) {
        return switch (event) {
            case MembershipEvent.MemberLeft gone -> seat(gone.group(), gone.member());
            case MembershipEvent.MemberEliminated gone -> seat(gone.group(), gone.member());
            case MembershipEvent.MemberReleased gone -> seat(gone.group(), gone.member());
            case MembershipEvent.MemberIntroduced _, MembershipEvent.MemberJoined _ -> null;
        };
    }

    private static Seat seat(GroupId group, MemberId member) {
        return new Seat(group.value(), member.value());
    }

    private static void on(TitleEvent event, Rows<Key, Row> rows) {
        switch (event) {
            case TitleEvent.TitleGranted made -> {
                MemberId by = made.by();
                rows.put(
                        Key.of(made, made.title(), made.field()),
                        new Row(
                                by == null ? null : by.value(),
                                made.occurredAt(),
                                made.expiresAt()));
            }
            case TitleEvent.TitleRevoked gone ->
                    rows.remove(Key.of(gone, gone.title(), gone.field()));
            case TitleEvent.TitleExpired gone ->
                    rows.remove(Key.of(gone, gone.title(), gone.field()));
        }
    }
}
