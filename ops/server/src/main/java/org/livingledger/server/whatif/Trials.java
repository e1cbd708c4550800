package org.livingledger.server.whatif;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Page;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.Refused;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.group.GroupRejection.GroupNotFound;
import org.livingledger.api.programme.Expressions;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.ProgrammeCommand.PublishProgramme;
import org.livingledger.api.programme.ProgrammeEvent.ProgrammePublished;
import org.livingledger.api.programme.ProgrammeRejection.ProgrammeInvalid;
import org.livingledger.api.programme.ProgrammeRejection.ProgrammeVersionConflict;
import org.livingledger.api.whatif.MemberDifference;
import org.livingledger.domain.programme.Proofreading;
import org.livingledger.domain.programme.RuleBooks.InForce;
import org.livingledger.domain.whatif.Shadow;
import org.livingledger.server.http.WhatIfs;
import org.livingledger.server.problem.Fault;
import org.livingledger.server.problem.Problem;
import org.livingledger.server.store.StoredEvents;

/// The drafts on trial in this server. One thread of low priority tries them one after the other; what
/// they came to is kept in its memory, a few of them and not for long: whoever needs it longer writes
/// it down, and whoever finds it gone asks again.
public final class Trials implements WhatIfs, AutoCloseable {

    /// How many are kept, running ones included. The one that ended first goes first.
    static final int MOST_KEPT = 10;

    /// How long one is kept after it has ended.
    static final Duration KEPT_FOR = Duration.ofHours(1);

    private final StoredEvents events;
    private final Expressions expressions;
    private final Proofreading proofreading;
    private final ToLongFunction<LedgerId> members;
    private final Bustle bustle;
    private final Clock clock;
    private final List<Trial> trials = new ArrayList<>();

    /// The priority is only asked for: what keeps commands going is that it rests.
    @SuppressWarnings("ThreadPriorityCheck")
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform()
                            .name("what-if")
                            .priority(Thread.MIN_PRIORITY)
                            .daemon()
                            .factory());

    /// Trials on stored events.
    ///
    /// @param members how many members of a ledger were ever introduced
    public Trials(
            StoredEvents events,
            Expressions expressions,
            ToLongFunction<LedgerId> members,
            Bustle bustle,
            Clock clock) {
        this.events = events;
        this.expressions = expressions;
        this.proofreading = new Proofreading(expressions);
        this.members = members;
        this.bustle = bustle;
        this.clock = clock;
    }

    @Override
    public synchronized Told begin(
            LedgerId ledger, PublishProgramme draft, @Nullable GroupId group) {
        forgetTheOld();
        long position = head(ledger);
        InForce live = inForce(ledger, position);
        requireThere(ledger, group);
        requirePublishable(draft, live);
        for (Trial other : trials) {
            if (other.isRunning() && other.ledger().equals(ledger)) {
                throw Problem.of(Fault.WHAT_IF_RUNNING).with("what_if", other.id());
            }
        }
        makeRoom();
        Programme programme = draft.programme();
        Room.require(live.programme(), programme, members.applyAsLong(ledger), position, kept());
        var shadow = new Shadow(live, programme, expressions, new MembersPast(events, ledger));
        var pass = new Pass(events, bustle, ledger, 0);
        var trial = new Trial(ledger, group, live, position, shadow, pass, clock);
        trials.add(trial);
        thread.execute(trial);
        return trial.told();
    }

    /// The events tell, and not the read side, which may be behind.
    private void requireThere(LedgerId ledger, @Nullable GroupId group) {
        if (group != null && events.stream(ledger.value(), "group/" + group, -1, 1).isEmpty()) {
            throw new Refused(new GroupNotFound(group));
        }
    }

    private void requirePublishable(PublishProgramme draft, InForce live) {
        Integer expected = draft.expectedVersion();
        if (expected != null && expected != live.version()) {
            throw new Refused(new ProgrammeVersionConflict(expected, live.version()));
        }
        List<Expressions.Problem> problems = proofreading.problems(draft.programme());
        if (!problems.isEmpty()) {
            throw new Refused(new ProgrammeInvalid(problems));
        }
    }

    private long head(LedgerId ledger) {
        return Objects.requireNonNull(
                events.ahead(Map.of()).get(ledger), "the edge knows the ledger");
    }

    /// The programme as of a position.
    private InForce inForce(LedgerId ledger, long position) {
        var inForce = new InForce(Programme.EMPTY, 0);
        for (RecordedEvent recorded : events.stream(ledger, "programme")) {
            if (recorded.position() <= position
                    && recorded.event() instanceof ProgrammePublished published) {
                inForce = new InForce(published.programme(), published.version());
            }
        }
        return inForce;
    }

    private void forgetTheOld() {
        Instant oldest = clock.instant().minus(KEPT_FOR);
        trials.removeIf(trial -> trial.endedBefore(oldest));
    }

    private void makeRoom() {
        for (int i = 0; i < trials.size() && trials.size() >= MOST_KEPT; ) {
            if (trials.get(i).isRunning()) {
                i++;
            } else {
                trials.remove(i);
            }
        }
    }

    private long kept() {
        long rows = 0;
        for (Trial trial : trials) {
            List<MemberDifference> told = trial.members();
            rows += told == null ? 0 : told.size();
        }
        return rows;
    }

    @Override
    public synchronized @Nullable Told told(LedgerId ledger, String id) {
        Trial trial = find(ledger, id);
        return trial == null ? null : trial.told();
    }

    @Override
    public synchronized @Nullable Page<MemberDifference> members(
            LedgerId ledger, String id, boolean all, @Nullable String after, int limit) {
        Trial trial = find(ledger, id);
        if (trial == null) {
            return null;
        }
        List<MemberDifference> told = trial.members();
        if (told == null) {
            throw Problem.of(Fault.WHAT_IF_NOT_DONE).with("status", trial.told().status());
        }
        var page = new ArrayList<MemberDifference>();
        for (int i = after == null ? 0 : firstAfter(told, after); i < told.size(); i++) {
            MemberDifference each = told.get(i);
            if (all || each.changed()) {
                if (page.size() == limit) {
                    return new Page<>(List.copyOf(page), page.getLast().member().value());
                }
                page.add(each);
            }
        }
        return new Page<>(List.copyOf(page), null);
    }

    private static int firstAfter(List<MemberDifference> told, String after) {
        int low = 0;
        int high = told.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (told.get(middle).member().value().compareTo(after) > 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    @Override
    public synchronized boolean drop(LedgerId ledger, String id) {
        Trial trial = find(ledger, id);
        if (trial == null) {
            return false;
        }
        if (trial.isRunning()) {
            trial.cancel();
        } else {
            trials.remove(trial);
        }
        return true;
    }

    private @Nullable Trial find(LedgerId ledger, String id) {
        forgetTheOld();
        for (Trial trial : trials) {
            if (trial.id().equals(id) && trial.ledger().equals(ledger)) {
                return trial;
            }
        }
        return null;
    }

    /// Ends what runs, unfinished.
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
