package org.livingledger.server.boot;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.server.http.Receipts;
import org.livingledger.server.store.Micros;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The receipts of the write side, read outside its transactions.
final class StoredReceipts implements Receipts {

    private final JdbcClient jdbc;

    StoredReceipts(DataSource core) {
        this.jdbc = JdbcClient.create(core);
    }

    @Override
    public @Nullable Answered find(LedgerId ledger, String key) {
        return jdbc.sql(
                        "SELECT status, body, position, recorded_us FROM command_receipts WHERE"
                                + " ledger_id = ? AND command_key = ?")
                .params(ledger.value(), key)
                .query((row, _) ->
                        new Answered(
                                row.getInt("status"),
                                row.getString("body"),
                                row.getLong("position"),
                                Micros.instant(row.getLong("recorded_us"))))
                .optional()
                .orElse(null);
    }
}
