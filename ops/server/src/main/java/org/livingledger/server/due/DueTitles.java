package org.livingledger.server.due;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.livingledger.api.LedgerId;
import org.livingledger.api.title.TitleCommand.ExpireTitle;
import org.livingledger.api.title.TitleQuery.DueTitle;
import org.livingledger.api.title.TitleQuery.FindDueTitles;

/// Titles that have ended by themselves (`systems.md` S2).
///
/// @param question what answers the question of which there are
public record DueTitles(Function<FindDueTitles, List<DueTitle>> question) implements DueWork {

    @Override
    public List<Step> find(LedgerId ledger, Instant at, int limit) {
        return question.apply(new FindDueTitles(ledger, at, limit)).stream()
                .map(DueTitles::step)
                .toList();
    }

    private static Step step(DueTitle due) {
        return new Step(
                "title:"
                        + due.group()
                        + ':'
                        + due.member()
                        + ':'
                        + due.title()
                        + ':'
                        + Objects.requireNonNullElse(due.field(), ""),
                new ExpireTitle(due.group(), due.member(), due.title(), due.field()));
    }
}
