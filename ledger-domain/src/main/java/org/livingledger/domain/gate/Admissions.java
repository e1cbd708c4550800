package org.livingledger.domain.gate;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Refused;
import org.livingledger.api.membership.MemberId;
import org.livingledger.domain.Desk;
import org.livingledger.domain.Shelf;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.evidence.Dossiers;
import org.livingledger.domain.group.Circle;
import org.livingledger.domain.membership.Members;
import org.livingledger.domain.membership.Person;
import org.livingledger.domain.points.Accounts;
import org.livingledger.domain.tier.Tiers;

/// How people come into groups, as other contexts ask for it.
public final class Admissions {

    /// The most that come in from a waiting list by one command, which touches at most a thousand
    /// aggregates. The due scan lets the others in.
    private static final int MOST_AT_ONCE = 400;

    private final Books books;
    private final Members members;
    private final Doors doors;
    private final Dossiers dossiers;
    private final Accounts accounts;
    private final Tiers tiers;

    /// Admissions through these doors.
    public Admissions(
            Books books,
            Members members,
            Doors doors,
            Dossiers dossiers,
            Accounts accounts,
            Tiers tiers) {
        this.books = books;
        this.members = members;
        this.doors = doors;
        this.dossiers = dossiers;
        this.accounts = accounts;
        this.tiers = tiers;
    }

    /// Someone before a group's door.
    ///
    /// @throws Refused with [MemberBanned] if they are on its ban list
    public Visit visit(Desk desk, Circle circle, MemberId member) {
        ZoneId zone = books.require(desk.ledger());
        Shelf.Taken<Door> door = doors.take(desk.ledger(), circle.id());
        door.root().requireNotBanned(member);
        return new Visit(
                desk,
                zone,
                circle,
                door,
                members.find(desk.ledger(), member),
                dossiers.find(desk.ledger(), member),
                accounts,
                tiers);
    }

    /// The end of someone's ban, or null if they are not banned.
    public @Nullable Pardon pardon(
            Desk desk, Circle circle, MemberId member, @Nullable MemberId by) {
        Shelf.Taken<Door> door = doors.take(desk.ledger(), circle.id());
        return door.root().isBanned(member)
                ? new Pardon(door, door.root().unban(member, by, desk.now()))
                : null;
    }

    /// Those who come in when seats come free, in the order in which they waited.
    ///
    /// @param circle an open group; nobody comes into a closed one
    /// @param seats how many seats are free then
    public Filling filling(Desk desk, Circle circle, int seats) {
        Shelf.Taken<Door> door = doors.take(desk.ledger(), circle.id());
        List<Filling.Arrival> arrivals =
                door.root().next(Math.clamp(seats, 0, MOST_AT_ONCE)).stream()
                        .map(next -> {
                            Person person = members.find(desk.ledger(), next.member());
                            return new Filling.Arrival(
                                    person,
                                    person.join(circle.id(), desk.now()),
                                    next.invitation());
                        })
                        .toList();
        return new Filling(desk, circle, door, arrivals, accounts, tiers);
    }
}
