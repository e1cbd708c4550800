package org.livingledger.server.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.livingledger.api.LedgerId;
import org.livingledger.server.security.Grant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which ledgers there are. One that was seen once is there for ever, so only strangers cost a look.
final class KnownLedgers {

    private final JdbcClient jdbc;
    private final Set<LedgerId> seen = ConcurrentHashMap.newKeySet();

    KnownLedgers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whether a ledger was ever opened.
    boolean has(LedgerId ledger) {
        if (seen.contains(ledger)) {
            return true;
        }
        boolean there =
                jdbc.sql("SELECT COUNT(*) FROM ledger_heads WHERE ledger_id = ? AND position > 0")
                                .param(ledger.value())
                                .query(Long.class)
                                .single()
                        > 0;
        if (there) {
            seen.add(ledger);
        }
        return there;
    }

    /// The ledgers that a key reaches, in the order of their ids.
    ///
    /// @param after the last id of the page before, or the empty text for the first
    List<LedgerId> list(Grant grant, String after, int limit) {
        if (grant.all()) {
            return jdbc.sql(
                            "SELECT ledger_id FROM ledger_heads WHERE ledger_id > ? AND position > 0"
                                    + " ORDER BY ledger_id FETCH FIRST ? ROWS ONLY")
                    .params(after, limit)
                    .query((row, number) -> new LedgerId(row.getString(1)))
                    .list();
        }
        var ledgers = new ArrayList<LedgerId>();
        for (String id : grant.ledgers()) {
            LedgerId ledger = new LedgerId(id);
            if (ledgers.size() < limit && id.compareTo(after) > 0 && has(ledger)) {
                ledgers.add(ledger);
            }
        }
        return ledgers;
    }
}
