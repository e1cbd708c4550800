package org.livingledger.server.whatif;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.whatif.MemberDifference;
import org.livingledger.api.whatif.Totals;
import org.livingledger.domain.programme.RuleBooks.InForce;
import org.livingledger.domain.whatif.Comparison.Outcome;
import org.livingledger.domain.whatif.Shadow;
import org.livingledger.server.http.WhatIfs.Told;
import org.livingledger.server.problem.Nameless;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One draft on trial.
final class Trial implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Trial.class);

    private final String id = UUID.randomUUID().toString();
    private final LedgerId ledger;
    private final @Nullable GroupId group;
    private final InForce live;
    private final long position;
    private final Instant at;
    private final Pass pass;
    private final Clock clock;
    private @Nullable Shadow shadow;
    private volatile boolean cancelled;
    private volatile Status status = Status.RUNNING;
    private volatile @Nullable Instant endedAt;
    private volatile @Nullable Outcome outcome;

    /// How it stands.
    private enum Status {
        RUNNING("running"),
        DONE("done"),
        FAILED("failed"),
        CANCELLED("cancelled");

        private final String word;

        Status(String word) {
            this.word = word;
        }
    }

    Trial(
            LedgerId ledger,
            @Nullable GroupId group,
            InForce live,
            long position,
            Shadow shadow,
            Pass pass,
            Clock clock) {
        this.ledger = ledger;
        this.group = group;
        this.live = live;
        this.position = position;
        this.shadow = shadow;
        this.pass = pass;
        this.clock = clock;
        this.at = clock.instant();
    }

    @Override
    public void run() {
        Shadow mine = shadow;
        shadow = null; // what it knows is not kept longer than it is needed
        try {
            if (mine != null && pass.to(position, mine::on, () -> cancelled)) {
                outcome = mine.compare(at, group);
                end(Status.DONE);
            } else {
                end(Status.CANCELLED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(Status.CANCELLED);
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.error("the what-if {} failed", id, Nameless.of(e));
            end(Status.FAILED);
        }
    }

    private void end(Status how) {
        endedAt = clock.instant();
        status = how;
    }

    void cancel() {
        cancelled = true;
    }

    String id() {
        return id;
    }

    LedgerId ledger() {
        return ledger;
    }

    boolean isRunning() {
        return status == Status.RUNNING;
    }

    /// Whether it has ended before an instant.
    boolean endedBefore(Instant when) {
        Instant ended = endedAt;
        return ended != null && ended.isBefore(when);
    }

    Told told() {
        Outcome whole = outcome;
        Totals totals = whole == null ? null : whole.totals();
        return new Told(
                id,
                ledger,
                group,
                status.word,
                position,
                live.version(),
                at,
                pass.done(),
                position,
                endedAt,
                totals);
    }

    /// How members differ, or null if it is not done.
    @Nullable List<MemberDifference> members() {
        Outcome whole = outcome;
        return whole == null || status != Status.DONE ? null : whole.members();
    }
}
