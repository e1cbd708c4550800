package org.livingledger.domain.programme;

import java.time.Instant;
import org.livingledger.api.programme.ProgrammeEvent.BudgetDrawn;

/// A rule's budget as grants see it.
public interface Drawable {

    /// How many points are left of a limit.
    long left(long limit);

    /// Points that a grant takes.
    BudgetDrawn draw(long points, Instant at);
}
