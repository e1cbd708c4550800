package org.livingledger.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The checkers prove themselves on what the server really writes (`reliability.md`, Invariants): a
/// database in which they find nothing, and in it, one after another, each violation planted by hand.
class PlantedIT {

    private static final String LEDGER = "ash";

    @Test
    void everyPlantedViolationIsFound() throws Exception {
        long seed = Setting.seed();
        var verdict = new Verdict("self-test of the checkers");
        try (Scene scene = Scene.onPostgres()) {
            ServerProcess server = scene.start();
            Api api = scene.api(server);
            scene.open(api, List.of(LEDGER));
            var load = new Load(seed, "r", List.of(LEDGER), List.of(api));
            load.goOn(Duration.ofMillis(1_500));
            verdict.round(load.stop());
            verdict.rebuild(api);
            verdict.judge(scene.check(), List.of());
            plantInEvents(scene);
            plantInProjections(scene, server, verdict);
        }
        verdict.declare(seed);
    }

    private static void plantInEvents(Scene scene) throws Exception {
        String last = " = (select max(position) from events where type = 'points-spent')";
        found(scene, "I3", "delete from events where position" + last);
        found(scene, "I1", "delete from events where position" + last);
        found(scene, "I1", "insert into events select * from events where position" + last);
        found(scene, "I3", "update events set position = position - 1 where position" + last);
        found(scene, "I3", "update events set position = position + 1 where position >= 100");
        found(scene, "I3", "update events set sequence = sequence + 1 where position" + last);
        found(
                scene,
                "I3",
                "update events set correlation = (select correlation from events"
                        + " where position = 1) where position"
                        + last);
        found(
                scene,
                "I4",
                "update events set payload = regexp_replace(payload, '\"points\":[0-9]+',"
                        + " '\"points\":777') where position"
                        + last);
        found(scene, "I1", "delete from command_receipts where status = 201 and position" + last);
        found(
                scene,
                "I2",
                "update command_receipts set status = 422 where status = 201 and position" + last);
        found(scene, "I3", "update ledger_heads set position = position + 1");
        found(
                scene,
                "I5",
                "update events set payload = regexp_replace(payload, '\"capacity\":[0-9]+',"
                        + " '\"capacity\":2') where type = 'group-founded'");
        found(
                scene,
                "I5",
                "update events set stream = 'group/fair', sequence = 1000000,"
                        + " type = 'ownership-transferred', payload = '{\"group_id\":\"fair\","
                        + "\"from\":\"~nobody\",\"to\":\"~somebody\"}' where position"
                        + last);
    }

    /// Plants one thing in a transaction, looks with the checker's eyes, and takes it back.
    private static void found(Scene scene, String invariant, String planted) throws Exception {
        try (Connection database = scene.database();
                Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            statement.execute("alter table events drop constraint events_pkey cascade");
            statement.execute(
                    "alter table events drop constraint events_ledger_id_stream_sequence_key");
            assertThat(statement.executeUpdate(planted)).as(planted).isPositive();
            assertThat(Checker.check(database).violations())
                    .as("the checker is blind to: " + planted)
                    .anyMatch(violation -> violation.invariant().equals(invariant));
            database.rollback();
        }
    }

    private static void plantInProjections(Scene scene, ServerProcess server, Verdict verdict)
            throws Exception {
        run(
                scene,
                "update accounts set balance = balance + 1 where account_id ="
                        + " (select max(account_id) from accounts)");
        differs(scene.api(server), verdict, "accounts");

        // the projection believes that it has seen an event that is yet to come
        server.terminate();
        run(
                scene,
                "update projection_positions set position = position + 1 where build ="
                        + " (select build from projection_builds where live and projection ="
                        + " 'accounts')");
        ServerProcess again = scene.start();
        Api api = scene.api(again);
        api.must(new Note(LEDGER, "skipped", "earn-points", "{\"member_id\":\"m1\",\"points\":9}"));
        differs(api, verdict, "accounts");
    }

    private static void run(Scene scene, String sql) throws Exception {
        try (Connection database = scene.database();
                Statement statement = database.createStatement()) {
            assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void differs(Api api, Verdict verdict, String projection) throws Exception {
        List<String> different =
                Rebuild.run(api).stream()
                        .filter(each -> !each.path("equal").asBoolean(true))
                        .map((JsonNode each) -> each.path("name").asString(""))
                        .distinct()
                        .toList();
        assertThat(different).as("rows that differ from their rebuild").containsExactly(projection);
        // the rebuilt tables took the place of the broken ones
        verdict.rebuild(api);
    }
}
