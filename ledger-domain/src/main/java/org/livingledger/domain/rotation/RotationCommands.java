package org.livingledger.domain.rotation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.livingledger.api.Refused;
import org.livingledger.api.group.GroupEvent;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.group.GroupRejection.AdminLimitReached;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.recognition.Tally;
import org.livingledger.api.rotation.Candidate;
import org.livingledger.api.rotation.RotationCommand.ConfirmRotation;
import org.livingledger.api.rotation.RotationCommand.DeclineRotation;
import org.livingledger.api.rotation.RotationCommand.ProposeRotation;
import org.livingledger.api.rotation.RotationCommand.SetRotation;
import org.livingledger.api.rotation.RotationEvent.RotationConfirmed;
import org.livingledger.api.rotation.RotationEvent.RotationDeclined;
import org.livingledger.api.rotation.RotationEvent.RotationProposed;
import org.livingledger.api.rotation.RotationEvent.RotationSet;
import org.livingledger.api.rotation.RotationOutcome.Turns;
import org.livingledger.api.rotation.RotationPolicy;
import org.livingledger.api.rotation.RotationPolicy.Term;
import org.livingledger.domain.Desk;
import org.livingledger.domain.Shelf;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.group.Circle;
import org.livingledger.domain.group.Groups;
import org.livingledger.domain.group.Role;
import org.livingledger.domain.membership.Members;
import org.livingledger.domain.membership.Person;

/// Handles who takes turns at being admin (轮值, `systems.md` S2).
public final class RotationCommands {

    private final Books books;
    private final Groups groups;
    private final Members members;
    private final Rotations rotations;

    /// Handles it for these groups and members.
    public RotationCommands(Books books, Groups groups, Members members, Rotations rotations) {
        this.books = books;
        this.groups = groups;
        this.members = members;
        this.rotations = rotations;
    }

    /// Decides [SetRotation].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Turns handle(SetRotation command, Desk desk) {
        ZoneId zone = books.require(desk.ledger());
        Circle circle = groups.require(desk, command.group());
        circle.requireOwner(command.by());
        RotationPolicy given = command.policy();
        LocalDate today = desk.now().atZone(zone).toLocalDate();
        RotationPolicy policy =
                given == null || given.starts() != null ? given : given.starting(today);
        LocalDate starts = policy == null ? null : policy.starts();
        Instant dueAt = starts == null ? null : starts.atStartOfDay(zone).toInstant();

        rotations
                .take(desk.ledger(), command.group())
                .apply(new RotationSet(command.group(), policy, dueAt, command.by(), desk.now()));
        return new Turns(command.group(), policy, null, List.of(), List.of());
    }

    /// Decides [ProposeRotation].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Turns handle(ProposeRotation command, Desk desk) {
        ZoneId zone = books.require(desk.ledger());
        Circle circle = groups.require(desk, command.group());
        circle.requireOwnerOrAdmin(command.by());
        Shelf.Taken<Rotation> rotation = rotations.take(desk.ledger(), command.group());
        RotationPolicy policy = rotation.root().requirePolicy();
        Term term = rotation.root().requireTermToFill(zone, desk.now());
        List<Candidate> candidates =
                command.members().stream()
                        .distinct()
                        .flatMap(member -> candidate(circle, member, policy, term, desk))
                        .sorted(Candidate.ORDER)
                        .limit(policy.seats())
                        .toList();
        var proposed =
                new RotationProposed(
                        command.group(),
                        term.beginsAt(),
                        term.endsAt(),
                        term.from(),
                        term.through(),
                        command.members().size(),
                        candidates,
                        command.by(),
                        desk.now());
        List<MemberId> promoted =
                policy.automatic() ? firstOf(candidates, circle.freeAdminPlaces()) : List.of();
        List<GroupEvent> promotions = circle.promoteAll(promoted, term.endsAt());

        rotation.apply(proposed);
        if (policy.automatic() && !candidates.isEmpty()) {
            rotation.apply(
                    new RotationConfirmed(
                            command.group(), term.beginsAt(), promoted, command.by(), desk.now()));
        }
        promotions.forEach(circle::apply);
        return new Turns(command.group(), policy, term.endsAt(), candidates, promoted);
    }

    /// Decides [ConfirmRotation].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Turns handle(ConfirmRotation command, Desk desk) {
        ZoneId zone = books.require(desk.ledger());
        Circle circle = groups.require(desk, command.group());
        Shelf.Taken<Rotation> rotation = rotations.take(desk.ledger(), command.group());
        circle.requireOwner(command.by());
        Rotation.Proposal proposal = rotation.root().requireProposal(zone, desk.now());
        if (circle.freeAdminPlaces() <= 0) {
            throw new Refused(new AdminLimitReached(command.group(), circle.adminLimit()));
        }
        List<MemberId> promoted =
                firstOf(
                        proposal.candidates().stream()
                                .filter(one -> isOrdinary(circle, one.member(), desk))
                                .toList(),
                        circle.freeAdminPlaces());
        List<GroupEvent> promotions = circle.promoteAll(promoted, proposal.endsAt());

        rotation.apply(
                new RotationConfirmed(
                        command.group(), proposal.beginsAt(), promoted, command.by(), desk.now()));
        promotions.forEach(circle::apply);
        return turns(rotation, proposal, command.group(), promoted);
    }

    /// Decides [DeclineRotation].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Turns handle(DeclineRotation command, Desk desk) {
        ZoneId zone = books.require(desk.ledger());
        Circle circle = groups.require(desk, command.group());
        Shelf.Taken<Rotation> rotation = rotations.take(desk.ledger(), command.group());
        circle.requireOwner(command.by());
        Rotation.Proposal proposal = rotation.root().requireProposal(zone, desk.now());

        rotation.apply(
                new RotationDeclined(
                        command.group(),
                        proposal.beginsAt(),
                        command.reason(),
                        command.by(),
                        desk.now()));
        return turns(rotation, proposal, command.group(), List.of());
    }

    private static Turns turns(
            Shelf.Taken<Rotation> rotation,
            Rotation.Proposal proposal,
            GroupId group,
            List<MemberId> promoted) {
        return new Turns(
                group,
                rotation.root().policy(),
                proposal.endsAt(),
                proposal.candidates(),
                promoted);
    }

    private Stream<Candidate> candidate(
            Circle circle, MemberId member, RotationPolicy policy, Term term, Desk desk) {
        if (!isOrdinary(circle, member, desk)) {
            return Stream.of();
        }
        Person person = members.find(desk.ledger(), member);
        var days = new ArrayList<LocalDate>();
        long activities = 0;
        for (Tally tally : person.merits().reaching(circle.id())) {
            if (policy.activity() != null && !policy.activity().equals(tally.activity())) {
                continue;
            }
            for (Tally.Day day : tally.days()) {
                if (isIn(term, day.day()) && day.facts() > 0) {
                    activities += day.facts();
                    days.add(day.day());
                }
            }
        }
        return activities < policy.atLeast()
                ? Stream.of()
                : Stream.of(
                        new Candidate(
                                member,
                                activities,
                                (int) days.stream().distinct().count(),
                                person.joinedAt(circle.id())));
    }

    private static boolean isIn(Term term, LocalDate day) {
        return !day.isBefore(term.from()) && !day.isAfter(term.through());
    }

    private boolean isOrdinary(Circle circle, MemberId member, Desk desk) {
        return members.find(desk.ledger(), member).isIn(circle.id())
                && circle.roleOf(member) == Role.MEMBER;
    }

    private static List<MemberId> firstOf(List<Candidate> candidates, int places) {
        return candidates.stream().limit(Math.max(0, places)).map(Candidate::member).toList();
    }
}
