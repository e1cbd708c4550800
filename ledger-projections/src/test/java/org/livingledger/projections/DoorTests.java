package org.livingledger.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.projections.House.ACME;
import static org.livingledger.projections.House.FANS;
import static org.livingledger.projections.House.NOON;
import static org.livingledger.projections.House.member;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.livingledger.api.evidence.EvidenceEvent.FactVerified;
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
import org.livingledger.api.gate.GatePolicy;
import org.livingledger.api.gate.GatePolicy.Inviters;
import org.livingledger.api.gate.GateQuery.ApplicationView;
import org.livingledger.api.gate.GateQuery.BanView;
import org.livingledger.api.gate.GateQuery.DueAtDoor;
import org.livingledger.api.gate.GateQuery.FindDueAtDoors;
import org.livingledger.api.gate.GateQuery.FindGates;
import org.livingledger.api.gate.GateQuery.GatesView;
import org.livingledger.api.gate.GateQuery.InvitationView;
import org.livingledger.api.gate.GateQuery.ListApplications;
import org.livingledger.api.gate.GateQuery.ListBans;
import org.livingledger.api.gate.GateQuery.ListInvitations;
import org.livingledger.api.gate.GateQuery.ListWaiting;
import org.livingledger.api.gate.GateQuery.WaitingView;
import org.livingledger.api.gate.MissingGate;
import org.livingledger.api.group.GroupEvent.CapacitySet;
import org.livingledger.api.membership.MembershipQuery.FindMemberHistory;

/// Doors as they are shown: gates, invitations, applications, waiting lists, bans (`systems.md` S3).
@ParameterizedClass
@EnumSource(TestDatabase.class)
class DoorTests {

    private static final Instant EXPIRY = NOON.plusSeconds(60);
    private static final List<MissingGate> AWAITED =
            List.of(new MissingGate("approval", null, 1, 0, true));

    private final House house;

    DoorTests(TestDatabase database) {
        house = House.open(database, "Asia/Shanghai");
        house.given(House.founded(FANS, member("a"), 1, NOON));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static ApplicationFiled filed(String who, @Nullable Long invitation) {
        return new ApplicationFiled(FANS, member(who), invitation, AWAITED, EXPIRY, NOON);
    }

    private static InvitationCreated invitation(long number) {
        return new InvitationCreated(FANS, number, "digest", 9, EXPIRY, member("a"), NOON);
    }

    private List<ApplicationView> applications(boolean openOnly) {
        return house.ask(new ListApplications(ACME, FANS, openOnly, null, 100)).items();
    }

    private List<InvitationView> invitations() {
        return house.ask(new ListInvitations(ACME, FANS, 0, 100)).items();
    }

    private List<WaitingView> waiting() {
        return house.ask(new ListWaiting(ACME, FANS, 0, 100)).items();
    }

    @Test
    void showsWhatStandsAtADoorAndNothingAtOneThatNobodySet() {
        assertThat(house.ask(new FindGates(ACME, FANS)))
                .isEqualTo(new GatesView(FANS, GatePolicy.NONE, null));
        var policy = new GatePolicy(null, 30, 7, Inviters.ADMINS);
        house.given(new GatesSet(FANS, GatePolicy.NONE, null, NOON))
                .given(new GatesSet(FANS, policy, member("a"), EXPIRY));
        assertThat(house.ask(new FindGates(ACME, FANS)))
                .isEqualTo(new GatesView(FANS, policy, EXPIRY));
    }

    @Test
    void followsAnApplicationFromItsFilingToItsEnd() {
        house.given(filed("b", null), filed("c", null), filed("d", null), filed("e", null));
        assertThat(applications(true))
                .hasSize(4)
                .first()
                .isEqualTo(
                        new ApplicationView(
                                FANS,
                                member("b"),
                                "applied",
                                false,
                                AWAITED,
                                null,
                                null,
                                null,
                                NOON,
                                EXPIRY,
                                null));
        house.given(
                new ApplicationApproved(FANS, member("b"), "fits", member("a"), NOON),
                new ApplicantAdmitted(FANS, member("b"), null, List.of("approval"), NOON),
                new ApplicationRejected(FANS, member("c"), "no-fit", member("a"), NOON),
                new ApplicationWithdrawn(FANS, member("d"), NOON),
                new ApplicationExpired(FANS, member("e"), EXPIRY));
        assertThat(applications(true)).isEmpty();
        assertThat(applications(false))
                .extracting(ApplicationView::status)
                .containsExactly("joined", "rejected", "withdrawn", "expired");
        assertThat(applications(false))
                .extracting(ApplicationView::reason)
                .containsExactly("fits", "no-fit", null, null);
        assertThat(applications(false).getFirst().approved()).isTrue();
        assertThat(applications(false).getLast().endedAt()).isEqualTo(EXPIRY);

        house.given(filed("c", null));
        assertThat(applications(true)).extracting(ApplicationView::reason).containsOnlyNulls();
    }

    @Test
    void countsHowOftenAnInvitationIsHeldAndUsed() {
        house.given(invitation(1), invitation(2))
                .given(filed("b", 1L), filed("c", 1L))
                .given(new ApplicantQueued(FANS, member("d"), 1, 1L, NOON));
        assertThat(invitations().getFirst())
                .isEqualTo(new InvitationView(FANS, 1, member("a"), 9, 3, 0, NOON, EXPIRY, null));
        house.given(new ApplicationRejected(FANS, member("b"), "no-fit", null, NOON))
                .given(new ApplicantQueued(FANS, member("c"), 2, 1L, NOON))
                .given(new ApplicantAdmitted(FANS, member("d"), 1L, List.of(), NOON))
                .given(new InvitationRevoked(FANS, 2, null, EXPIRY));
        assertThat(invitations().getFirst().held()).isEqualTo(1);
        assertThat(invitations().getFirst().used()).isEqualTo(1);
        assertThat(invitations().getLast().revokedAt()).isEqualTo(EXPIRY);
        house.given(new MemberBanned(FANS, member("c"), "spam", null, NOON));
        assertThat(invitations().getFirst().held()).isZero();
    }

    @Test
    void showsWhoWaitsInTheirOrderAndTurnsThePages() {
        house.given(
                new ApplicantQueued(FANS, member("z"), 1, null, NOON),
                new ApplicantQueued(FANS, member("b"), 2, null, EXPIRY),
                new ApplicantQueued(FANS, member("k"), 3, null, EXPIRY));
        assertThat(waiting())
                .extracting(WaitingView::member)
                .containsExactly(member("z"), member("b"), member("k"));
        var first = house.ask(new ListWaiting(ACME, FANS, 0, 2));
        assertThat(first.next()).isEqualTo("2");
        assertThat(house.ask(new ListWaiting(ACME, FANS, 2, 2)).items()).hasSize(1);
        house.given(new ApplicantAdmitted(FANS, member("z"), null, List.of(), EXPIRY));
        assertThat(waiting()).extracting(WaitingView::number).containsExactly(2L, 3L);
    }

    @Test
    void showsWhoIsBannedUntilTheyAreNot() {
        house.given(
                filed("b", null), new MemberBanned(FANS, member("b"), "spam", member("a"), NOON));
        assertThat(house.ask(new ListBans(ACME, FANS, null, 10)).items())
                .containsExactly(new BanView(FANS, member("b"), "spam", member("a"), NOON));
        assertThat(applications(false)).extracting(ApplicationView::status).containsOnly("banned");
        house.given(new MemberUnbanned(FANS, member("b"), null, NOON));
        assertThat(house.ask(new ListBans(ACME, FANS, null, 10)).items()).isEmpty();
    }

    @Test
    void findsWhatHasExpiredAndWhereSeatsAreFreeForThoseWhoWait() {
        house.given(filed("b", null), new ApplicantQueued(FANS, member("c"), 1, null, NOON));
        assertThat(house.ask(new FindDueAtDoors(ACME, EXPIRY.minusMillis(1), 9))).isEmpty();
        assertThat(house.ask(new FindDueAtDoors(ACME, EXPIRY, 9)))
                .containsExactly(new DueAtDoor(FANS, member("b")));
        house.given(
                new CapacitySet(FANS, 2, NOON), new ApplicationExpired(FANS, member("b"), EXPIRY));
        assertThat(house.ask(new FindDueAtDoors(ACME, EXPIRY, 9)))
                .containsExactly(new DueAtDoor(FANS, null));
    }

    @Test
    void tellsEveryMemberWhatHappenedToThemAtDoors() {
        long before = house.ask(new FindMemberHistory(ACME, member("a"), 0, 100)).items().size();
        house.given(
                filed("b", null),
                new ApplicationRejected(FANS, member("b"), "no-fit", member("a"), NOON),
                new FactVerified(member("b"), "followers", true, member("a"), NOON));
        assertThat(house.ask(new FindMemberHistory(ACME, member("b"), 0, 100)).items()).hasSize(3);
        assertThat(house.ask(new FindMemberHistory(ACME, member("a"), 0, 100)).items())
                .hasSize((int) before + 2);
    }
}
