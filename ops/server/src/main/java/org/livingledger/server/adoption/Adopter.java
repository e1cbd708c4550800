package org.livingledger.server.adoption;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.adoption.AdoptionFigures;
import org.livingledger.api.adoption.AdoptionQuery.AdoptionView;
import org.livingledger.api.adoption.AdoptionQuery.ListAdoptions;
import org.livingledger.api.adoption.AdoptionStep.EndAdoption;
import org.livingledger.api.adoption.AdoptionStep.EndUndoing;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.programme.Expressions;
import org.livingledger.domain.whatif.Due;
import org.livingledger.domain.whatif.Shadow;
import org.livingledger.server.lanes.Commands;
import org.livingledger.server.store.StoredEvents;
import org.livingledger.server.whatif.Bustle;
import org.livingledger.server.whatif.MembersPast;
import org.livingledger.server.whatif.Pass;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries adoptions out, and undoes them: one after the other, on a thread of low priority. All that is
/// needed stands in the ledger, and every step has a key of its own, so what was broken off is taken up
/// again by whichever server looks next, and nothing is done twice.
public final class Adopter {

    private static final Duration CLOSE = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Adopter.class);

    private final StoredEvents events;
    private final Function<ListAdoptions, List<AdoptionView>> adoptions;
    private final Expressions expressions;
    private final Commands commands;
    private final Bustle bustle;
    private final Bell bell;
    private volatile boolean closed;
    private @Nullable Thread thread;

    /// An adopter that does nothing yet.
    ///
    /// @param adoptions what tells of the adoptions of a ledger, also of those that another server begun
    public Adopter(
            StoredEvents events,
            Function<ListAdoptions, List<AdoptionView>> adoptions,
            Expressions expressions,
            Commands commands,
            Bustle bustle,
            Bell bell) {
        this.events = events;
        this.adoptions = adoptions;
        this.expressions = expressions;
        this.commands = commands;
        this.bustle = bustle;
        this.bell = bell;
    }

    /// Carries out what is begun on this server, and looks now and then for what is not carried out.
    ///
    /// The priority is only asked for: what keeps commands going is that it rests.
    @SuppressWarnings("ThreadPriorityCheck")
    public void start(Duration every) {
        thread =
                Thread.ofPlatform()
                        .name("adopter")
                        .priority(Thread.MIN_PRIORITY)
                        .daemon()
                        .start(() -> follow(every.toMillis()));
    }

    private void follow(long every) {
        try {
            lookEverywhere();
            while (!closed) {
                LedgerId ledger = bell.await(every);
                if (ledger == null) {
                    lookEverywhere();
                } else {
                    carryOutOrTellWhyNot(ledger);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookEverywhere() throws InterruptedException {
        try {
            for (LedgerId ledger : events.ahead(Map.of()).keySet()) {
                if (adoptions.apply(new ListAdoptions(ledger)).stream()
                        .anyMatch(Adopter::isUnderWay)) {
                    carryOutOrTellWhyNot(ledger);
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("no adoptions were found; the next look tries again: {}", e.toString());
        }
    }

    private static boolean isUnderWay(AdoptionView view) {
        return view.status().equals("adopting") || view.status().equals("undoing");
    }

    private void carryOutOrTellWhyNot(LedgerId ledger) throws InterruptedException {
        try {
            carryOut(ledger);
        } catch (RuntimeException | OutOfMemoryError e) {
            if (!closed) {
                LOG.warn("the adoption in ledger {} is taken up again at the next look", ledger, e);
            }
        }
    }

    private void carryOut(LedgerId ledger) throws InterruptedException {
        Course course = Course.of(events.stream(ledger, "programme"));
        if (course == null) {
            return;
        }
        var steps = new Steps(commands, bustle, ledger, course);
        if (course.isUndoing() ? undo(ledger, course, steps) : adopt(ledger, course, steps)) {
            AdoptionFigures figures = steps.finish();
            steps.say(
                    course.isUndoing()
                            ? new EndUndoing(course.version(), figures)
                            : new EndAdoption(course.version(), figures),
                    "end");
        }
    }

    private boolean adopt(LedgerId ledger, Course course, Steps steps) throws InterruptedException {
        var shadow =
                new Shadow(
                        course.before(),
                        course.adopted(),
                        expressions,
                        new MembersPast(events, ledger),
                        new Shadow.Wish(course.begun().from()));
        if (!new Pass(events, bustle, ledger, 0)
                .to(course.begunAt() - 1, shadow::on, () -> closed)) {
            return false;
        }
        var adapting = new Adapting(events, ledger, course);
        for (Due due : shadow.due()) {
            if (closed) {
                return false;
            }
            steps.member(due.member(), adapting.steps(due));
        }
        return true;
    }

    private boolean undo(LedgerId ledger, Course course, Steps steps) throws InterruptedException {
        var restoring = new Restoring(events, ledger, course.version());
        if (!new Pass(events, bustle, ledger, course.begunAt())
                .to(course.undoneAt(), restoring::on, () -> closed)) {
            return false;
        }
        for (String member : restoring.members()) {
            if (closed) {
                return false;
            }
            steps.member(new MemberId(member), restoring.steps(member));
        }
        return true;
    }

    /// Carries nothing out any more; what is under way is taken up at the next start.
    public void close() throws InterruptedException {
        closed = true;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            running.join(CLOSE);
        }
    }
}
