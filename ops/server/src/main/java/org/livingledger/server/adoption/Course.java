package org.livingledger.server.adoption;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.ProgrammeEvent.AdoptionBegun;
import org.livingledger.api.programme.ProgrammeEvent.AdoptionEnded;
import org.livingledger.api.programme.ProgrammeEvent.ProgrammePublished;
import org.livingledger.api.programme.ProgrammeEvent.UndoingBegun;
import org.livingledger.api.programme.ProgrammeEvent.UndoingEnded;
import org.livingledger.domain.programme.RuleBooks.InForce;

/// An adoption that is not carried out, or not undone, yet.
///
/// @param begun what was asked for
/// @param begunAt the position at which it was
/// @param before what was in force before
/// @param adopted what was adopted
/// @param undoneAt the position from which on it is undone, or 0 if it is carried out
record Course(AdoptionBegun begun, long begunAt, InForce before, Programme adopted, long undoneAt) {

    boolean isUndoing() {
        return undoneAt > 0;
    }

    int version() {
        return begun.version();
    }

    /// What is under way, or null if nothing is.
    ///
    /// @param events of the rule book, in order
    static @Nullable Course of(List<RecordedEvent> events) {
        var inForce = new InForce(Programme.EMPTY, 0);
        Course course = null;
        for (RecordedEvent recorded : events) {
            switch (recorded.event()) {
                case ProgrammePublished published -> {
                    inForce = new InForce(published.programme(), published.version());
                    if (course != null && course.version() == published.version()) {
                        course =
                                new Course(
                                        course.begun,
                                        course.begunAt,
                                        course.before,
                                        published.programme(),
                                        0);
                    }
                }
                case AdoptionBegun begun ->
                        course =
                                new Course(begun, recorded.position(), inForce, Programme.EMPTY, 0);
                case AdoptionEnded _ -> {} // it may still be undone
                case UndoingBegun _ ->
                        course = course == null ? null : course.undone(recorded.position());
                case UndoingEnded _ -> course = null;
                default -> {} // reviews of badges
            }
        }
        return course != null && (course.isUndoing() || !ended(course, events)) ? course : null;
    }

    private Course undone(long position) {
        return new Course(begun, begunAt, before, adopted, position);
    }

    private static boolean ended(Course course, List<RecordedEvent> events) {
        return events.stream()
                .anyMatch(recorded ->
                        recorded.event() instanceof AdoptionEnded ended
                                && ended.version() == course.version());
    }
}
