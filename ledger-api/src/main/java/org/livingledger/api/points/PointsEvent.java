package org.livingledger.api.points;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.Stored;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.programme.RuleId;

/// What happened to an account. All of these stand in the account's own stream.
///
/// An account numbers its lots 1, 2, 3… A movement is named by the position of its event. The
/// postings of one command's events sum to zero.
public sealed interface PointsEvent extends Event {

    /// The account it happened to.
    AccountId account();

    /// What it moves, as double entry. Empty when it moves nothing, as a hold does.
    List<Posting> postings();

    /// One line of the journal.
    ///
    /// @param account where
    /// @param points how many came, negative if they went; never 0
    record Posting(AccountId account, long points) {}

    /// A part of a lot. It says what the lot is, so that a lot that was emptied and forgotten can be
    /// opened again as it was.
    ///
    /// @param lot the lot's number in its account
    /// @param points how many of its points
    /// @param expiresAt the first instant at which the lot cannot be spent, or null if it never ends
    /// @param group the group that granted the lot, if one did
    record Slice(long lot, long points, @Nullable Instant expiresAt, @Nullable GroupId group) {}

    /// A lot as it comes into an account.
    ///
    /// @param lot its number in the account
    /// @param points how many points it begins with
    /// @param expiresAt the first instant at which it cannot be spent, or null if it never ends
    /// @param group the group that granted it, if one did
    record NewLot(long lot, long points, @Nullable Instant expiresAt, @Nullable GroupId group) {}

    /// Why a grant is what it is.
    ///
    /// @param rule the earning rule
    /// @param version the programme's version that it stood in
    /// @param activity the kind of activity that it answered
    /// @param activityId the outside system's id of that activity
    /// @param inputs what the rule's expressions were given
    /// @param counted the caps it counts towards, each as `rule/period` (`commit/2026-05-01`), and
    ///     `rule/budget` if the rule has a budget
    record Grounds(
            RuleId rule,
            int version,
            ActivityType activity,
            String activityId,
            Map<String, Object> inputs,
            List<String> counted) {}

    /// The reason of what an adoption grants.
    String ADOPTION = "adoption";

    /// What cut a grant.
    ///
    /// @param code which: `cap-per-day`, `cap-per-week`, `cap-per-month`, `cap-per-season`, `budget`;
    ///     `muted`, `group-muted` or `quiet-hours` if the activity was done in silence, and earns nothing;
    ///     `granted-before` if a version was adopted and an earlier one had granted the rest
    /// @param limit how many points it allows in all
    /// @param left how many of them were left before this grant
    record LimitedBy(String code, long limit, long left) {}

    /// Points were granted. With 0 points it is the record that a rule or its limits gave none.
    ///
    /// @param points how many were granted
    /// @param requested how many the caller or the rule asked for
    /// @param limitedBy what cut them, if something did
    /// @param lot the lot they came into, or null if all of them paid a debt or none were granted
    /// @param debtPaid how many of them paid an older debt
    /// @param activeAt when they become spendable, if later than at once
    /// @param onCondition whether they are pending until someone activates or cancels them
    /// @param group the group that granted them, if one did
    /// @param grounds the rule that granted them, if one did
    /// @param reason the caller's code, if given; [#ADOPTION] if an adoption granted what the rule of the
    ///     adopted version gives more
    @Stored("points-earned")
    record PointsEarned(
            AccountId account,
            long points,
            long requested,
            @Nullable LimitedBy limitedBy,
            @Nullable NewLot lot,
            long debtPaid,
            @Nullable Instant activeAt,
            boolean onCondition,
            @Nullable GroupId group,
            @Nullable Grounds grounds,
            @Nullable String reason,
            Instant occurredAt)
            implements PointsEvent {
        @Override
        public List<Posting> postings() {
            return between(AccountId.ISSUANCE, account, points);
        }
    }

    /// Points were spent.
    @Stored("points-spent")
    record PointsSpent(
            AccountId account,
            long points,
            List<Slice> slices,
            @Nullable String reason,
            Instant occurredAt)
            implements PointsEvent {
        @Override
        public List<Posting> postings() {
            return between(account, AccountId.REDEMPTION, points);
        }
    }

    /// Points were set aside. They stay in their lots and in the balance, but are not available.
    @Stored("points-held")
    record PointsHeld(
            AccountId account,
            String hold,
            long points,
            List<Slice> slices,
            @Nullable Instant releaseAt,
            Instant occurredAt)
            implements PointsEvent {
        @Override
        public List<Posting> postings() {
            return List.of();
        }
    }

    /// A hold was spent; what it held beyond `points` is free again.
    @Stored("hold-captured")
    record HoldCaptured(
            AccountId account, String hold, long points, List<Slice> slices, Instant occurredAt)
            implements PointsEvent {
        @Override
        public List<Posting> postings() {
            return between(account, AccountId.REDEMPTION, points);
        }
    }

    /// A hold was given back.
    @Stored("hold-released")
    record HoldReleased(AccountId account, String hold, long points, Instant occurredAt)
            implements PointsEvent {
        @Override
        public List<Posting> postings() {
            return List.of();
        }
    }

    /// Points went to another account; that account's [PointsReceived] follows in the same command.
    @Stored("points-sent")
    record PointsSent(
            AccountId account,
            AccountId to,
            long points,
            List<Slice> slices,
            @Nullable String reason,
            Instant occurredAt)
            implements PointsEvent {
        @Override
        public List<Posting> postings() {
            return List.of(new Posting(account, -points));
        }
    }

    /// Points came from another account.
    ///
    /// @param lots what they came into, each with the end that it had before
    /// @param debtPaid how many of them paid an older debt
    @Stored("points-received")
    record PointsReceived(
            AccountId account,
            AccountId from,
            long points,
            List<NewLot> lots,
            long debtPaid,
            @Nullable String reason,
            Instant occurredAt)
            implements PointsEvent {
        @Override
        public List<Posting> postings() {
            return List.of(new Posting(account, points));
        }
    }

    /// An operator added points.
    @Stored("points-added")
    record PointsAdded(
            AccountId account,
            long points,
            @Nullable NewLot lot,
            long debtPaid,
            String reason,
            Instant occurredAt)
            implements PointsEvent {
        @Override
        public List<Posting> postings() {
            return between(AccountId.ADJUSTMENT, account, points);
        }
    }

    /// An operator took points.
    @Stored("points-taken")
    record PointsTaken(
            AccountId account, long points, List<Slice> slices, String reason, Instant occurredAt)
            implements PointsEvent {
        @Override
        public List<Posting> postings() {
            return between(account, AccountId.ADJUSTMENT, points);
        }
    }

    /// A grant was undone, wholly or in part.
    ///
    /// @param movement the position of the grant's [PointsEarned]
    /// @param points how many of the granted points were undone: they no longer count anywhere
    /// @param requested how many the caller asked to undo
    /// @param slices what was taken from lots
    /// @param debt how many were not there and became a debt
    /// @param uncollected how many were not there and were let go
    /// @param left how many of the grant are still not undone
    /// @param policy how far it was allowed to go
    /// @param group the group that had granted them
    /// @param grounds the rule that had granted them, whose caps they now leave room in
    /// @param adoption the version whose adoption, or whose undoing, took it back, if that did
    /// @param countedAt the grant's own `occurredAt`: boards, caps and periods undo it there
    @Stored("grant-reversed")
    record GrantReversed(
            AccountId account,
            long movement,
            long points,
            long requested,
            List<Slice> slices,
            long debt,
            long uncollected,
            long left,
            ReversalPolicy policy,
            @Nullable GroupId group,
            @Nullable Grounds grounds,
            @Nullable String reason,
            @Nullable Integer adoption,
            Instant countedAt,
            Instant occurredAt)
            implements PointsEvent {
        @Override
        public List<Posting> postings() {
            return between(account, AccountId.ISSUANCE, points - uncollected);
        }
    }

    /// What an adoption had taken of a grant is there again, since it was undone: in the lots from which
    /// it was taken, and of a lot that has ended meanwhile it stays ended.
    ///
    /// @param movement the position of the grant's [PointsEarned]
    /// @param points how many of the granted points count again
    /// @param lots what came back into lots, the grant's own first
    /// @param activeAt when what came back into the grant's own lot becomes spendable, if later than at once
    /// @param debtPaid how many of them paid a debt
    /// @param uncollected how many had not been there to be taken, and so do not come back
    /// @param group the group that had granted them
    /// @param grounds the rule that had granted them, towards whose caps they count again
    /// @param adoption the version whose adoption was undone
    /// @param countedAt the grant's own `occurredAt`: boards, caps and periods count it there
    @Stored("grant-restored")
    record GrantRestored(
            AccountId account,
            long movement,
            long points,
            List<NewLot> lots,
            @Nullable Instant activeAt,
            long debtPaid,
            long uncollected,
            @Nullable GroupId group,
            @Nullable Grounds grounds,
            int adoption,
            Instant countedAt,
            Instant occurredAt)
            implements PointsEvent {
        @Override
        public List<Posting> postings() {
            return between(AccountId.ISSUANCE, account, points - uncollected);
        }
    }

    /// A spending was undone, wholly or in part: the points are back in the lots they came from, and
    /// of a lot that has ended meanwhile they stay ended.
    ///
    /// @param movement the position of the [PointsSpent] or the [HoldCaptured]
    /// @param left how many of the spending are still not undone
    @Stored("spend-reversed")
    record SpendReversed(
            AccountId account,
            long movement,
            long points,
            List<NewLot> lots,
            long debtPaid,
            long left,
            @Nullable String reason,
            Instant occurredAt)
            implements PointsEvent {
        @Override
        public List<Posting> postings() {
            return between(AccountId.REDEMPTION, account, points);
        }
    }

    /// A lot had ended with points in it, at `occurredAt`.
    @Stored("points-expired")
    record PointsExpired(AccountId account, long lot, long points, Instant occurredAt)
            implements PointsEvent {
        @Override
        public List<Posting> postings() {
            return between(account, AccountId.EXPIRY, points);
        }
    }

    /// Points were taken away by decision.
    @Stored("points-forfeited")
    record PointsForfeited(
            AccountId account, long points, List<Slice> slices, String reason, Instant occurredAt)
            implements PointsEvent {
        @Override
        public List<Posting> postings() {
            return between(account, AccountId.FORFEITURE, points);
        }
    }

    /// A pending lot became spendable by decision.
    @Stored("points-activated")
    record PointsActivated(AccountId account, long lot, long points, Instant occurredAt)
            implements PointsEvent {
        @Override
        public List<Posting> postings() {
            return List.of();
        }
    }

    /// A pending lot was cancelled.
    @Stored("points-cancelled")
    record PointsCancelled(
            AccountId account, long lot, long points, @Nullable String reason, Instant occurredAt)
            implements PointsEvent {
        @Override
        public List<Posting> postings() {
            return between(account, AccountId.ISSUANCE, points);
        }
    }

    /// The account stands still from here on.
    @Stored("account-frozen")
    record AccountFrozen(AccountId account, String reason, Instant occurredAt)
            implements PointsEvent {
        @Override
        public List<Posting> postings() {
            return List.of();
        }
    }

    /// The account moves again from here on.
    @Stored("account-unfrozen")
    record AccountUnfrozen(AccountId account, Instant occurredAt) implements PointsEvent {
        @Override
        public List<Posting> postings() {
            return List.of();
        }
    }

    /// The lots that a group granted stand still: their points cannot be spent until they are thawed. Each
    /// ends when it would have ended.
    ///
    /// @param group the group whose membership has ended
    /// @param throughLot the last lot of the account then: later ones are not frozen
    /// @param points how many points that are
    @Stored("points-frozen")
    record PointsFrozen(
            AccountId account, GroupId group, long throughLot, long points, Instant occurredAt)
            implements PointsEvent {
        @Override
        public List<Posting> postings() {
            return List.of();
        }
    }

    /// The lots that a group granted move again.
    ///
    /// @param points how many points that are; those of lots that have ended meanwhile are not among them
    @Stored("points-thawed")
    record PointsThawed(AccountId account, GroupId group, long points, Instant occurredAt)
            implements PointsEvent {
        @Override
        public List<Posting> postings() {
            return List.of();
        }
    }

    private static List<Posting> between(AccountId from, AccountId to, long points) {
        return points == 0
                ? List.of()
                : List.of(new Posting(from, -points), new Posting(to, points));
    }
}
