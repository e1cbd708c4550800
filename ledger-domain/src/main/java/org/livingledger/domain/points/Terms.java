package org.livingledger.domain.points;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.points.PointsEvent.Grounds;
import org.livingledger.api.points.PointsEvent.LimitedBy;

/// What a grant is to be, before the account has decided what becomes of it.
///
/// @param requested how many points the caller or the rule asked for
/// @param points how many of them its limits leave
/// @param limitedBy what cut them, if something did
/// @param expiresAt the first instant at which its lot cannot be spent, or null if it never ends
/// @param activeAt when it becomes spendable, or null for at once
/// @param onCondition whether it stays pending until someone activates or cancels it
/// @param group the group that grants it, if one does
/// @param grounds the rule that grants it, if one does
/// @param reason the caller's code, if given
/// @param occurredAt when it was earned
public record Terms(
        long requested,
        long points,
        @Nullable LimitedBy limitedBy,
        @Nullable Instant expiresAt,
        @Nullable Instant activeAt,
        boolean onCondition,
        @Nullable GroupId group,
        @Nullable Grounds grounds,
        @Nullable String reason,
        Instant occurredAt) {}
