package org.livingledger.domain.group;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.livingledger.api.Refused;
import org.livingledger.api.group.GroupCommand.DemoteAdmin;
import org.livingledger.api.group.GroupCommand.EndAdminTerm;
import org.livingledger.api.group.GroupCommand.PromoteToAdmin;
import org.livingledger.api.group.GroupCommand.SetAdminLimit;
import org.livingledger.api.group.GroupEvent;
import org.livingledger.api.group.GroupOutcome.Seats;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipOutcome.Standing;
import org.livingledger.domain.Desk;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.membership.Members;
import org.livingledger.domain.membership.Person;

/// Handles who is an admin, and how long (`systems.md` S2).
public final class AdminCommands {

    private final Books books;
    private final Groups groups;
    private final Members members;

    /// Handles them on these groups and members.
    public AdminCommands(Books books, Groups groups, Members members) {
        this.books = books;
        this.groups = groups;
        this.members = members;
    }

    /// Decides [PromoteToAdmin].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Standing handle(PromoteToAdmin command, Desk desk) {
        ZoneId zone = books.require(desk.ledger());
        Circle circle = groups.require(desk, command.group());
        Person person = activeMember(circle, command.member(), desk);
        Instant termEndsAt =
                command.term() == null
                        ? command.termEndsAt()
                        : command.term().endsAt(desk.now(), zone);
        List<GroupEvent> promoted =
                circle.group().promote(command.member(), termEndsAt, command.by(), desk.now());

        promoted.forEach(circle::apply);
        return person.standing(circle);
    }

    /// Decides [DemoteAdmin].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Standing handle(DemoteAdmin command, Desk desk) {
        books.require(desk.ledger());
        Circle circle = groups.require(desk, command.group());
        Person person = activeMember(circle, command.member(), desk);
        GroupEvent demoted = circle.group().demote(command.member(), command.by(), desk.now());

        circle.apply(demoted);
        return person.standing(circle);
    }

    /// Decides [EndAdminTerm].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Standing handle(EndAdminTerm command, Desk desk) {
        books.require(desk.ledger());
        Circle circle = groups.require(desk, command.group());
        Person person = activeMember(circle, command.member(), desk);
        GroupEvent demoted = circle.group().admins().lapse(command.member(), desk.now());

        circle.apply(demoted);
        return person.standing(circle);
    }

    /// Decides [SetAdminLimit].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Seats handle(SetAdminLimit command, Desk desk) {
        books.require(desk.ledger());
        Circle circle = groups.require(desk, command.group());
        List<GroupEvent> set =
                circle.group().setAdminLimit(command.adminLimit(), command.by(), desk.now());

        set.forEach(circle::apply);
        return circle.seats();
    }

    private Person activeMember(Circle circle, MemberId member, Desk desk) {
        Person person = members.require(desk.ledger(), member);
        person.requireActive(circle.id());
        return person;
    }
}
