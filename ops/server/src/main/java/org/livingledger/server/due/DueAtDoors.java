package org.livingledger.server.due;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.livingledger.api.LedgerId;
import org.livingledger.api.gate.GateCommand.ExpireApplication;
import org.livingledger.api.gate.GateCommand.FillSeats;
import org.livingledger.api.gate.GateQuery.DueAtDoor;
import org.livingledger.api.gate.GateQuery.FindDueAtDoors;
import org.livingledger.api.membership.MemberId;

/// Applications that nobody reviewed in time, and free seats that people wait for (`systems.md` S3).
///
/// @param question what answers the question of which there are
public record DueAtDoors(Function<FindDueAtDoors, List<DueAtDoor>> question) implements DueWork {

    @Override
    public List<Step> find(LedgerId ledger, Instant at, int limit) {
        return question.apply(new FindDueAtDoors(ledger, at, limit)).stream()
                .map(DueAtDoors::step)
                .toList();
    }

    private static Step step(DueAtDoor due) {
        MemberId member = due.member();
        return member == null
                ? new Step("fill:" + due.group(), new FillSeats(due.group()))
                : new Step(
                        "lapse:" + due.group() + ':' + member,
                        new ExpireApplication(due.group(), member));
    }
}
