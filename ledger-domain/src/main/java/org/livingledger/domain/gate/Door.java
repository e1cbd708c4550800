package org.livingledger.domain.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Refused;
import org.livingledger.api.gate.GateCommand;
import org.livingledger.api.gate.GateCommand.CreateInvitation;
import org.livingledger.api.gate.GateEvent;
import org.livingledger.api.gate.GateEvent.ApplicantAdmitted;
import org.livingledger.api.gate.GateEvent.ApplicantQueued;
import org.livingledger.api.gate.GateEvent.ApplicationApproved;
import org.livingledger.api.gate.GateEvent.ApplicationExpired;
import org.livingledger.api.gate.GateEvent.ApplicationFiled;
import org.livingledger.api.gate.GateEvent.ApplicationRejected;
import org.livingledger.api.gate.GateEvent.ApplicationWithdrawn;
import org.livingledger.api.gate.GateEvent.GatesSet;
import org.livingledger.api.gate.GateEvent.InvitationCreated;
import org.livingledger.api.gate.GateEvent.InvitationRevoked;
import org.livingledger.api.gate.GateEvent.MemberUnbanned;
import org.livingledger.api.gate.GatePolicy;
import org.livingledger.api.gate.GateRejection.AlreadyWaiting;
import org.livingledger.api.gate.GateRejection.ApplicationNotFound;
import org.livingledger.api.gate.GateRejection.DoorCrowded;
import org.livingledger.api.gate.GateRejection.ExpiresInThePast;
import org.livingledger.api.gate.GateRejection.InvitationExists;
import org.livingledger.api.gate.GateRejection.InvitationNotFound;
import org.livingledger.api.gate.GateRejection.MemberBanned;
import org.livingledger.api.gate.GateRejection.NotBanned;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.domain.Snapshottable;

/// Nobody stands at a door twice, nobody who is banned stands there at all, and no invitation is held
/// and used more often than it can be.
final class Door implements Snapshottable<Door.State> {

    static final int SCHEMA_VERSION = 1;

    @AggregateIdentifier private final String id;
    private final GroupId group;
    private GatePolicy policy = GatePolicy.NONE;

    /// Those that can still be used. One that has expired goes with the next one that is made.
    private final Map<Long, Invitation> invitations = new TreeMap<>();

    private final Map<String, Application> applications = new TreeMap<>();

    /// In the order in which they come in.
    private final Map<Long, Waiting> queue = new TreeMap<>();

    private final Map<String, Ban> bans = new TreeMap<>();
    private long lastInvitation;
    private long lastNumber;

    Door(String id) {
        this.id = id;
        this.group = new GroupId(id.substring(id.lastIndexOf('/') + 1));
    }

    static Door restored(String id, State state) {
        var door = new Door(id);
        door.policy = state.policy();
        state.invitations().forEach(each -> door.invitations.put(each.number(), each));
        state.applications().forEach(each -> door.applications.put(each.member().value(), each));
        state.queue().forEach(each -> door.queue.put(each.number(), each));
        state.bans().forEach(each -> door.bans.put(each.member().value(), each));
        door.lastInvitation = state.lastInvitation();
        door.lastNumber = state.lastNumber();
        return door;
    }

    GroupId group() {
        return group;
    }

    GatePolicy policy() {
        return policy;
    }

    void requireNotBanned(MemberId member) {
        Ban ban = bans.get(member.value());
        if (ban != null) {
            throw new Refused(new MemberBanned(group, member, ban.reason(), ban.since()));
        }
    }

    boolean isBanned(MemberId member) {
        return bans.containsKey(member.value());
    }

    MemberUnbanned unban(MemberId member, @Nullable MemberId by, Instant now) {
        if (!isBanned(member)) {
            throw new Refused(new NotBanned(group, member));
        }
        return new MemberUnbanned(group, member, by, now);
    }

    InvitationCreated invite(CreateInvitation wish, String digest, Instant now) {
        Instant expiresAt = wish.expiresAt();
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw new Refused(new ExpiresInThePast(group, expiresAt, now));
        }
        int standing = 0;
        for (Invitation each : invitations.values()) {
            if (each.isOver(now)) {
                continue;
            }
            if (each.digest().equals(digest)) {
                throw new Refused(new InvitationExists(group, each.number()));
            }
            standing++;
        }
        requireRoom(standing, GateCommand.MOST_INVITATIONS);
        int uses = wish.uses() == null ? 1 : wish.uses();
        return new InvitationCreated(
                group, lastInvitation + 1, digest, uses, expiresAt, wish.by(), now);
    }

    Invitation requireInvitation(long number, Instant now) {
        Invitation invitation = invitations.get(number);
        if (invitation == null || invitation.isOver(now)) {
            throw new Refused(new InvitationNotFound(group, number));
        }
        return invitation;
    }

    /// The invitation of which a code can be used once more, or null if there is none.
    @Nullable Long usable(String digest, Instant now) {
        for (Invitation each : invitations.values()) {
            if (each.digest().equals(digest) && !each.isOver(now)) {
                return each.used() + held(each.number(), now) < each.uses() ? each.number() : null;
            }
        }
        return null;
    }

    int usesLeft(long number, Instant now) {
        Invitation invitation = invitations.get(number);
        return invitation == null
                ? 0
                : Math.toIntExact(invitation.uses() - invitation.used() - held(number, now));
    }

    private long held(long invitation, Instant now) {
        Long number = invitation;
        return applications.values().stream()
                        .filter(one -> !one.isOver(now) && number.equals(one.invitation()))
                        .count()
                + queue.values().stream().filter(one -> number.equals(one.invitation())).count();
    }

    /// The application of someone that is neither decided nor expired, or null if there is none.
    @Nullable Application application(MemberId member, Instant now) {
        Application application = applications.get(member.value());
        return application == null || application.isOver(now) ? null : application;
    }

    Application requireApplication(MemberId member, Instant now) {
        Application application = application(member, now);
        if (application == null) {
            throw new Refused(new ApplicationNotFound(group, member));
        }
        return application;
    }

    /// The end of an application whose time is over, or null if there is none.
    @Nullable ApplicationExpired lapse(MemberId member, Instant now) {
        Application application = applications.get(member.value());
        return application == null || !application.isOver(now)
                ? null
                : new ApplicationExpired(group, member, application.expiresAt());
    }

    @Nullable Waiting waiting(MemberId member) {
        return queue.values().stream()
                .filter(one -> one.member().equals(member))
                .findFirst()
                .orElse(null);
    }

    void requireNotWaiting(MemberId member) {
        Waiting place = waiting(member);
        if (place != null) {
            throw new Refused(new AlreadyWaiting(group, member, ahead(place.number())));
        }
    }

    ApplicantQueued queue(MemberId member, @Nullable Long invitation, Instant at) {
        requireRoom(queue.size(), GateCommand.MOST_APPLICANTS);
        return new ApplicantQueued(group, member, lastNumber + 1, invitation, at);
    }

    void requireRoomToApply() {
        requireRoom(applications.size(), GateCommand.MOST_APPLICANTS);
    }

    private void requireRoom(int taken, int limit) {
        if (taken >= limit) {
            throw new Refused(new DoorCrowded(group, limit));
        }
    }

    /// How many come in before a number.
    int ahead(long number) {
        return Math.toIntExact(queue.keySet().stream().takeWhile(other -> other < number).count());
    }

    /// Those who come in next.
    List<Waiting> next(int seats) {
        return queue.values().stream().limit(seats).toList();
    }

    boolean someoneWaits() {
        return !queue.isEmpty();
    }

    @EventSourcingHandler
    void on(GateEvent event) {
        switch (event) {
            case GatesSet(_, GatePolicy gates, _, _) -> policy = gates;
            case InvitationCreated made -> {
                invitations.values().removeIf(one -> one.isOver(made.occurredAt()));
                lastInvitation = made.invitation();
                invitations.put(
                        made.invitation(),
                        new Invitation(
                                made.invitation(),
                                made.digest(),
                                made.by(),
                                made.uses(),
                                0,
                                made.expiresAt()));
            }
            case InvitationRevoked(_, long number, _, _) -> invitations.remove(number);
            case ApplicationFiled filed ->
                    applications.put(
                            filed.member().value(),
                            new Application(
                                    filed.member(), filed.invitation(), false, filed.expiresAt()));
            case ApplicationApproved(_, MemberId member, _, _, _) ->
                    applications.computeIfPresent(member.value(), (_, one) -> one.approvedNow());
            case ApplicationRejected(_, MemberId member, _, _, _) -> leave(member);
            case ApplicationWithdrawn(_, MemberId member, _) -> leave(member);
            case ApplicationExpired(_, MemberId member, _) -> leave(member);
            case ApplicantQueued(_, MemberId member, long number, Long invitation, _) -> {
                leave(member);
                lastNumber = number;
                queue.put(number, new Waiting(number, member, invitation));
            }
            case ApplicantAdmitted(_, MemberId member, Long invitation, _, _) -> {
                leave(member);
                if (invitation != null) {
                    invitations.computeIfPresent(invitation, (_, one) -> one.usedOnce());
                }
            }
            case GateEvent.MemberBanned(_, MemberId member, String reason, _, Instant at) -> {
                leave(member);
                bans.put(member.value(), new Ban(member, reason, at));
            }
            case MemberUnbanned(_, MemberId member, _, _) -> bans.remove(member.value());
        }
    }

    private void leave(MemberId member) {
        applications.remove(member.value());
        queue.values().removeIf(one -> one.member().equals(member));
    }

    @Override
    public State state() {
        return new State(
                policy,
                new ArrayList<>(invitations.values()),
                new ArrayList<>(applications.values()),
                new ArrayList<>(queue.values()),
                new ArrayList<>(bans.values()),
                lastInvitation,
                lastNumber);
    }

    @Override
    public String toString() {
        return id;
    }

    /// An invitation that can still be used, as far as its uses go.
    public record Invitation(
            long number,
            String digest,
            @Nullable MemberId by,
            int uses,
            int used,
            @Nullable Instant expiresAt) {

        boolean isOver(Instant now) {
            return expiresAt != null && !expiresAt.isAfter(now);
        }

        /// After one more use; nothing when that was the last.
        @Nullable Invitation usedOnce() {
            return used + 1 < uses
                    ? new Invitation(number, digest, by, uses, used + 1, expiresAt)
                    : null;
        }
    }

    /// An application that nobody has decided.
    public record Application(
            MemberId member, @Nullable Long invitation, boolean approved, Instant expiresAt) {

        boolean isOver(Instant now) {
            return !expiresAt.isAfter(now);
        }

        Application approvedNow() {
            return new Application(member, invitation, true, expiresAt);
        }
    }

    /// A place on the waiting list.
    public record Waiting(long number, MemberId member, @Nullable Long invitation) {}

    /// Someone who is let in no more.
    public record Ban(MemberId member, String reason, Instant since) {}

    /// What a snapshot of a door holds.
    public record State(
            GatePolicy policy,
            List<Invitation> invitations,
            List<Application> applications,
            List<Waiting> queue,
            List<Ban> bans,
            long lastInvitation,
            long lastNumber) {}
}
