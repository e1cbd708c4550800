package org.livingledger.domain.group;

import java.time.Instant;
import java.util.LinkedHashMap;
import org.axonframework.commandhandling.CommandHandler;
import org.livingledger.api.Refused;
import org.livingledger.api.group.GroupCommand.DescribeGroup;
import org.livingledger.api.group.GroupCommand.DissolveGroup;
import org.livingledger.api.group.GroupCommand.ReleaseMembers;
import org.livingledger.api.group.GroupCommand.RenameGroup;
import org.livingledger.api.group.GroupCommand.SetDissolveDate;
import org.livingledger.api.group.GroupCommand.SetSubGroupPolicy;
import org.livingledger.api.group.GroupEvent;
import org.livingledger.api.group.GroupEvent.GroupDescribed;
import org.livingledger.api.group.GroupEvent.GroupRenamed;
import org.livingledger.api.group.GroupEvent.SubGroupPolicySet;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.group.GroupOutcome.Seats;
import org.livingledger.api.group.GroupRejection.GroupDissolved;
import org.livingledger.api.group.GroupRejection.GroupNotDissolved;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent.MemberReleased;
import org.livingledger.domain.Desk;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.membership.Members;
import org.livingledger.domain.membership.Person;
import org.livingledger.domain.tier.Tiers;

/// Handles what becomes of a group between its founding and its end (`systems.md` S1).
public final class GroupLifeCommands {

    private final Books books;
    private final Groups groups;
    private final Members members;
    private final Tiers tiers;

    /// Handles them on these groups and members.
    public GroupLifeCommands(Books books, Groups groups, Members members, Tiers tiers) {
        this.books = books;
        this.groups = groups;
        this.members = members;
        this.tiers = tiers;
    }

    /// Decides [RenameGroup].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Seats handle(RenameGroup command, Desk desk) {
        Circle circle = require(command.group(), desk);
        circle.requireOwnerOrAdmin(command.by());
        return applied(
                circle,
                new GroupRenamed(command.group(), command.name(), command.by(), desk.now()));
    }

    /// Decides [DescribeGroup].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Seats handle(DescribeGroup command, Desk desk) {
        Circle circle = require(command.group(), desk);
        circle.requireOwnerOrAdmin(command.by());
        return applied(
                circle,
                new GroupDescribed(
                        command.group(), command.description(), command.by(), desk.now()));
    }

    /// Decides [SetSubGroupPolicy].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Seats handle(SetSubGroupPolicy command, Desk desk) {
        Circle circle = require(command.group(), desk);
        circle.requireOwner(command.by());
        return applied(
                circle,
                new SubGroupPolicySet(
                        command.group(), command.founders(), command.by(), desk.now()));
    }

    /// Decides [SetDissolveDate].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Seats handle(SetDissolveDate command, Desk desk) {
        Circle circle = require(command.group(), desk);
        return applied(
                circle,
                circle.group().setDissolveDate(command.dissolvesAt(), command.by(), desk.now()));
    }

    /// Decides [DissolveGroup]. A date that has come is written down as the date, whenever that is.
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Seats handle(DissolveGroup command, Desk desk) {
        books.require(desk.ledger());
        Circle circle = groups.requireFounded(desk, command.group());
        Instant endedAt = circle.group().endedAt(desk.now());
        if (endedAt != null && (circle.group().isDissolved() || command.by() != null)) {
            throw new Refused(new GroupDissolved(command.group(), endedAt));
        }
        circle.requireOwner(command.by());
        Instant at = endedAt == null ? desk.occurredAt(command.occurredAt()) : endedAt;
        return applied(circle, new GroupEvent.GroupDissolved(command.group(), command.by(), at));
    }

    /// Decides [ReleaseMembers].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Seats handle(ReleaseMembers command, Desk desk) {
        books.require(desk.ledger());
        Circle circle = groups.requireFounded(desk, command.group());
        Instant at = circle.group().endedAt(desk.now());
        if (at == null || !circle.group().isDissolved()) {
            throw new Refused(new GroupNotDissolved(command.group()));
        }
        var released = new LinkedHashMap<Person, MemberReleased>();
        for (MemberId member : command.members().stream().distinct().toList()) {
            Person person = members.find(desk.ledger(), member);
            MemberReleased end = person.release(command.group(), at);
            if (end != null) {
                released.put(person, end);
            }
        }

        released.forEach((person, end) -> {
            var term = circle.endTerm(end.member(), at);
            if (term != null) {
                circle.apply(term);
            }
            person.apply(end);
            circle.apply(circle.freeSeat(end.member(), at));
            tiers.after(desk, end.member());
        });
        return circle.seats();
    }

    private Circle require(GroupId group, Desk desk) {
        books.require(desk.ledger());
        return groups.require(desk, group);
    }

    private static Seats applied(Circle circle, GroupEvent event) {
        circle.apply(event);
        return circle.seats();
    }
}
