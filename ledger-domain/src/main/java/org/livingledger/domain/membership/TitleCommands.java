package org.livingledger.domain.membership;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Refused;
import org.livingledger.api.title.TitleCommand.ExpireTitle;
import org.livingledger.api.title.TitleCommand.GrantTitle;
import org.livingledger.api.title.TitleCommand.RevokeTitle;
import org.livingledger.api.title.TitleEvent;
import org.livingledger.api.title.TitleOutcome.Titles;
import org.livingledger.domain.Desk;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.group.Circle;
import org.livingledger.domain.group.Groups;

/// Handles the commands about titles (`systems.md` S2).
public final class TitleCommands {

    private final Books books;
    private final Groups groups;
    private final Members members;

    /// Handles them on these members.
    public TitleCommands(Books books, Groups groups, Members members) {
        this.books = books;
        this.groups = groups;
        this.members = members;
    }

    /// Decides [GrantTitle].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Titles handle(GrantTitle command, Desk desk) {
        ZoneId zone = books.require(desk.ledger());
        Circle circle = groups.require(desk, command.group());
        Person person = members.require(desk.ledger(), command.member());
        person.requireActive(command.group());
        circle.requireOwnerOrAdmin(command.by());
        List<TitleEvent> granted =
                person.grant(command, expiresAt(command, zone, desk.now()), desk.now());

        granted.forEach(person::apply);
        return titles(circle, person, desk);
    }

    /// Decides [RevokeTitle].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Titles handle(RevokeTitle command, Desk desk) {
        books.require(desk.ledger());
        Circle circle = groups.require(desk, command.group());
        Person person = members.require(desk.ledger(), command.member());
        person.requireActive(command.group());
        if (!command.member().equals(command.by())) { // one may give one's own title back
            circle.requireOwnerOrAdmin(command.by());
        }
        TitleEvent revoked = person.revoke(command, desk.now());

        person.apply(revoked);
        return titles(circle, person, desk);
    }

    /// Decides [ExpireTitle].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Titles handle(ExpireTitle command, Desk desk) {
        books.require(desk.ledger());
        Circle circle = groups.require(desk, command.group());
        Person person = members.require(desk.ledger(), command.member());
        person.requireActive(command.group());
        TitleEvent expired = person.expire(command, desk.now());

        person.apply(expired);
        return titles(circle, person, desk);
    }

    private static @Nullable Instant expiresAt(GrantTitle command, ZoneId zone, Instant now) {
        return command.expires() == null
                ? command.expiresAt()
                : command.expires().endsAt(now, zone);
    }

    private static Titles titles(Circle circle, Person person, Desk desk) {
        return new Titles(circle.id(), person.id(), person.titles(circle.id(), desk.now()));
    }
}
