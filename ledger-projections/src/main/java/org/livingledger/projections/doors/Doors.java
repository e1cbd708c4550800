package org.livingledger.projections.doors;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
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
import org.livingledger.api.gate.GateEvent.MemberBanned;
import org.livingledger.api.gate.GateEvent.MemberUnbanned;
import org.livingledger.api.membership.MemberId;
import org.livingledger.projections.doors.Shapes.Application;
import org.livingledger.projections.doors.Shapes.Ban;
import org.livingledger.projections.doors.Shapes.Guest;
import org.livingledger.projections.doors.Shapes.Invitation;
import org.livingledger.projections.doors.Shapes.Numbered;
import org.livingledger.projections.doors.Shapes.Policy;
import org.livingledger.projections.reading.Batch;
import org.livingledger.projections.reading.Projection;
import org.livingledger.projections.reading.Rows;
import tools.jackson.databind.json.JsonMapper;

/// What stands at each door, who is invited, who has applied, who waits and who is banned. An
/// application keeps its row after its end; the next one of the same applicant begins it anew.
public final class Doors implements Projection {

    static final List<String> TABLES =
            List.of("door_gates", "door_invitations", "door_applications", "door_bans");

    static final String APPLIED = "applied";
    static final String WAITING = "waiting";

    private static final String NOTHING = "[]";

    private final JsonMapper json;

    /// Doors whose policies are kept as JSON.
    public Doors(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String name() {
        return "doors";
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
        return Set.of(GateEvent.class);
    }

    @Override
    public void on(Batch batch) {
        List<GateEvent> events =
                batch.events().stream()
                        .map(recorded -> recorded.event())
                        .filter(GateEvent.class::isInstance)
                        .map(GateEvent.class::cast)
                        .toList();
        if (events.isEmpty()) {
            return;
        }
        var tables = new Folding(batch);
        tables.load(events);
        events.forEach(tables::on);
        tables.flush();
    }

    /// The rows that one batch touches.
    private final class Folding {

        private final Rows<String, Policy> policies;
        private final Rows<Numbered, Invitation> invitations;
        private final Rows<Guest, Application> applications;
        private final Rows<Guest, Ban> bans;

        Folding(Batch batch) {
            policies = batch.tables().rows(Shapes.POLICIES);
            invitations = batch.tables().rows(Shapes.INVITATIONS);
            applications = batch.tables().rows(Shapes.APPLICATIONS);
            bans = batch.tables().rows(Shapes.BANS);
        }

        void load(List<GateEvent> events) {
            policies.loadAll(events.stream().map(event -> event.group().value()));
            applications.loadAll(events.stream().flatMap(Doors::guests));
            bans.loadAll(events.stream().flatMap(Doors::guests));
            // The end of an application gives back the use of an invitation that only its row
            // names.
            invitations.loadAll(
                    Stream.concat(
                            events.stream().flatMap(Doors::invitations),
                            applications.all().entrySet().stream()
                                    .flatMap(each ->
                                            numbered(
                                                    each.getKey().group(),
                                                    each.getValue().invitation()))));
        }

        void flush() {
            policies.flush();
            invitations.flush();
            applications.flush();
            bans.flush();
        }

        void on(GateEvent event) {
            switch (event) {
                case GatesSet set ->
                        policies.put(
                                set.group().value(),
                                new Policy(json.writeValueAsString(set.gates()), set.occurredAt()));
                case InvitationCreated made ->
                        invitations.put(
                                new Numbered(made.group().value(), made.invitation()),
                                new Invitation(
                                        id(made.by()),
                                        made.uses(),
                                        0,
                                        0,
                                        made.occurredAt(),
                                        made.expiresAt(),
                                        null));
                case InvitationRevoked(var group, long number, _, Instant at) -> {
                    var key = new Numbered(group.value(), number);
                    Invitation invitation = invitations.get(key);
                    if (invitation != null) {
                        invitations.put(key, invitation.revoked(at));
                    }
                }
                case ApplicationFiled filed -> file(filed);
                case ApplicationApproved(var group, var member, String reason, var by, _) -> {
                    var guest = Guest.of(group, member);
                    Application application = applications.get(guest);
                    if (application != null) {
                        applications.put(guest, application.decided(true, reason, id(by)));
                    }
                }
                case ApplicationRejected(var group, var member, String reason, var by, var at) -> {
                    var guest = Guest.of(group, member);
                    Application application = applications.get(guest);
                    if (application != null) {
                        applications.put(guest, application.decided(false, reason, id(by)));
                    }
                    end(guest, "rejected", at);
                }
                case ApplicationWithdrawn(var group, var member, Instant at) ->
                        end(Guest.of(group, member), "withdrawn", at);
                case ApplicationExpired(var group, var member, Instant at) ->
                        end(Guest.of(group, member), "expired", at);
                case ApplicantQueued queued -> queue(queued);
                case ApplicantAdmitted admitted -> admit(admitted);
                case MemberBanned(var group, var member, String reason, var by, Instant at) -> {
                    var guest = Guest.of(group, member);
                    end(guest, "banned", at);
                    bans.put(guest, new Ban(reason, id(by), at));
                }
                case MemberUnbanned(var group, var member, _, _) ->
                        bans.remove(Guest.of(group, member));
            }
        }

        private void file(ApplicationFiled filed) {
            var guest = Guest.of(filed.group(), filed.member());
            letGo(guest);
            applications.put(
                    guest,
                    new Application(
                            APPLIED,
                            false,
                            json.writeValueAsString(filed.awaited()),
                            filed.invitation(),
                            null,
                            null,
                            null,
                            filed.occurredAt(),
                            filed.expiresAt(),
                            null));
            count(guest, filed.invitation(), 1, 0);
        }

        private void queue(ApplicantQueued queued) {
            var guest = Guest.of(queued.group(), queued.member());
            letGo(guest);
            applications.put(
                    guest,
                    begun(guest, queued.occurredAt())
                            .waiting(queued.number(), queued.invitation(), NOTHING));
            count(guest, queued.invitation(), 1, 0);
        }

        private void admit(ApplicantAdmitted admitted) {
            var guest = Guest.of(admitted.group(), admitted.member());
            letGo(guest);
            Application begun = begun(guest, admitted.occurredAt());
            applications.put(
                    guest,
                    new Application(
                            "joined",
                            begun.approved(),
                            NOTHING,
                            admitted.invitation(),
                            null,
                            begun.reason(),
                            begun.by(),
                            begun.filedAt(),
                            begun.expiresAt(),
                            admitted.occurredAt()));
            count(guest, admitted.invitation(), 0, 1);
        }

        /// The open application of someone, or a new one.
        private Application begun(Guest guest, Instant at) {
            Application application = applications.get(guest);
            return application != null && application.isOpen()
                    ? application
                    : new Application(
                            APPLIED, false, NOTHING, null, null, null, null, at, null, null);
        }

        private void end(Guest guest, String how, Instant at) {
            Application application = applications.get(guest);
            if (application != null && application.isOpen()) {
                letGo(guest);
                applications.put(guest, application.ended(how, at, NOTHING));
            }
        }

        /// Gives back the use of an invitation that an open application holds.
        private void letGo(Guest guest) {
            Application application = applications.get(guest);
            if (application != null && application.isOpen()) {
                count(guest, application.invitation(), -1, 0);
            }
        }

        private void count(Guest guest, @Nullable Long number, int holders, int users) {
            if (number == null) {
                return;
            }
            var key = new Numbered(guest.group(), number);
            Invitation invitation = invitations.get(key);
            if (invitation != null) {
                invitations.put(key, invitation.counting(holders, users));
            }
        }
    }

    private static Stream<Guest> guests(GateEvent event) {
        return switch (event) {
            case GatesSet _, InvitationCreated _, InvitationRevoked _ -> Stream.of();
            case ApplicationFiled of -> Stream.of(Guest.of(of.group(), of.member()));
            case ApplicationApproved of -> Stream.of(Guest.of(of.group(), of.member()));
            case ApplicationRejected of -> Stream.of(Guest.of(of.group(), of.member()));
            case ApplicationWithdrawn of -> Stream.of(Guest.of(of.group(), of.member()));
            case ApplicationExpired of -> Stream.of(Guest.of(of.group(), of.member()));
            case ApplicantQueued of -> Stream.of(Guest.of(of.group(), of.member()));
            case ApplicantAdmitted of -> Stream.of(Guest.of(of.group(), of.member()));
            case MemberBanned of -> Stream.of(Guest.of(of.group(), of.member()));
            case MemberUnbanned of -> Stream.of(Guest.of(of.group(), of.member()));
        };
    }

    private static Stream<Numbered> invitations(GateEvent event) {
        String group = event.group().value();
        return switch (event) {
            case InvitationCreated made -> Stream.of(new Numbered(group, made.invitation()));
            case InvitationRevoked revoked -> Stream.of(new Numbered(group, revoked.invitation()));
            case ApplicationFiled filed -> numbered(group, filed.invitation());
            case ApplicantQueued queued -> numbered(group, queued.invitation());
            case ApplicantAdmitted admitted -> numbered(group, admitted.invitation());
            case GatesSet _,
                    ApplicationApproved _,
                    ApplicationRejected _,
                    ApplicationWithdrawn _,
                    ApplicationExpired _,
                    MemberBanned _,
                    MemberUnbanned _ ->
                    Stream.of();
        };
    }

    private static Stream<Numbered> numbered(String group, @Nullable Long invitation) {
        return invitation == null ? Stream.of() : Stream.of(new Numbered(group, invitation));
    }

    private static @Nullable String id(@Nullable MemberId member) {
        return member == null ? null : member.value();
    }
}
