package org.livingledger.api.title;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Query;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// Questions about titles. Who holds which stands in the rosters.
public sealed interface TitleQuery {

    /// Which titles have ended and were not written down to have? For the scan.
    record FindDueTitles(LedgerId ledger, Instant at, int limit)
            implements TitleQuery, Query<List<DueTitle>> {}

    /// A title that has ended.
    record DueTitle(GroupId group, MemberId member, String title, @Nullable String field) {}
}
