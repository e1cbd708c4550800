package org.livingledger.projections.boards;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.livingledger.projections.boards.Shapes.Bucket;
import org.livingledger.projections.boards.Shapes.BucketKey;
import org.livingledger.projections.boards.Shapes.Row;
import org.livingledger.projections.boards.Shapes.RowKey;
import org.livingledger.projections.boards.Shapes.ScoreKey;
import org.livingledger.projections.boards.Shapes.Window;
import org.livingledger.projections.reading.Rows;
import org.livingledger.projections.reading.Tables;

/// How many members of a window have each score, and how many have a score of each bucket, so that a
/// rank is a sum over some hundred buckets and the scores of one, instead of a count of a million rows.
///
/// A window has one from the moment at which it first has [#LEAST] members, and keeps it. Below, rows
/// are counted: that is as fast, and most windows are days with a handful of members.
final class Histogram {

    /// From how many members on a window has a histogram.
    static final long LEAST = 10_000;

    private static final int MANTISSA_BITS = 8;
    private static final int EXACT = 2 << MANTISSA_BITS;

    private Histogram() {}

    /// The bucket of a score: its exponent and the highest bits after its first one, so that a bucket is
    /// never wider than a 256th of the scores in it. Better scores never have lower buckets.
    static int bucket(long score) {
        if (score < EXACT) {
            return (int) score;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(score) - MANTISSA_BITS;
        return (shift << MANTISSA_BITS) + (int) (score >>> shift);
    }

    /// The best score of a bucket.
    static long best(int bucket) {
        if (bucket < EXACT) {
            return bucket;
        }
        int shift = (bucket >>> MANTISSA_BITS) - 1;
        long mantissa = bucket - ((long) shift << MANTISSA_BITS);
        return ((mantissa + 1) << shift) - 1;
    }

    /// The change of what a batch did to the rows of windows that have a histogram.
    static final class Change {

        private final Map<ScoreKey, Long> members = new HashMap<>();

        void row(RowKey key, Row before, int sign) {
            if (before.counts()) {
                members.merge(
                        new ScoreKey(key.board(), key.period(), before.score()),
                        (long) sign,
                        Long::sum);
            }
        }

        void apply(Tables tables) {
            members.values().removeIf(change -> change == 0);
            if (members.isEmpty()) {
                return;
            }
            Rows<ScoreKey, Long> scores = tables.rows(Shapes.SCORES);
            scores.loadAll(members.keySet().stream());
            Rows<BucketKey, Bucket> buckets = tables.rows(Shapes.BUCKETS);
            buckets.loadAll(members.keySet().stream().map(Change::bucketOf));
            members.forEach((key, change) -> apply(key, change, scores, buckets));
            scores.flush();
            buckets.flush();
        }

        private static void apply(
                ScoreKey key,
                long change,
                Rows<ScoreKey, Long> scores,
                Rows<BucketKey, Bucket> buckets) {
            Long stored = scores.get(key);
            long before = stored == null ? 0 : stored;
            long after = before + change;
            if (after == 0) {
                scores.remove(key);
            } else {
                scores.put(key, after);
            }
            BucketKey bucketKey = bucketOf(key);
            Bucket bucket = buckets.get(bucketKey);
            Bucket whole = bucket == null ? new Bucket(0, 0) : bucket;
            int distinct = Long.signum(after) - Long.signum(before);
            Bucket changed = new Bucket(whole.members() + change, whole.scores() + distinct);
            if (changed.members() == 0) {
                buckets.remove(bucketKey);
            } else {
                buckets.put(bucketKey, changed);
            }
        }

        private static BucketKey bucketOf(ScoreKey key) {
            return new BucketKey(key.board(), key.period(), bucket(key.score()));
        }
    }

    /// Makes the histogram of a window that has become large enough, from its rows.
    static void begin(String ledger, Window window, Tables tables) {
        record Score(long score, long members) {}
        List<Score> scores =
                tables.read(
                        "SELECT score, COUNT(*) AS members FROM {board_rows} WHERE ledger_id = ?"
                                + " AND board_no = ? AND period = ? AND listed = TRUE GROUP BY score",
                        row -> new Score(row.getLong("score"), row.getLong("members")),
                        ledger,
                        window.board(),
                        window.period());
        Rows<ScoreKey, Long> counts = tables.rows(Shapes.SCORES);
        Map<BucketKey, Bucket> sums = new HashMap<>();
        for (Score each : scores) {
            counts.put(new ScoreKey(window.board(), window.period(), each.score), each.members);
            sums.merge(
                    new BucketKey(window.board(), window.period(), bucket(each.score)),
                    new Bucket(each.members, 1),
                    (a, b) -> new Bucket(a.members() + b.members(), a.scores() + b.scores()));
        }
        Rows<BucketKey, Bucket> buckets = tables.rows(Shapes.BUCKETS);
        sums.forEach(buckets::put);
        counts.flush();
        buckets.flush();
    }
}
