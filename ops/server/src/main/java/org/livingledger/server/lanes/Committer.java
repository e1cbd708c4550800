package org.livingledger.server.lanes;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.livingledger.server.lanes.Attempt.Soiled;
import org.livingledger.server.lanes.Entry.Mode;
import org.livingledger.server.store.Ledgers.Head;
import org.livingledger.server.store.Receipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;

/// Decides groups of commands and commits each group in one transaction: events, receipts, people and
/// heads together. Nobody is answered before the commit is durable. One committer serves one lane.
///
/// A head that has moved, or a commit whose outcome is not known, is followed by another attempt:
/// whatever did get committed is then answered from its receipt, and the rest is decided anew on what
/// is true now. A group that fails again, or by itself, is decided ledger by ledger.
final class Committer {

    /// How often a group is tried before its callers are told to come again.
    private static final int TRIES = 3;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String CONNECTION_FAILED = "08";
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

    private final Workplace place;
    private final PlatformTransactionManager transactions;
    private final Durability durability;
    private final Snapshotting snapshotting;
    private final Gathering gathering;
    private final Watcher watcher;
    private final WorkingSet workingSet;

    /// Where the ledgers of this lane stand, as far as it knows.
    private final Map<String, Head> heads = new HashMap<>();

    /// The position of each ledger up to which the aggregates in memory are known to be right, for
    /// those that others may have moved.
    private final Map<String, Long> rightUpTo = new HashMap<>();

    Committer(
            Workplace place,
            PlatformTransactionManager transactions,
            Durability durability,
            Snapshotting snapshotting,
            Gathering gathering,
            Watcher watcher,
            WorkingSet.Committed committed) {
        this.place = place;
        this.transactions = transactions;
        this.durability = durability;
        this.snapshotting = snapshotting;
        this.gathering = gathering;
        this.watcher = watcher;
        this.workingSet = new WorkingSet(committed);
    }

    /// Decides, commits and answers a group: entries that stand for themselves, or one that does not.
    void carryOut(List<Entry> group) {
        carryOut(group, false, TRIES);
    }

    /// @param inDoubt whether the outcome of a commit of these entries is not known
    /// @param tries how often it may still be tried
    /// @return whether the database could be reached
    private boolean carryOut(List<Entry> group, boolean inDoubt, int tries) {
        boolean uncertain = inDoubt;
        boolean away = false;
        for (int left = tries - 1; left >= 0; left--) {
            boolean apart = left == 1;
            away = false;
            try {
                attempt(group, uncertain);
                return true;
            } catch (Soiled soiled) {
                workingSet.rolledBack();
                if (group.size() == 1) {
                    LOG.error("a command failed after it had changed an aggregate", soiled);
                    fail(group, soiled);
                } else {
                    for (Entry entry : group) {
                        carryOut(List.of(entry), uncertain, TRIES);
                    }
                }
                return true;
            } catch (HeadMoved moved) {
                forget(ledgers(group));
                watcher.retried(false);
            } catch (CommitUnknown unknown) {
                LOG.warn("the outcome of a commit is not known: {}", unknown.getMessage());
                uncertain = true;
                forget(ledgers(group));
                watcher.retried(true);
            } catch (DataAccessException | TransactionException | SQLException failed) {
                LOG.warn("a batch could not be decided: {}", failed.toString());
                forget(ledgers(group));
                away = isAway(failed);
                apart = !away;
            }
            List<List<Entry>> parts = byLedger(group);
            if (apart && left > 0 && parts.size() > 1) {
                return carryOutApart(parts, uncertain, left);
            }
        }
        fail(group, new Unavailable("tried " + TRIES + " times", RETRY_AFTER));
        return !away;
    }

    /// One ledger that others hold, or that cannot be read, does not keep the others of its group from
    /// being decided.
    private boolean carryOutApart(List<List<Entry>> parts, boolean inDoubt, int tries) {
        boolean reached = true;
        for (List<Entry> part : parts) {
            if (reached) {
                reached = carryOut(part, inDoubt, tries);
            } else {
                fail(part, new Unavailable("the database is away", RETRY_AFTER));
            }
        }
        return reached;
    }

    private static List<List<Entry>> byLedger(List<Entry> group) {
        var parts = new LinkedHashMap<String, List<Entry>>();
        for (Entry entry : group) {
            String ledger = entry.submissions().getFirst().ledger().value();
            parts.computeIfAbsent(ledger, any -> new ArrayList<>()).add(entry);
        }
        return List.copyOf(parts.values());
    }

    /// Whether a failure says nothing about the ledgers: another group would have met it, too.
    private static boolean isAway(Exception failed) {
        return failed instanceof CannotCreateTransactionException
                || failed instanceof DataAccessResourceFailureException
                || (failed instanceof SQLException sql
                        && sql.getSQLState() != null
                        && sql.getSQLState().startsWith(CONNECTION_FAILED));
    }

    private void attempt(List<Entry> group, boolean uncertain) throws SQLException {
        TransactionStatus transaction =
                transactions.getTransaction(TransactionDefinition.withDefaults());
        Attempt attempt;
        List<List<Verdict>> verdicts;
        long begun;
        try {
            Map<String, Head> standings = standings(ledgers(group), uncertain);
            Map<String, Map<String, Receipt>> receipts = receipts(group);
            gathering.gather(group, receipts, workingSet);
            attempt = new Attempt(place, workingSet, standings, receipts);
            verdicts = decide(attempt, group);
            if (!keeps(group, verdicts)) {
                transactions.rollback(transaction);
                workingSet.rolledBack();
                answer(group, verdicts);
                return;
            }
            begun = System.nanoTime();
            if (!attempt.write()) {
                throw new HeadMoved();
            }
        } catch (SQLException | DuplicateKeyException e) {
            transactions.rollback(transaction);
            if (e instanceof SQLException sql && !UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                throw sql;
            }
            throw new HeadMoved(); // somebody else wrote what we were about to write
        } catch (RuntimeException | Error e) {
            workingSet.rolledBack();
            transactions.rollback(transaction);
            throw e;
        }
        commit(transaction);
        snapshotting.committed(attempt.rows(), workingSet);
        workingSet.committed();
        heads.putAll(attempt.heads());
        attempt.committed();
        watcher.committed(attempt.rows(), commands(group), System.nanoTime() - begun);
        answer(group, verdicts);
    }

    private void commit(TransactionStatus transaction) {
        try {
            transactions.commit(transaction);
            durability.sync();
        } catch (RuntimeException e) {
            throw new CommitUnknown(e);
        }
    }

    /// Where the ledgers stand. Of one that this lane has not seen, or that others have moved, the
    /// head is read first and only then forgotten what is old: in that order nothing slips between.
    private Map<String, Head> standings(Set<String> ledgers, boolean lock) throws SQLException {
        var unknown = new ArrayList<String>();
        for (String ledger : ledgers) {
            if (lock || !heads.containsKey(ledger)) {
                unknown.add(ledger);
            }
        }
        if (!unknown.isEmpty()) {
            heads.putAll(place.ledgers().heads(unknown, lock));
            for (String ledger : unknown) {
                Long right = rightUpTo.get(ledger);
                if (right != null) {
                    workingSet.outdated(
                            place.ledgers().streamsAfter(ledger, right).stream()
                                    .map(stream -> ledger + '/' + stream)
                                    .toList());
                    rightUpTo.remove(ledger);
                }
            }
        }
        var standings = new HashMap<String, Head>();
        for (String ledger : ledgers) {
            Head head = heads.get(ledger);
            if (head != null) {
                standings.put(ledger, head);
            }
        }
        return standings;
    }

    private Map<String, Map<String, Receipt>> receipts(List<Entry> group) throws SQLException {
        var keys = new HashMap<String, List<String>>();
        for (Entry entry : group) {
            for (Submission submission : entry.submissions()) {
                keys.computeIfAbsent(submission.ledger().value(), any -> new ArrayList<>())
                        .add(submission.key());
            }
        }
        return place.ledgers().receipts(keys);
    }

    private static List<List<Verdict>> decide(Attempt attempt, List<Entry> group) {
        var verdicts = new ArrayList<List<Verdict>>(group.size());
        for (Entry entry : group) {
            var decided = new ArrayList<Verdict>(entry.submissions().size());
            for (Submission submission : entry.submissions()) {
                decided.add(attempt.decide(submission));
            }
            verdicts.add(decided);
        }
        return verdicts;
    }

    /// Whether anything of a group may be kept. A dry run keeps nothing; an atomic entry keeps nothing
    /// unless every one of its commands was accepted.
    private static boolean keeps(List<Entry> group, List<List<Verdict>> verdicts) {
        return switch (group.getFirst().mode()) {
            case SINGLE -> true;
            case DRY_RUN -> false;
            case ATOMIC -> verdicts.getFirst().stream().allMatch(Verdict::accepted);
        };
    }

    private void answer(List<Entry> group, List<List<Verdict>> verdicts) {
        for (int i = 0; i < group.size(); i++) {
            Entry entry = group.get(i);
            List<Verdict> decided = verdicts.get(i);
            boolean undone =
                    entry.mode() == Mode.ATOMIC && !decided.stream().allMatch(Verdict::accepted);
            var answers = new ArrayList<Answer>(decided.size());
            RuntimeException failure = null;
            for (Verdict verdict : decided) {
                if (verdict.answer() == null) {
                    failure = verdict.failure();
                } else {
                    answers.add(undone ? undone(verdict.answer()) : verdict.answer());
                }
            }
            if (failure != null) {
                entry.answers().completeExceptionally(failure);
            } else {
                entry.answers().complete(answers);
            }
        }
    }

    private Answer undone(Answer answer) {
        return answer.accepted() && !answer.replayed()
                ? new Answer(
                        409, Bodies.code(place.json(), "not-carried-out"), answer.position(), false)
                : answer;
    }

    private void forget(Set<String> ledgers) {
        workingSet.rolledBack();
        for (String ledger : ledgers) {
            Head head = heads.remove(ledger);
            if (head != null) {
                rightUpTo.merge(ledger, head.position(), Math::min);
            }
        }
    }

    private static void fail(List<Entry> group, RuntimeException failure) {
        group.forEach(entry -> entry.answers().completeExceptionally(failure));
    }

    private static Set<String> ledgers(List<Entry> group) {
        var ledgers = new LinkedHashSet<String>();
        for (Entry entry : group) {
            entry.submissions().forEach(each -> ledgers.add(each.ledger().value()));
        }
        return ledgers;
    }

    private static int commands(List<Entry> group) {
        int commands = 0;
        for (Entry entry : group) {
            commands += entry.submissions().size();
        }
        return commands;
    }

    /// A ledger is not where this lane thought: another server has moved it.
    private static final class HeadMoved extends RuntimeException {

        HeadMoved() {
            super("a head has moved", null, false, false);
        }
    }

    /// A commit failed in a way that does not say whether it took place.
    private static final class CommitUnknown extends RuntimeException {

        CommitUnknown(@Nullable Throwable cause) {
            super(String.valueOf(cause), cause, false, false);
        }
    }
}
