package org.livingledger.api.points;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Page;
import org.livingledger.api.Query;
import org.livingledger.api.group.GroupId;

/// Questions about points.
public sealed interface PointsQuery {

    /// What does this account hold? Answered with null when nothing ever happened to it.
    ///
    /// @param at the instant at which lots are judged ended or pending
    record FindBalance(LedgerId ledger, AccountId account, Instant at)
            implements PointsQuery, Query<Balance> {}

    /// What moved on this account? The newest first.
    ///
    /// @param before the position that the page before ended with, or null for the newest
    record FindStatement(LedgerId ledger, AccountId account, @Nullable Long before, int limit)
            implements PointsQuery, Query<Page<StatementLine>> {}

    /// Which journal transaction stands at this position? In double entry.
    ///
    /// @param after the last position of the page before, 0 for the first
    record FindJournal(LedgerId ledger, long after, int limit)
            implements PointsQuery, Query<Page<JournalLine>> {}

    /// Which lots have ended, with points in them, and holds run out, by this instant? For the scan.
    record FindDue(LedgerId ledger, Instant at, int limit)
            implements PointsQuery, Query<List<Due>> {}

    /// An account as it stands.
    ///
    /// @param balance the sum of its postings; negative when there is a debt
    /// @param available what could be spent at the instant asked about
    /// @param pending what is not active yet
    /// @param held what holds have set aside
    /// @param frozenPoints what lies in lots of groups that the member is in no more, and cannot be spent
    ///     until they are back
    /// @param ended what lies in lots that have ended and were not yet written off
    /// @param debt what later earnings will pay first
    /// @param frozen whether it stands still
    /// @param lots those with points in them, in the order in which a debit takes them
    record Balance(
            AccountId account,
            long balance,
            long available,
            long pending,
            long held,
            long frozenPoints,
            long ended,
            long debt,
            boolean frozen,
            List<Lot> lots) {}

    /// A lot as it stands.
    ///
    /// @param points how many it began with
    /// @param remaining how many are in it, those held included
    /// @param held how many of those are held
    /// @param earnedAt when it was earned
    /// @param activeAt when it becomes spendable, if it has or had to wait for an instant
    /// @param onCondition whether it waits for someone to activate it
    /// @param expiresAt the first instant at which it cannot be spent, or null if it never ends
    /// @param frozen whether its group's membership has ended and it waits for the member to be back
    /// @param movement the position of the event that it came with
    record Lot(
            long lot,
            long points,
            long remaining,
            long held,
            Instant earnedAt,
            @Nullable Instant activeAt,
            boolean onCondition,
            @Nullable Instant expiresAt,
            @Nullable GroupId group,
            boolean frozen,
            long movement) {}

    /// A movement on one account.
    ///
    /// @param movement the position of its event: what a reversal names
    /// @param type the event's stored type, for example `points-earned`
    /// @param points how many came, negative if they went
    /// @param balance the balance after it
    /// @param counterparty the other account, when it is a member's or a pool's
    record StatementLine(
            long movement,
            String type,
            long points,
            long balance,
            @Nullable AccountId counterparty,
            @Nullable String reason,
            Instant occurredAt,
            Instant recordedAt) {

        /// The same with another balance after it.
        public StatementLine withBalance(long other) {
            return new StatementLine(
                    movement, type, points, other, counterparty, reason, occurredAt, recordedAt);
        }
    }

    /// One line of the journal.
    record JournalLine(
            long position,
            int line,
            String transaction,
            AccountId account,
            long points,
            Instant occurredAt,
            Instant recordedAt) {}

    /// Something whose time has come.
    ///
    /// @param lot the lot that has ended, or null
    /// @param hold the hold that has run out, or null
    /// @param dueAt since when
    record Due(AccountId account, @Nullable Long lot, @Nullable String hold, Instant dueAt) {}
}
