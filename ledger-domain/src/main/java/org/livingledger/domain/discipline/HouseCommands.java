package org.livingledger.domain.discipline;

import java.time.Instant;
import java.time.ZoneId;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Refused;
import org.livingledger.api.discipline.DisciplineCommand.MuteGroup;
import org.livingledger.api.discipline.DisciplineCommand.SetHouseRules;
import org.livingledger.api.discipline.DisciplineCommand.UnmuteGroup;
import org.livingledger.api.discipline.DisciplineOutcome.House;
import org.livingledger.api.discipline.DisciplineRejection.GroupNotMuted;
import org.livingledger.api.discipline.DisciplineRejection.MuteEndsInThePast;
import org.livingledger.api.discipline.HouseEvent.GroupMuted;
import org.livingledger.api.discipline.HouseEvent.GroupUnmuted;
import org.livingledger.api.discipline.HouseEvent.HouseRulesSet;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.points.Expiry;
import org.livingledger.domain.Desk;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.group.Circle;
import org.livingledger.domain.group.Groups;

/// Handles the order of a group as a whole (`systems.md` S5).
public final class HouseCommands {

    private final Books books;
    private final Groups groups;

    /// Handles it for these groups.
    public HouseCommands(Books books, Groups groups) {
        this.books = books;
        this.groups = groups;
    }

    /// Decides [SetHouseRules].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public House handle(SetHouseRules command, Desk desk) {
        books.require(desk.ledger());
        Circle circle = groups.require(desk, command.group());
        circle.requireOwner(command.by());

        circle.apply(new HouseRulesSet(command.group(), command.rules(), command.by(), desk.now()));
        return house(circle, desk);
    }

    /// Decides [MuteGroup].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public House handle(MuteGroup command, Desk desk) {
        ZoneId zone = books.require(desk.ledger());
        Circle circle = groups.require(desk, command.group());
        circle.requireOwnerOrAdmin(command.by());
        Instant until = end(command.group(), command.lasts(), command.until(), zone, desk.now());

        circle.apply(
                new GroupMuted(command.group(), command.reason(), until, command.by(), desk.now()));
        return house(circle, desk);
    }

    /// Decides [UnmuteGroup].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public House handle(UnmuteGroup command, Desk desk) {
        books.require(desk.ledger());
        Circle circle = groups.require(desk, command.group());
        circle.requireOwnerOrAdmin(command.by());
        if (!circle.house().isMuted(desk.now())) {
            throw new Refused(new GroupNotMuted(command.group()));
        }

        circle.apply(new GroupUnmuted(command.group(), command.by(), desk.now()));
        return house(circle, desk);
    }

    /// When a mute is over, or null if it stands until it is lifted.
    static @Nullable Instant end(
            GroupId group,
            @Nullable Expiry lasts,
            @Nullable Instant until,
            ZoneId zone,
            Instant now) {
        Instant end = lasts == null ? until : lasts.endsAt(now, zone);
        if (end != null && !end.isAfter(now)) {
            throw new Refused(new MuteEndsInThePast(group, end, now));
        }
        return end;
    }

    private static House house(Circle circle, Desk desk) {
        return new House(
                circle.id(),
                circle.house().rules(),
                circle.house().isMuted(desk.now()),
                circle.house().mutedUntil(desk.now()));
    }
}
