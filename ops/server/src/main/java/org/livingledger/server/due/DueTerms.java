package org.livingledger.server.due;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.livingledger.api.LedgerId;
import org.livingledger.api.group.GroupCommand.EndAdminTerm;
import org.livingledger.api.group.GroupQuery.DueTerm;
import org.livingledger.api.group.GroupQuery.FindDueTerms;

/// Admins whose term is over, who step back by themselves (`systems.md` S2).
///
/// @param question what answers the question of who they are
public record DueTerms(Function<FindDueTerms, List<DueTerm>> question) implements DueWork {

    @Override
    public List<Step> find(LedgerId ledger, Instant at, int limit) {
        return question.apply(new FindDueTerms(ledger, at, limit)).stream()
                .map(due ->
                        new Step(
                                "term:" + due.group() + ':' + due.member(),
                                new EndAdminTerm(due.group(), due.member())))
                .toList();
    }
}
