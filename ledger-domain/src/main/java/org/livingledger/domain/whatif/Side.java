package org.livingledger.domain.whatif;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.programme.Programme.BoardDefinition;
import org.livingledger.api.recognition.BadgeId;
import org.livingledger.api.tier.Fact;
import org.livingledger.api.tier.Tally;

/// A member under one of the two programmes.
final class Side {

    private static final long[] NO_SCORES = {};
    private static final @Nullable Instant[] NEVER = {};

    /// What the programme granted.
    long granted;

    long balance;

    /// The lowest that the balance ever was, and after which event it first was that.
    long lowest;

    long lowestAt;

    /// What was earned, as far as a ladder counts it; null if nothing.
    @Nullable Tally earned;

    /// The badges that are held, with the points of their rewards; null if none ever was.
    @Nullable Map<Held, Long> badges;

    /// By board, in the order of the programme; shorter if later boards count nothing of theirs.
    long[] scores = NO_SCORES;

    @Nullable Instant[] reached = NEVER;

    /// The ranks for all time, 0 where they are not on a board; given when all is counted.
    long[] ranks = NO_SCORES;

    /// A level of a badge, somewhere.
    record Held(BadgeId badge, int level, @Nullable GroupId group) {

        static final Comparator<Held> ORDER =
                Comparator.comparing((Held held) -> held.badge.value())
                        .thenComparingInt(Held::level)
                        .thenComparing(held -> held.group == null ? "" : held.group.value());
    }

    void move(long points, long position) {
        balance = Math.addExact(balance, points);
        if (balance < lowest) {
            lowest = balance;
            lowestAt = position;
        }
    }

    void hold(Held held) {
        if (badges == null) {
            badges = new TreeMap<>(Held.ORDER);
        }
        badges.merge(held, 0L, (had, _) -> had);
    }

    void reward(Held held, long points) {
        if (badges != null) {
            badges.merge(held, points, Long::sum);
        }
    }

    void lose(Held held) {
        if (badges != null) {
            badges.remove(held);
        }
    }

    Map<Held, Long> held() {
        return badges == null ? Map.of() : badges;
    }

    /// Counts a fact on the boards and, if it is of points, for the ladders of a programme.
    void count(Fact fact, Rules rules, boolean points) {
        if (points && rules.climbs(fact.kind())) {
            if (earned == null) {
                earned = new Tally();
            }
            earned.fold(fact);
        }
        List<BoardDefinition> boards = rules.boards();
        for (int board = 0; board < boards.size(); board++) {
            if (counts(boards.get(board), fact.kind())) {
                score(board, fact, boards.size());
            }
        }
    }

    private void score(int board, Fact fact, int boards) {
        if (scores.length == 0) {
            scores = new long[boards];
            reached = new Instant[boards];
        }
        scores[board] += fact.count();
        Instant before = reached[board];
        if (fact.count() > 0 && (before == null || fact.at().isAfter(before))) {
            reached[board] = fact.at();
        }
    }

    private static boolean counts(BoardDefinition board, Fact.Kind kind) {
        return board.metric() == kind.metric()
                && (board.group() == null || board.group().equals(kind.group()))
                && (board.activity() == null || Objects.equals(board.activity(), kind.activity()));
    }

    long score(int board) {
        return scores.length == 0 ? 0 : scores[board];
    }

    Instant reached(int board) {
        Instant at = reached.length == 0 ? null : reached[board];
        return at == null ? Instant.MIN : at;
    }

    /// The rank on a board, or null if they are not on it.
    @Nullable Long rank(int board) {
        return ranks.length == 0 || ranks[board] == 0 ? null : ranks[board];
    }

    void rank(int board, long rank) {
        if (ranks.length == 0) {
            ranks = new long[scores.length];
        }
        ranks[board] = rank;
    }
}
