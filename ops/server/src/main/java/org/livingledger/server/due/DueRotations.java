package org.livingledger.server.due;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.livingledger.api.LedgerId;
import org.livingledger.api.rotation.RotationCommand.ProposeRotation;
import org.livingledger.api.rotation.RotationQuery.DueRotation;
import org.livingledger.api.rotation.RotationQuery.FindDueRotations;

/// Groups in which a term begins, for which the most active members are proposed (`systems.md` S2).
///
/// @param question what answers the question of which they are, and who is the most active
public record DueRotations(Function<FindDueRotations, List<DueRotation>> question)
        implements DueWork {

    @Override
    public List<Step> find(LedgerId ledger, Instant at, int limit) {
        return question.apply(new FindDueRotations(ledger, at, limit)).stream()
                .map(due ->
                        new Step(
                                "rotation:" + due.group(),
                                new ProposeRotation(due.group(), due.members(), null)))
                .toList();
    }
}
