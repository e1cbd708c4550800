package org.livingledger.server.due;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.livingledger.api.LedgerId;
import org.livingledger.api.group.GroupCommand.DissolveGroup;
import org.livingledger.api.group.GroupCommand.ReleaseMembers;
import org.livingledger.api.group.GroupQuery.Dissolution;
import org.livingledger.api.group.GroupQuery.FindDissolutions;

/// Groups whose date has come, and the memberships in groups that are dissolved (`systems.md` S1).
///
/// @param question what answers the question of which there are
public record DueDissolutions(Function<FindDissolutions, List<Dissolution>> question)
        implements DueWork {

    @Override
    public List<Step> find(LedgerId ledger, Instant at, int limit) {
        return question.apply(new FindDissolutions(ledger, at, limit)).stream()
                .map(DueDissolutions::step)
                .toList();
    }

    private static Step step(Dissolution ended) {
        return ended.members().isEmpty()
                ? new Step(
                        "dissolve:" + ended.group(), new DissolveGroup(ended.group(), null, null))
                : new Step(
                        "release:" + ended.group(),
                        new ReleaseMembers(ended.group(), ended.members()));
    }
}
