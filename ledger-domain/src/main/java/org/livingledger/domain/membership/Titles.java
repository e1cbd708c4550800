package org.livingledger.domain.membership;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Refused;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.title.Title;
import org.livingledger.api.title.TitleCommand;
import org.livingledger.api.title.TitleCommand.GrantTitle;
import org.livingledger.api.title.TitleCommand.RevokeTitle;
import org.livingledger.api.title.TitleEvent;
import org.livingledger.api.title.TitleEvent.TitleExpired;
import org.livingledger.api.title.TitleEvent.TitleGranted;
import org.livingledger.api.title.TitleEvent.TitleRevoked;
import org.livingledger.api.title.TitleRejection.TitleAlreadyHeld;
import org.livingledger.api.title.TitleRejection.TitleEndsInThePast;
import org.livingledger.api.title.TitleRejection.TitleNotHeld;
import org.livingledger.api.title.TitleRejection.TitleStands;
import org.livingledger.api.title.TitleRejection.TooManyTitles;

/// A member's titles: each held once in a group, and none without a membership.
final class Titles {

    private final MemberId member;

    /// By group and name. One that has ended stands until that is written down.
    private final TreeMap<Key, Title> granted = new TreeMap<>();

    Titles(MemberId member) {
        this.member = member;
    }

    private record Key(String group, String title, String field) implements Comparable<Key> {

        static Key of(GroupId group, String title, @Nullable String field) {
            return new Key(group.value(), title, Objects.requireNonNullElse(field, ""));
        }

        @Override
        public int compareTo(Key other) {
            int byGroup = group.compareTo(other.group);
            int byTitle = title.compareTo(other.title);
            return byGroup != 0 ? byGroup : byTitle != 0 ? byTitle : field.compareTo(other.field);
        }
    }

    /// What they hold in a group at an instant.
    List<Title> in(GroupId group, Instant at) {
        return granted.entrySet().stream()
                .filter(one -> one.getKey().group().equals(group.value()))
                .map(java.util.Map.Entry::getValue)
                .filter(one -> !one.isOver(at))
                .toList();
    }

    /// A title, after the end of the same one from before if that is still to be written down.
    List<TitleEvent> grant(GrantTitle wish, int epoch, @Nullable Instant expiresAt, Instant now) {
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw new Refused(new TitleEndsInThePast(wish.group(), wish.title(), expiresAt, now));
        }
        Title before = granted.get(Key.of(wish.group(), wish.title(), wish.field()));
        if (before != null && !before.isOver(now)) {
            throw new Refused(
                    new TitleAlreadyHeld(
                            wish.group(), member, wish.title(), wish.field(), before.expiresAt()));
        }
        if (in(wish.group(), now).size() >= TitleCommand.MOST_TITLES) {
            throw new Refused(new TooManyTitles(wish.group(), member, TitleCommand.MOST_TITLES));
        }
        Stream<TitleEvent> ended =
                before == null ? Stream.of() : Stream.of(end(wish.group(), before, epoch));
        return Stream.concat(
                        ended,
                        Stream.of(
                                new TitleGranted(
                                        member,
                                        wish.group(),
                                        epoch,
                                        wish.title(),
                                        wish.field(),
                                        expiresAt,
                                        wish.by(),
                                        now)))
                .toList();
    }

    TitleRevoked revoke(RevokeTitle wish, int epoch, Instant now) {
        Title held = granted.get(Key.of(wish.group(), wish.title(), wish.field()));
        if (held == null || held.isOver(now)) {
            throw notHeld(wish.group(), wish.title(), wish.field());
        }
        return new TitleRevoked(
                member,
                wish.group(),
                epoch,
                wish.title(),
                wish.field(),
                wish.reason(),
                wish.by(),
                now);
    }

    TitleExpired expire(
            GroupId group, String title, @Nullable String field, int epoch, Instant now) {
        Title held = granted.get(Key.of(group, title, field));
        if (held == null) {
            throw notHeld(group, title, field);
        }
        if (!held.isOver(now)) {
            throw new Refused(new TitleStands(group, member, title, field, held.expiresAt()));
        }
        return end(group, held, epoch);
    }

    private TitleExpired end(GroupId group, Title held, int epoch) {
        return new TitleExpired(
                member,
                group,
                epoch,
                held.title(),
                held.field(),
                Objects.requireNonNull(held.expiresAt(), "what has no end does not end"));
    }

    private Refused notHeld(GroupId group, String title, @Nullable String field) {
        return new Refused(new TitleNotHeld(group, member, title, field));
    }

    void on(TitleEvent event) {
        switch (event) {
            case TitleGranted made ->
                    granted.put(
                            Key.of(made.group(), made.title(), made.field()),
                            new Title(
                                    made.title(),
                                    made.field(),
                                    made.by(),
                                    made.occurredAt(),
                                    made.expiresAt()));
            case TitleRevoked gone ->
                    granted.remove(Key.of(gone.group(), gone.title(), gone.field()));
            case TitleExpired gone ->
                    granted.remove(Key.of(gone.group(), gone.title(), gone.field()));
        }
    }

    /// A membership has ended, and they are not titled in its group any more.
    void end(GroupId group) {
        granted.keySet().removeIf(key -> key.group().equals(group.value()));
    }

    List<Held> state() {
        return granted.entrySet().stream()
                .map(one -> new Held(new GroupId(one.getKey().group()), one.getValue()))
                .toList();
    }

    static Titles of(MemberId member, List<Held> state) {
        var titles = new Titles(member);
        state.forEach(one ->
                titles.granted.put(
                        Key.of(one.group(), one.title().title(), one.title().field()),
                        one.title()));
        return titles;
    }

    /// What a snapshot of them holds.
    record Held(GroupId group, Title title) {}
}
