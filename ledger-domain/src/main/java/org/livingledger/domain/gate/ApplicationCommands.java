package org.livingledger.domain.gate;

import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Refused;
import org.livingledger.api.gate.GateCommand.ApplyToJoin;
import org.livingledger.api.gate.GateCommand.ExpireApplication;
import org.livingledger.api.gate.GateCommand.FillSeats;
import org.livingledger.api.gate.GateCommand.ReviewApplication;
import org.livingledger.api.gate.GateCommand.WithdrawApplication;
import org.livingledger.api.gate.GateEvent;
import org.livingledger.api.gate.GateEvent.ApplicationApproved;
import org.livingledger.api.gate.GateEvent.ApplicationRejected;
import org.livingledger.api.gate.GateEvent.ApplicationWithdrawn;
import org.livingledger.api.gate.GateOutcome.Admission;
import org.livingledger.api.gate.GateRejection.ApplicationNotFound;
import org.livingledger.api.gate.GateRejection.ApplicationStands;
import org.livingledger.api.gate.MissingGate;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.group.GroupOutcome.Seats;
import org.livingledger.api.membership.MemberId;
import org.livingledger.domain.Desk;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.group.Circle;
import org.livingledger.domain.group.Groups;

/// Handles who stands at doors: applications and waiting lists (`systems.md` S3).
public final class ApplicationCommands {

    private final Books books;
    private final Groups groups;
    private final Doors doors;
    private final Admissions admissions;

    /// Handles them at these doors.
    public ApplicationCommands(Books books, Groups groups, Doors doors, Admissions admissions) {
        this.books = books;
        this.groups = groups;
        this.doors = doors;
        this.admissions = admissions;
    }

    /// Decides [ApplyToJoin].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Admission handle(ApplyToJoin command, Desk desk) {
        Circle circle = require(command.group(), desk);
        circle.requireOpen();
        Visit visit = admissions.visit(desk, circle, command.member());
        visit.person().join(command.group(), desk.now());
        visit.door().requireNotWaiting(command.member());
        Instant at = desk.occurredAt(command.occurredAt());
        visit.requireCooledDown(at);
        visit.show(command.code());
        Verdict verdict = visit.verdict();
        return switch (verdict.state()) {
            case SHUT -> throw visit.notPassed(verdict);
            case AWAITS -> file(visit, verdict, at, desk);
            case OPEN -> letIn(circle, visit, verdict, visit.lapse(), at, desk);
        };
    }

    private static Admission file(Visit visit, Verdict verdict, Instant at, Desk desk) {
        MemberId member = visit.member();
        var stands = visit.door().application(member, desk.now());
        if (stands != null) {
            throw new Refused(
                    new ApplicationStands(visit.door().group(), member, stands.expiresAt()));
        }
        var filed = visit.file(verdict, at);
        var lapsed = visit.lapse();

        visit.person().introduce(desk);
        visit.apply(lapsed);
        visit.apply(filed);
        return applied(filed.group(), member, filed.awaited(), filed.expiresAt());
    }

    /// Lets someone in who has passed the gates, or to the end of the waiting list.
    ///
    /// @param first what happens at the door before
    private Admission letIn(
            Circle circle,
            Visit visit,
            Verdict verdict,
            @Nullable GateEvent first,
            Instant at,
            Desk desk) {
        GroupId group = circle.id();
        MemberId member = visit.member();
        if (!visit.hasSeat()) {
            var queued = visit.queue(at);

            visit.person().introduce(desk);
            visit.apply(first);
            visit.apply(queued);
            int ahead = visit.door().ahead(queued.number());
            return new Admission(group, member, "waiting", null, ahead, List.of(), null);
        }
        var joined = visit.person().join(group, at);
        var seat = circle.takeSeat(member, at);
        var admitted = visit.admitted(verdict, at);

        visit.person().introduce(desk);
        visit.apply(first);
        visit.apply(admitted);
        visit.enter(seat, joined);
        return new Admission(group, member, "joined", joined.epoch(), null, List.of(), null);
    }

    /// Decides [ReviewApplication].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Admission handle(ReviewApplication command, Desk desk) {
        Circle circle = require(command.group(), desk);
        if (command.approved()) {
            circle.requireOpen();
        }
        MemberId member = command.member();
        Visit visit = admissions.visit(desk, circle, member);
        var application = visit.door().requireApplication(member, desk.now());
        circle.requireOwnerOrAdmin(command.by());
        String reason = command.reason();
        if (!command.approved() && reason != null) {
            visit.apply(
                    new ApplicationRejected(
                            command.group(), member, reason, command.by(), desk.now()));
            return ended(command.group(), member, "rejected");
        }
        visit.approve();
        Verdict verdict = visit.verdict();
        var approved =
                new ApplicationApproved(command.group(), member, reason, command.by(), desk.now());
        return switch (verdict.state()) {
            case SHUT -> throw visit.notPassed(verdict);
            case AWAITS -> {
                visit.apply(approved);
                yield applied(command.group(), member, verdict.missing(), application.expiresAt());
            }
            case OPEN -> letIn(circle, visit, verdict, approved, desk.now(), desk);
        };
    }

    /// Decides [WithdrawApplication].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Admission handle(WithdrawApplication command, Desk desk) {
        require(command.group(), desk);
        var door = doors.take(desk.ledger(), command.group());
        if (door.root().waiting(command.member()) == null) {
            door.root().requireApplication(command.member(), desk.now());
        }

        door.apply(new ApplicationWithdrawn(command.group(), command.member(), desk.now()));
        return ended(command.group(), command.member(), "withdrawn");
    }

    /// Decides [ExpireApplication].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Admission handle(ExpireApplication command, Desk desk) {
        require(command.group(), desk);
        var door = doors.take(desk.ledger(), command.group());
        var stands = door.root().application(command.member(), desk.now());
        if (stands != null) {
            throw new Refused(
                    new ApplicationStands(command.group(), command.member(), stands.expiresAt()));
        }
        var expired = door.root().lapse(command.member(), desk.now());
        if (expired == null) {
            throw new Refused(new ApplicationNotFound(command.group(), command.member()));
        }

        door.apply(expired);
        return ended(command.group(), command.member(), "expired");
    }

    /// Decides [FillSeats].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Seats handle(FillSeats command, Desk desk) {
        Circle circle = require(command.group(), desk);
        circle.requireOpen();
        var filling = admissions.filling(desk, circle, circle.freeSeats());

        filling.apply();
        return circle.seats();
    }

    private Circle require(GroupId group, Desk desk) {
        books.require(desk.ledger());
        return groups.require(desk, group);
    }

    private static Admission applied(
            GroupId group, MemberId member, List<MissingGate> awaited, Instant expiresAt) {
        return new Admission(group, member, "applied", null, null, awaited, expiresAt);
    }

    private static Admission ended(GroupId group, MemberId member, String status) {
        return new Admission(group, member, status, null, null, List.of(), null);
    }
}
