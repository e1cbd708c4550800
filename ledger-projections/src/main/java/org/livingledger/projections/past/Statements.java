package org.livingledger.projections.past;

import java.util.ArrayList;
import java.util.List;
import org.livingledger.api.AsOf;
import org.livingledger.api.Page;
import org.livingledger.api.PastTooLong;
import org.livingledger.api.points.PointsQuery.FindStatement;
import org.livingledger.api.points.PointsQuery.StatementLine;
import org.livingledger.projections.journal.Journal;

/// Statements as of a time, read off the journal: what was known then is its lines up to there. Of what was
/// recorded later only grants count, if they were true by then ([AsOf#trueFrom]), on top of what was there.
final class Statements {

    private final Journal journal;

    Statements(Journal journal) {
        this.journal = journal;
    }

    Page<StatementLine> find(FindStatement query, AsOf asOf) {
        Long before = query.before();
        if (!asOf.hindsight() || (before != null && before <= asOf.then() + 1)) {
            return until(query, Math.min(before(query), asOf.then() + 1), query.limit());
        }
        List<StatementLine> lines = toldLater(query, asOf);
        lines.removeIf(line -> line.movement() >= before(query));
        int shown = Math.min(lines.size(), query.limit());
        List<StatementLine> page = new ArrayList<>(lines.subList(0, shown));
        if (lines.size() > shown) {
            return new Page<>(page, String.valueOf(page.getLast().movement()));
        }
        int left = query.limit() - shown;
        Page<StatementLine> earlier = until(query, asOf.then() + 1, Math.max(1, left));
        if (left == 0) {
            return new Page<>(
                    page,
                    earlier.items().isEmpty() ? null : String.valueOf(page.getLast().movement()));
        }
        page.addAll(earlier.items());
        return new Page<>(page, earlier.next());
    }

    private static long before(FindStatement query) {
        Long before = query.before();
        return before == null ? Long.MAX_VALUE : before;
    }

    private Page<StatementLine> until(FindStatement query, long before, int limit) {
        return journal.find(new FindStatement(query.ledger(), query.account(), before, limit));
    }

    /// The newest first.
    private List<StatementLine> toldLater(FindStatement query, AsOf asOf) {
        List<StatementLine> grants =
                journal.grants(query.ledger(), query.account(), asOf, Replay.MOST + 1);
        if (grants.size() > Replay.MOST) {
            throw new PastTooLong(grants.size(), Replay.MOST);
        }
        List<StatementLine> then = until(query, asOf.then() + 1, 1).items();
        long balance = then.isEmpty() ? 0 : then.getFirst().balance();
        List<StatementLine> lines = new ArrayList<>();
        for (StatementLine grant : grants) {
            balance += grant.points();
            lines.addFirst(grant.withBalance(balance));
        }
        return lines;
    }
}
