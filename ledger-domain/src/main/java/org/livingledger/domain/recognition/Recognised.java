package org.livingledger.domain.recognition;

import java.util.List;
import org.livingledger.api.Event;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.recognition.RecognitionEvent;
import org.livingledger.api.recognition.RecognitionEvent.BadgeAwarded;
import org.livingledger.domain.membership.Person;
import org.livingledger.domain.points.Purse;

/// What a member is recognised for by a command: milestones and badges, each with its reward.
///
/// @param events in order; [RecognitionEvent]s and [PointsEarned]
public record Recognised(List<Event> events) {

    /// Nothing was.
    public static final Recognised NOTHING = new Recognised(List.of());

    /// How many badges were awarded.
    public int badges() {
        return (int) events.stream().filter(BadgeAwarded.class::isInstance).count();
    }

    /// The points of all rewards.
    public long points() {
        return events.stream()
                .mapToLong(event -> event instanceof PointsEarned reward ? reward.points() : 0)
                .sum();
    }

    /// Makes it happen. Nothing of the command may be refused after this.
    public void apply(Person person, Purse purse) {
        for (Event event : events) {
            if (event instanceof RecognitionEvent recognition) {
                person.apply(recognition);
            } else if (event instanceof PointsEarned reward) {
                purse.apply(reward);
            }
        }
    }
}
