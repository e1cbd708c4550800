package org.livingledger.projections.history;

import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.activity.ActivityEvent;
import org.livingledger.api.book.BookEvent;
import org.livingledger.api.discipline.DisciplineEvent;
import org.livingledger.api.discipline.HouseEvent;
import org.livingledger.api.elimination.EliminationEvent;
import org.livingledger.api.evidence.EvidenceEvent;
import org.livingledger.api.gate.GateEvent;
import org.livingledger.api.group.GroupEvent;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.programme.ProgrammeEvent;
import org.livingledger.api.recognition.RecognitionEvent;
import org.livingledger.api.rotation.RotationEvent;
import org.livingledger.api.tier.TierEvent;
import org.livingledger.api.title.TitleEvent;

/// What besides a member can be asked about in the past, and so needs to know its events: the ledger and
/// its rule book, who has come to it, each group, each pool. Of who is in which group see [Seat].
///
/// @param name as it stands in the table
public record Subject(String name) {

    /// The ledger itself: its opening and its programmes.
    public static final Subject LEDGER = new Subject("ledger");

    /// Everybody's first sight.
    public static final Subject NEWCOMERS = new Subject("newcomers");

    /// Every award of a badge, and what was taken back.
    public static final Subject BADGES = new Subject("badges");

    /// What is true of a group as a whole, from its founding on: name, owner, rules, gates.
    public static Subject rules(GroupId group) {
        return new Subject("rules/" + group.value());
    }

    /// How many seats of a group were taken.
    public static Subject seats(GroupId group) {
        return new Subject("seats/" + group.value());
    }

    /// Who became an admin of a group, and who was one no more.
    public static Subject admins(GroupId group) {
        return new Subject("admins/" + group.value());
    }

    /// Who stood at a group's door, and what was decided about people in it.
    public static Subject people(GroupId group) {
        return new Subject("people/" + group.value());
    }

    /// What moved in a pool.
    public static Subject pool(AccountId pool) {
        return new Subject("pool/" + pool.value());
    }

    /// Whose event it is, or null if it is only a member's.
    static @Nullable Subject of(Event event) {
        return switch (event) {
            case BookEvent _ -> LEDGER;
            case ProgrammeEvent programme -> of(programme);
            case GroupEvent group -> of(group);
            case GateEvent gate -> of(gate);
            case HouseEvent house -> rules(house.group());
            case MembershipEvent.MemberIntroduced _ -> NEWCOMERS;
            case DisciplineEvent discipline -> people(discipline.group());
            case RotationEvent rotation -> rules(rotation.group());
            case EliminationEvent elimination -> people(elimination.group());
            case PointsEvent points -> points.account().isPool() ? pool(points.account()) : null;
            case RecognitionEvent recognition -> of(recognition);
            case MembershipEvent.MemberEliminated gone -> people(gone.group());
            case MembershipEvent _, TitleEvent _ -> null; // about a seat, and no more than that
            case ActivityEvent _, EvidenceEvent _, TierEvent _ -> null;
            default -> throw new IllegalStateException("an event of no known family: " + event);
        };
    }

    /// Budgets are drawn from with every grant, and no question is about them.
    private static @Nullable Subject of(ProgrammeEvent event) {
        return switch (event) {
            case ProgrammeEvent.ProgrammePublished _,
                    ProgrammeEvent.BadgesReviewed _,
                    ProgrammeEvent.AdoptionBegun _,
                    ProgrammeEvent.AdoptionEnded _,
                    ProgrammeEvent.UndoingBegun _,
                    ProgrammeEvent.UndoingEnded _ ->
                    LEDGER;
            case ProgrammeEvent.BudgetDrawn _, ProgrammeEvent.BudgetReturned _ -> null;
        };
    }

    /// Days are kept by members; how many hold a badge is asked of all.
    private static @Nullable Subject of(RecognitionEvent event) {
        return switch (event) {
            case RecognitionEvent.BadgeAwarded _, RecognitionEvent.BadgeRevoked _ -> BADGES;
            case RecognitionEvent.CheckInMadeUp _,
                    RecognitionEvent.StreakPaused _,
                    RecognitionEvent.StreakResumed _,
                    RecognitionEvent.StreakMilestoneReached _ ->
                    null;
        };
    }

    private static Subject of(GroupEvent event) {
        return switch (event) {
            case GroupEvent.GroupFounded _,
                    GroupEvent.GroupRenamed _,
                    GroupEvent.GroupDescribed _,
                    GroupEvent.SubGroupPolicySet _,
                    GroupEvent.DissolveDateSet _,
                    GroupEvent.GroupDissolved _,
                    GroupEvent.CapacitySet _,
                    GroupEvent.GroupOpened _,
                    GroupEvent.GroupClosed _,
                    GroupEvent.AdminLimitSet _,
                    GroupEvent.OwnershipTransferred _ ->
                    rules(event.group());
            case GroupEvent.SeatTaken _, GroupEvent.SeatFreed _ -> seats(event.group());
            case GroupEvent.AdminPromoted _, GroupEvent.AdminDemoted _ -> admins(event.group());
        };
    }

    private static Subject of(GateEvent event) {
        return switch (event) {
            case GateEvent.GatesSet _ -> rules(event.group());
            case GateEvent.InvitationCreated _,
                    GateEvent.InvitationRevoked _,
                    GateEvent.ApplicationFiled _,
                    GateEvent.ApplicationApproved _,
                    GateEvent.ApplicationRejected _,
                    GateEvent.ApplicationWithdrawn _,
                    GateEvent.ApplicationExpired _,
                    GateEvent.ApplicantQueued _,
                    GateEvent.ApplicantAdmitted _,
                    GateEvent.MemberBanned _,
                    GateEvent.MemberUnbanned _ ->
                    people(event.group());
        };
    }
}
