package org.livingledger.server.due;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.livingledger.api.LedgerId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.PointsCommand.ExpirePoints;
import org.livingledger.api.points.PointsCommand.ReleasePoints;
import org.livingledger.api.points.PointsQuery.Due;
import org.livingledger.api.points.PointsQuery.FindDue;

/// Lots that have ended, and holds that have run out.
///
/// @param question what answers the question of what is due
public record DuePoints(Function<FindDue, List<Due>> question) implements DueWork {

    @Override
    public List<Step> find(LedgerId ledger, Instant at, int limit) {
        return question.apply(new FindDue(ledger, at, limit)).stream()
                .map(DuePoints::step)
                .toList();
    }

    private static Step step(Due due) {
        if (due.lot() != null) {
            return new Step(
                    "expire:" + due.account() + ':' + due.lot(),
                    new ExpirePoints(due.account(), due.lot()));
        }
        String hold = String.valueOf(due.hold());
        return new Step(
                "release:" + due.account() + ':' + hold,
                new ReleasePoints(new MemberId(due.account().value()), hold));
    }
}
