package org.livingledger.server.due;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.livingledger.api.LedgerId;
import org.livingledger.api.elimination.EliminationCommand.RunElimination;
import org.livingledger.api.elimination.EliminationQuery.DueElimination;
import org.livingledger.api.elimination.EliminationQuery.FindDueEliminations;

/// Elimination policies whose time has come by their schedule or by the end of a warning, and runs
/// that had no room for all (`systems.md` S21).
///
/// @param question what answers the question of which there are
public record DueEliminations(Function<FindDueEliminations, List<DueElimination>> question)
        implements DueWork {

    @Override
    public List<Step> find(LedgerId ledger, Instant at, int limit) {
        return question.apply(new FindDueEliminations(ledger, at, limit)).stream()
                .map(due ->
                        new Step(
                                "eliminate:" + due.group(),
                                new RunElimination(due.group(), null, due.scheduled())))
                .toList();
    }
}
