package org.livingledger.domain.discipline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.discipline.DisciplineEvent;
import org.livingledger.api.discipline.DisciplineOutcome.Conduct;
import org.livingledger.api.gate.GateEvent.MemberBanned;
import org.livingledger.api.membership.MembershipEvent.MemberEliminated;
import org.livingledger.domain.Desk;
import org.livingledger.domain.gate.Admissions;
import org.livingledger.domain.gate.Filling;
import org.livingledger.domain.gate.Visit;
import org.livingledger.domain.group.Circle;
import org.livingledger.domain.membership.Departures;
import org.livingledger.domain.membership.Person;

/// What is done about a member, decided and not yet carried out.
///
/// @param measures what their own stream tells of it
/// @param expulsion the end of their membership, if it ends
record Sentence(
        Circle circle,
        Person person,
        List<DisciplineEvent> measures,
        @Nullable Expulsion expulsion) {

    /// The end of a membership.
    ///
    /// @param visit at whose door they are banned
    /// @param banned that they are let in no more, if so
    record Expulsion(
            MemberEliminated eliminated,
            @Nullable MemberBanned banned,
            @Nullable Visit visit,
            Filling filling) {

        static Expulsion of(
                MemberEliminated eliminated,
                boolean ban,
                Circle circle,
                Admissions admissions,
                Desk desk) {
            return new Expulsion(
                    eliminated,
                    ban
                            ? new MemberBanned(
                                    circle.id(),
                                    eliminated.member(),
                                    eliminated.reason(),
                                    eliminated.by(),
                                    eliminated.occurredAt())
                            : null,
                    ban ? admissions.visit(desk, circle, eliminated.member()) : null,
                    admissions.filling(desk, circle, circle.freeSeatsAfter(1)));
        }
    }

    /// Carries it out. Nothing of the command may be refused after this.
    Conduct apply(Desk desk, Departures departures) {
        measures.forEach(person::apply);
        if (expulsion != null) {
            expel(expulsion, desk, departures);
        }
        return conduct(desk);
    }

    private void expel(Expulsion out, Desk desk, Departures departures) {
        if (out.visit() != null) {
            out.visit().apply(out.banned());
        }
        departures.carryOut(out.eliminated(), person, circle, desk);
        out.filling().apply();
    }

    private Conduct conduct(Desk desk) {
        var group = circle.id();
        var after = person.conduct();
        return new Conduct(
                group,
                person.id(),
                measures.stream().map(DisciplineEvent::measure).distinct().sorted().toList(),
                after.strikes(group, desk.now()),
                after.isMuted(group, desk.now()),
                after.mutedUntil(group, desk.now()),
                person.isIn(group));
    }
}
