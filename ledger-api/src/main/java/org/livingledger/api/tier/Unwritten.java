package org.livingledger.api.tier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.tier.TierEvent.Cause;
import org.livingledger.api.tier.TierEvent.TierChanged;
import org.livingledger.api.tier.TierEvent.TierWarned;

/// What is true of a member on a ladder and was not written down yet. The same for the command that
/// makes it true and for the scan that finds it has become true by itself.
public final class Unwritten {

    private Unwritten() {}

    /// What is to be written down at an instant, in order.
    ///
    /// @param version the programme's version that the ladder stands in
    /// @param now when it is written down: nothing that is only true later is
    public static List<TierEvent> upTo(
            Instant now, MemberId member, Timeline timeline, TierRecord record, int version) {
        var events = new ArrayList<TierEvent>();
        changes(now, member, timeline, record, version, events);
        TierWarned warning = warning(now, member, timeline, record, version);
        if (warning != null) {
            events.add(warning);
        }
        return List.copyOf(events);
    }

    /// When there will next be something to write down if nothing more happens, or null if never.
    ///
    /// @param known the last instant at which something happened to the member, or to the ladder
    public static @Nullable Instant next(
            Instant known, MemberId member, Timeline timeline, TierRecord record) {
        if (!upTo(known, member, timeline, record, 0).isEmpty()) {
            return known;
        }
        Instant next = timeline.step(known).until();
        Instant warns = timeline.warnsAt(timeline.step(known));
        boolean warned =
                warns == null || !warns.isAfter(known); // or there would be something to write
        return warned || (next != null && next.isBefore(warns)) ? next : warns;
    }

    private static void changes(
            Instant now,
            MemberId member,
            Timeline timeline,
            TierRecord record,
            int version,
            List<TierEvent> events) {
        Ladder ladder = timeline.ladder();
        String from = record.tier() == null ? ladder.base().id() : record.tier();
        int place = ladder.place(from);
        List<Step> steps = timeline.steps();
        int anchor = anchor(steps, place, record.at(), now);
        if (anchor < 0) {
            Step step = timeline.step(now);
            Instant since = step.from();
            // what was reached by a late fact was reached then; what was taken back is lost at once
            boolean raised = step.tier() > place && place >= 0;
            Instant at = raised && since != null ? since : now;
            Cause cause = raised ? Cause.REACHED : Cause.CORRECTED;
            events.add(changed(member, timeline, from, step, cause, version, at));
            return;
        }
        for (int i = anchor + 1; i < steps.size(); i++) {
            Step step = steps.get(i);
            Instant at = step.from();
            if (at == null || at.isAfter(now)) {
                return;
            }
            Cause cause =
                    step.reset()
                            ? Cause.LEFT
                            : step.tier() > steps.get(i - 1).tier() ? Cause.REACHED : Cause.LAPSED;
            events.add(changed(member, timeline, from, step, cause, version, at));
            from = ladder.tiers().get(step.tier()).id();
        }
    }

    /// The step from which on nothing is written down: the one that was written down last, or, if what
    /// is known of it has changed since, the latest on the same tier; -1 if there is none.
    private static int anchor(List<Step> steps, int place, @Nullable Instant at, Instant now) {
        int found = -1;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            Instant from = step.from();
            if (from != null && from.isAfter(now)) {
                break;
            }
            boolean over = at != null && step.until() != null && !step.until().isAfter(at);
            if (step.tier() == place && !over) {
                if (at == null || step.holds(at)) {
                    return i;
                }
                found = i;
            }
        }
        return found;
    }

    private static TierChanged changed(
            MemberId member,
            Timeline timeline,
            String from,
            Step step,
            Cause cause,
            int version,
            Instant at) {
        Ladder ladder = timeline.ladder();
        return new TierChanged(
                member,
                ladder.id(),
                from,
                ladder.tiers().get(step.tier()).id(),
                cause,
                version,
                TierAt.named(ladder, timeline.scores(at)),
                step.until(),
                at);
    }

    private static @Nullable TierWarned warning(
            Instant now, MemberId member, Timeline timeline, TierRecord record, int version) {
        Step step = timeline.step(now);
        Instant warns = timeline.warnsAt(step);
        Instant deadline = step.deadline();
        if (warns == null || warns.isAfter(now) || deadline == null) {
            return null;
        }
        TierAt.Warning warning = TierAt.warning(timeline, step, warns);
        if (warning == null || deadline.equals(record.warnedOf())) {
            return null;
        }
        return new TierWarned(
                member,
                timeline.ladder().id(),
                timeline.ladder().tiers().get(step.tier()).id(),
                warning.to(),
                warning.at(),
                deadline,
                warning.missing(),
                version,
                warns);
    }
}
