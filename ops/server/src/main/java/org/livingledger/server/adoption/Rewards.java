package org.livingledger.server.adoption;

import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.recognition.RecognitionEvent.BadgeAwarded;
import org.livingledger.server.store.StoredEvents;

/// Rewards stand right behind what they reward, in the same command.
final class Rewards {

    private Rewards() {}

    /// The position of a badge's reward, or null if it had none.
    static @Nullable Long of(RecordedEvent award, StoredEvents events, LedgerId ledger) {
        RecordedEvent next = events.at(ledger, award.position() + 1);
        return next != null && isReward(next, award) ? (Long) next.position() : null;
    }

    private static boolean isReward(RecordedEvent next, RecordedEvent award) {
        return next.event() instanceof PointsEarned earned
                && award.event() instanceof BadgeAwarded badge
                && next.correlation().equals(award.correlation())
                && ("badge-" + badge.badge()).equals(earned.reason());
    }
}
