package org.livingledger.projections.programmes;

import java.time.ZoneId;
import java.util.List;
import org.livingledger.api.LedgerId;
import org.livingledger.api.programme.Programme;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// The rule book of a ledger as it was in force at a position, and the zone by which it counts days.
///
/// @param version 0 before the first was published
public record InForce(int version, Programme programme, ZoneId zone) {

    /// What is read of.
    public static final List<String> TABLES = List.of("programmes", "ledgers");

    /// Whose tables these are.
    public static final List<String> PROJECTIONS = List.of("programmes", "books");

    /// What was in force at a position of a ledger that is there.
    public static InForce at(JdbcClient client, JsonMapper json, LedgerId ledger, long position) {
        ZoneId zone =
                client.sql("SELECT zone FROM ledgers WHERE ledger_id = ?")
                        .param(ledger.value())
                        .query((row, _) -> ZoneId.of(row.getString(1)))
                        .single();
        return client.sql(
                        "SELECT version, programme FROM programmes WHERE ledger_id = ? AND position"
                                + " <= ? ORDER BY ledger_id DESC, version DESC FETCH FIRST 1 ROW"
                                + " ONLY")
                .params(ledger.value(), position)
                .query((row, _) ->
                        new InForce(
                                row.getInt("version"),
                                json.readValue(row.getString("programme"), Programme.class),
                                zone))
                .optional()
                .orElse(new InForce(0, Programme.EMPTY, zone));
    }

    /// A version of it that was published at some time.
    public static InForce version(
            JdbcClient client, JsonMapper json, LedgerId ledger, int version) {
        long position =
                client.sql("SELECT position FROM programmes WHERE ledger_id = ? AND version = ?")
                        .params(ledger.value(), version)
                        .query(Long.class)
                        .optional()
                        .orElse(0L);
        return at(client, json, ledger, position);
    }
}
