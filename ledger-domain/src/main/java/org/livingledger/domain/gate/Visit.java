package org.livingledger.domain.gate;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Refused;
import org.livingledger.api.gate.GateEvent;
import org.livingledger.api.gate.GateEvent.ApplicantAdmitted;
import org.livingledger.api.gate.GateEvent.ApplicantQueued;
import org.livingledger.api.gate.GateEvent.ApplicationExpired;
import org.livingledger.api.gate.GateEvent.ApplicationFiled;
import org.livingledger.api.gate.GateRejection.CoolingDown;
import org.livingledger.api.gate.GateRejection.GatesNotPassed;
import org.livingledger.api.group.GroupEvent.SeatTaken;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent.MemberJoined;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.tier.LadderId;
import org.livingledger.domain.Desk;
import org.livingledger.domain.Shelf;
import org.livingledger.domain.evidence.Papers;
import org.livingledger.domain.group.Circle;
import org.livingledger.domain.membership.Person;
import org.livingledger.domain.points.Accounts;
import org.livingledger.domain.tier.Tiers;

/// Someone before a group's door, in the hands of one command. Its questions change nothing;
/// [#apply(GateEvent)] does.
public final class Visit implements Applicant {

    private final Desk desk;
    private final ZoneId zone;
    private final Circle circle;
    private final Shelf.Taken<Door> door;
    private final Person person;
    private final Papers papers;
    private final Accounts accounts;
    private final Tiers tiers;
    private @Nullable Long invitation;
    private boolean approved;

    Visit(
            Desk desk,
            ZoneId zone,
            Circle circle,
            Shelf.Taken<Door> door,
            Person person,
            Papers papers,
            Accounts accounts,
            Tiers tiers) {
        this.desk = desk;
        this.zone = zone;
        this.circle = circle;
        this.door = door;
        this.person = person;
        this.papers = papers;
        this.accounts = accounts;
        this.tiers = tiers;
        Door.Application application = door.root().application(person.id(), desk.now());
        if (application != null) {
            invitation = application.invitation();
            approved = application.approved();
        }
    }

    /// Who it is.
    public Person person() {
        return person;
    }

    Door door() {
        return door.root();
    }

    /// Lets pass whoever was not eliminated from the group a short time ago.
    ///
    /// @param at when they come back
    /// @throws Refused with [CoolingDown] if they were
    public void requireCooledDown(Instant at) {
        int days = door().policy().coolDownDays();
        Instant eliminatedAt = person.eliminatedAt(circle.id());
        if (days == 0 || eliminatedAt == null) {
            return;
        }
        Instant allowedAt = eliminatedAt.atZone(zone).plusDays(days).toInstant();
        if (at.isBefore(allowedAt)) {
            throw new Refused(
                    new CoolingDown(circle.id(), person.id(), days, eliminatedAt, allowedAt));
        }
    }

    /// Shows the code of an invitation. One that is not good is as if none was shown.
    void show(@Nullable String code) {
        if (invitation == null && code != null) {
            invitation = door().usable(desk.digest(code), desk.now());
        }
    }

    /// Lets the owner or an admin approve.
    void approve() {
        approved = true;
    }

    Verdict verdict() {
        return Verdict.of(door().policy().gate(), this);
    }

    /// Lets pass whoever passes every gate, now.
    ///
    /// @return what the door remembers of it; null if there is nothing to remember
    /// @throws Refused with [GatesNotPassed], naming every gate that is in the way
    public @Nullable ApplicantAdmitted requirePassed(Instant at) {
        Verdict verdict = verdict();
        if (verdict.state() != Verdict.State.OPEN) {
            throw notPassed(verdict);
        }
        return admitted(verdict, at);
    }

    Refused notPassed(Verdict verdict) {
        return new Refused(new GatesNotPassed(circle.id(), person.id(), verdict.missing()));
    }

    @Nullable ApplicantAdmitted admitted(Verdict verdict, Instant at) {
        boolean remembered =
                door().policy().gate() != null
                        || invitation != null
                        || door().application(person.id(), desk.now()) != null;
        return remembered
                ? new ApplicantAdmitted(circle.id(), person.id(), invitation, verdict.passed(), at)
                : null;
    }

    /// Whether there is a seat that is not for someone who waits.
    boolean hasSeat() {
        return circle.freeSeats() > 0 && !door().someoneWaits();
    }

    /// A seat. Nobody overtakes those who wait.
    ///
    /// @throws Refused with [GroupFull] if there is none
    public SeatTaken takeSeat(Instant at) {
        if (door().someoneWaits()) {
            throw circle.full();
        }
        return circle.takeSeat(person.id(), at);
    }

    ApplicantQueued queue(Instant at) {
        return door().queue(person.id(), invitation, at);
    }

    ApplicationFiled file(Verdict verdict, Instant at) {
        door().requireRoomToApply();
        Instant expiresAt =
                desk.now().atZone(zone).plusDays(door().policy().applicationDays()).toInstant();
        return new ApplicationFiled(
                circle.id(), person.id(), invitation, verdict.missing(), expiresAt, at);
    }

    /// The end of an earlier application whose time is over, or null if there is none.
    @Nullable ApplicationExpired lapse() {
        return door().lapse(person.id(), desk.now());
    }

    /// Lets them in. Nothing of the command may be refused after this.
    public void enter(SeatTaken seat, MemberJoined joined) {
        circle.apply(seat);
        person.apply(joined);
        accounts.thaw(desk, joined.member(), joined.group());
        tiers.after(desk, joined.member());
    }

    /// Makes it happen. Nothing of the command may be refused after this.
    public void apply(@Nullable GateEvent event) {
        if (event != null) {
            door.apply(event);
        }
    }

    MemberId member() {
        return person.id();
    }

    @Override
    public boolean invited() {
        return invitation != null;
    }

    @Override
    public boolean approved() {
        return approved;
    }

    @Override
    public long paid(String currency) {
        return papers.paid(circle.id(), person.nextEpoch(circle.id()), currency);
    }

    @Override
    public boolean bought(String product) {
        return papers.bought(product);
    }

    @Override
    public long points(@Nullable GroupId group) {
        var purse = accounts.find(desk.ledger(), AccountId.of(person.id()), desk.now());
        return group == null ? purse.available() : purse.available(group);
    }

    @Override
    public boolean reaches(LadderId ladder, String tier) {
        return tiers.reaches(desk.ledger(), person.id(), ladder, tier, desk.now());
    }

    @Override
    public int score(String quiz) {
        return papers.score(quiz);
    }

    @Override
    public boolean done(String task) {
        return papers.done(task);
    }

    @Override
    public int profile() {
        return papers.profile();
    }

    @Override
    public @Nullable Long number(String fact) {
        return papers.number(fact);
    }

    @Override
    public @Nullable String code(String fact) {
        return papers.code(fact);
    }

    @Override
    public @Nullable Boolean holds(String fact) {
        return papers.holds(fact);
    }
}
