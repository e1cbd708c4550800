package org.livingledger.projections.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.AsOf;
import org.livingledger.api.Event;
import org.livingledger.api.Page;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.activity.ActivityEvent;
import org.livingledger.api.book.BookEvent;
import org.livingledger.api.discipline.DisciplineEvent;
import org.livingledger.api.discipline.HouseEvent;
import org.livingledger.api.elimination.EliminationEvent;
import org.livingledger.api.evidence.EvidenceEvent;
import org.livingledger.api.gate.GateEvent;
import org.livingledger.api.group.GroupEvent;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.membership.MembershipQuery.FindMemberHistory;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.programme.ProgrammeEvent;
import org.livingledger.api.recognition.RecognitionEvent;
import org.livingledger.api.rotation.RotationEvent;
import org.livingledger.api.tier.TierEvent;
import org.livingledger.api.title.TitleEvent;
import org.livingledger.projections.EventSource;
import org.livingledger.projections.reading.Batch;
import org.livingledger.projections.reading.Projection;
import org.livingledger.projections.reading.Views;

/// The history of each member: an event belongs to every member that it names. And of what else a past
/// can be asked about: see [Subject] and [Seat].
///
/// Only positions are kept; the events themselves are read where they stand.
public final class History implements Projection {

    static final String NAME = "history";

    static final List<String> TABLES = List.of("member_events", "subject_events", "seat_events");

    private final Views views;
    private final EventSource source;

    /// A history that answers from the given views, with the events as the source has them.
    public History(Views views, EventSource source) {
        this.views = views;
        this.source = source;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int generation() {
        return 3;
    }

    @Override
    public List<String> tables() {
        return TABLES;
    }

    @Override
    public void on(Batch batch) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<@Nullable Object[]> subjects = new ArrayList<>();
        List<@Nullable Object[]> seats = new ArrayList<>();
        for (RecordedEvent recorded : batch.events()) {
            for (MemberId member : named(recorded.event())) {
                rows.add(new Object[] {member.value(), recorded.position()});
            }
            Subject subject = Subject.of(recorded.event());
            if (subject != null) {
                subjects.add(new Object[] {subject.name(), recorded.position()});
            }
            Seat.Told told = Seat.of(recorded.event());
            if (told != null) {
                seats.add(row(recorded, told));
            }
        }
        batch.tables().insert("member_events", rows);
        batch.tables().insert("subject_events", subjects);
        batch.tables().insert("seat_events", seats);
    }

    private static @Nullable Object[] row(RecordedEvent recorded, Seat.Told told) {
        Instant trueAt = AsOf.trueFrom(recorded);
        return new @Nullable Object[] {
            told.seat().group().value(),
            told.seat().member().value(),
            recorded.position(),
            told.seated(),
            trueAt,
            trueAt.isBefore(recorded.recordedAt())
        };
    }

    static Set<MemberId> named(Event event) {
        Set<MemberId> named = new LinkedHashSet<>();
        switch (event) {
            case BookEvent _, ProgrammeEvent _ -> {}
            case GroupEvent group -> inGroup(group, named);
            case GateEvent gate -> atDoor(gate, named);
            case EvidenceEvent evidence -> {
                named.add(evidence.member());
                others(evidence, named);
            }
            case MembershipEvent membership -> {
                named.add(membership.member());
                others(membership, named);
            }
            case RotationEvent rotation -> {
                decider(rotation.by(), named);
                candidates(rotation, named);
            }
            case HouseEvent house -> decider(house.by(), named);
            case DisciplineEvent discipline -> {
                named.add(discipline.member());
                decider(by(discipline), named);
            }
            case TitleEvent title -> {
                named.add(title.member());
                decider(by(title), named);
            }
            case TierEvent tier -> named.add(tier.member());
            case EliminationEvent elimination -> byPolicy(elimination, named);
            case ActivityEvent activity -> named.add(activity.member());
            case RecognitionEvent recognition -> {
                named.add(recognition.member());
                MemberId by = by(recognition);
                if (by != null) {
                    named.add(by);
                }
            }
            case PointsEvent points -> {
                owner(points.account(), named);
                others(points, named);
            }
            default -> throw new IllegalStateException("an event of no known family: " + event);
        }
        return named;
    }

    /// Who is proposed, or becomes an admin by it.
    private static void candidates(RotationEvent event, Set<MemberId> named) {
        switch (event) {
            case RotationEvent.RotationProposed proposed ->
                    proposed.candidates().forEach(one -> named.add(one.member()));
            case RotationEvent.RotationConfirmed confirmed -> named.addAll(confirmed.promoted());
            case RotationEvent.RotationSet _, RotationEvent.RotationDeclined _ -> {}
        }
    }

    /// The member who decided it, if one did.
    private static @Nullable MemberId by(DisciplineEvent event) {
        return switch (event) {
            case DisciplineEvent.MeasureTaken taken -> taken.by();
            case DisciplineEvent.MeasureLifted lifted -> lifted.by();
            case DisciplineEvent.AppealDecided decided -> decided.by();
            case DisciplineEvent.AppealFiled _ -> null;
        };
    }

    /// The member who decided it, if one did.
    private static @Nullable MemberId by(TitleEvent event) {
        return switch (event) {
            case TitleEvent.TitleGranted granted -> granted.by();
            case TitleEvent.TitleRevoked revoked -> revoked.by();
            case TitleEvent.TitleExpired _ -> null;
        };
    }

    /// The member who decided it, if one did.
    private static @Nullable MemberId by(RecognitionEvent event) {
        return switch (event) {
            case RecognitionEvent.BadgeAwarded awarded -> awarded.by();
            case RecognitionEvent.BadgeRevoked revoked -> revoked.by();
            case RecognitionEvent.CheckInMadeUp _,
                    RecognitionEvent.StreakPaused _,
                    RecognitionEvent.StreakResumed _,
                    RecognitionEvent.StreakMilestoneReached _ ->
                    null;
        };
    }

    private static void inGroup(GroupEvent event, Set<MemberId> named) {
        switch (event) {
            case GroupEvent.GroupFounded founded -> {
                named.add(founded.owner());
                decider(founded.by(), named);
            }
            case GroupEvent.GroupRenamed renamed -> decider(renamed.by(), named);
            case GroupEvent.GroupDescribed described -> decider(described.by(), named);
            case GroupEvent.SubGroupPolicySet set -> decider(set.by(), named);
            case GroupEvent.DissolveDateSet set -> decider(set.by(), named);
            case GroupEvent.GroupDissolved dissolved -> decider(dissolved.by(), named);
            case GroupEvent.SeatTaken taken -> named.add(taken.member());
            case GroupEvent.SeatFreed freed -> named.add(freed.member());
            case GroupEvent.AdminLimitSet set -> decider(set.by(), named);
            case GroupEvent.AdminPromoted promoted -> named.add(promoted.member());
            case GroupEvent.AdminDemoted demoted -> named.add(demoted.member());
            case GroupEvent.OwnershipTransferred transferred -> {
                named.add(transferred.from());
                named.add(transferred.to());
            }
            case GroupEvent.CapacitySet _, GroupEvent.GroupOpened _, GroupEvent.GroupClosed _ -> {}
        }
    }

    /// Whom an event names besides the member whose it is.
    private static void others(MembershipEvent event, Set<MemberId> named) {
        switch (event) {
            case MembershipEvent.MemberEliminated eliminated -> decider(eliminated.by(), named);
            case MembershipEvent.MemberIntroduced _,
                    MembershipEvent.MemberJoined _,
                    MembershipEvent.MemberLeft _,
                    MembershipEvent.MemberReleased _ -> {}
        }
    }

    /// Whom a report names besides the member whom it is about.
    private static void others(EvidenceEvent event, Set<MemberId> named) {
        switch (event) {
            case EvidenceEvent.FactVerified verified -> decider(verified.by(), named);
            case EvidenceEvent.PaymentReported _,
                    EvidenceEvent.PurchaseReported _,
                    EvidenceEvent.QuizReported _,
                    EvidenceEvent.TaskReported _,
                    EvidenceEvent.ProfileReported _,
                    EvidenceEvent.FactStated _ -> {}
        }
    }

    /// Whose accounts an event names besides the one that moved.
    private static void others(PointsEvent event, Set<MemberId> named) {
        switch (event) {
            case PointsEvent.PointsSent sent -> owner(sent.to(), named);
            case PointsEvent.PointsReceived received -> owner(received.from(), named);
            case PointsEvent.PointsEarned _,
                    PointsEvent.PointsSpent _,
                    PointsEvent.PointsHeld _,
                    PointsEvent.HoldCaptured _,
                    PointsEvent.HoldReleased _,
                    PointsEvent.PointsAdded _,
                    PointsEvent.PointsTaken _,
                    PointsEvent.GrantReversed _,
                    PointsEvent.GrantRestored _,
                    PointsEvent.SpendReversed _,
                    PointsEvent.PointsExpired _,
                    PointsEvent.PointsForfeited _,
                    PointsEvent.PointsActivated _,
                    PointsEvent.PointsCancelled _,
                    PointsEvent.AccountFrozen _,
                    PointsEvent.AccountUnfrozen _,
                    PointsEvent.PointsFrozen _,
                    PointsEvent.PointsThawed _ -> {}
        }
    }

    /// Whom elimination was about, or who asked for it.
    private static void byPolicy(EliminationEvent event, Set<MemberId> named) {
        switch (event) {
            case EliminationEvent.EliminationWarned warned -> named.add(warned.member());
            case EliminationEvent.EliminationWarningLifted lifted -> named.add(lifted.member());
            case EliminationEvent.EliminationRun run -> decider(run.by(), named);
        }
    }

    /// Whom an event at a door names: who stands there, and who decided.
    private static void atDoor(GateEvent event, Set<MemberId> named) {
        switch (event) {
            case GateEvent.GatesSet set -> decider(set.by(), named);
            case GateEvent.InvitationCreated made -> decider(made.by(), named);
            case GateEvent.InvitationRevoked revoked -> decider(revoked.by(), named);
            case GateEvent.ApplicationFiled filed -> named.add(filed.member());
            case GateEvent.ApplicationApproved approved -> {
                named.add(approved.member());
                decider(approved.by(), named);
            }
            case GateEvent.ApplicationRejected rejected -> {
                named.add(rejected.member());
                decider(rejected.by(), named);
            }
            case GateEvent.ApplicationWithdrawn withdrawn -> named.add(withdrawn.member());
            case GateEvent.ApplicationExpired expired -> named.add(expired.member());
            case GateEvent.ApplicantQueued queued -> named.add(queued.member());
            case GateEvent.ApplicantAdmitted admitted -> named.add(admitted.member());
            case GateEvent.MemberBanned banned -> {
                named.add(banned.member());
                decider(banned.by(), named);
            }
            case GateEvent.MemberUnbanned unbanned -> {
                named.add(unbanned.member());
                decider(unbanned.by(), named);
            }
        }
    }

    private static void decider(@Nullable MemberId by, Set<MemberId> named) {
        if (by != null) {
            named.add(by);
        }
    }

    private static void owner(AccountId account, Set<MemberId> named) {
        if (account.isMember()) {
            named.add(new MemberId(account.value()));
        }
    }

    /// Answers [FindMemberHistory].
    @QueryHandler
    public Page<RecordedEvent> find(FindMemberHistory query) {
        List<Long> positions =
                views.read(
                        Lives.TABLES,
                        client ->
                                client.sql(
                                                "SELECT position FROM member_events WHERE ledger_id"
                                                        + " = ? AND member_id = ? AND position > ?"
                                                        + " ORDER BY ledger_id, member_id, position"
                                                        + " FETCH FIRST ? ROWS ONLY")
                                        .params(
                                                query.ledger().value(),
                                                query.member().value(),
                                                query.after(),
                                                query.limit() + 1)
                                        .query(Long.class)
                                        .list());
        boolean more = positions.size() > query.limit();
        List<Long> shown = more ? positions.subList(0, query.limit()) : positions;
        return new Page<>(
                shown.isEmpty() ? List.of() : source.at(query.ledger(), shown),
                more ? String.valueOf(shown.getLast()) : null);
    }
}
