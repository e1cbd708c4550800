package org.livingledger.server.due;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.livingledger.api.LedgerId;
import org.livingledger.api.recognition.RecognitionCommand.ReviewBadges;
import org.livingledger.api.recognition.RecognitionQuery.FindReview;
import org.livingledger.api.recognition.RecognitionQuery.ReviewView;

/// What members had earned before a badge was published (`systems.md` S9): a published criterion is
/// filled from the past, some members at a time. How far it has come stands in the ledger.
///
/// @param question what answers the question of whom nobody has looked at
public record DueBadges(Function<FindReview, ReviewView> question) implements DueWork {

    @Override
    public List<Step> find(LedgerId ledger, Instant at, int limit) {
        ReviewView review =
                question.apply(new FindReview(ledger, Math.min(limit, ReviewBadges.MOST_REVIEWED)));
        return review.members().isEmpty()
                ? List.of()
                : List.of(
                        new Step(
                                "badges:" + review.version() + ':' + review.members().getFirst(),
                                new ReviewBadges(review.version(), review.members())));
    }
}
