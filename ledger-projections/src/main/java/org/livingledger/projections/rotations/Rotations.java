package org.livingledger.projections.rotations;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.group.GroupEvent.GroupDissolved;
import org.livingledger.api.rotation.RotationEvent;
import org.livingledger.api.rotation.RotationEvent.RotationConfirmed;
import org.livingledger.api.rotation.RotationEvent.RotationDeclined;
import org.livingledger.api.rotation.RotationEvent.RotationProposed;
import org.livingledger.api.rotation.RotationEvent.RotationSet;
import org.livingledger.api.rotation.RotationPolicy;
import org.livingledger.api.rotation.RotationQuery.Status;
import org.livingledger.projections.reading.Batch;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.reading.Projection;
import org.livingledger.projections.reading.Rows;
import org.livingledger.projections.reading.Shape;
import tools.jackson.databind.json.JsonMapper;

/// How groups take turns, and whom they propose. Groups that take none have no row.
public final class Rotations implements Projection {

    static final List<String> TABLES = List.of("rotations");

    private static final String NOBODY = "[]";

    private final JsonMapper json;

    /// Rotations that keep policies and candidates as JSON.
    public Rotations(JsonMapper json) {
        this.json = json;
    }

    /// Whom a group proposes for a term.
    record Proposed(
            Instant beginsAt, Instant endsAt, String status, String candidates, String promoted) {

        Proposed as(Status next, String who) {
            return new Proposed(beginsAt, endsAt, next.name(), candidates, who);
        }
    }

    record Row(String policy, Instant dueAt, @Nullable Proposed proposed) {}

    static final Shape<String, Row> ROWS =
            new Shape<>(
                    "rotations",
                    group -> new Object[] {group},
                    row -> columns(row),
                    row -> row.getString("group_id"),
                    row -> row(row));

    private static @Nullable Object[] columns(Row row) {
        Proposed made = row.proposed;
        return made == null
                ? new @Nullable Object[] {row.policy, row.dueAt, null, null, null, null, null}
                : new @Nullable Object[] {
                    row.policy,
                    row.dueAt,
                    made.beginsAt,
                    made.endsAt,
                    made.status,
                    made.candidates,
                    made.promoted
                };
    }

    static Row row(java.sql.ResultSet row) throws java.sql.SQLException {
        String status = row.getString("status");
        return new Row(
                row.getString("policy"),
                Instants.at(row, "due_at"),
                status == null
                        ? null
                        : new Proposed(
                                Instants.at(row, "begins_at"),
                                Instants.at(row, "ends_at"),
                                status,
                                row.getString("candidates"),
                                row.getString("promoted")));
    }

    @Override
    public String name() {
        return "rotations";
    }

    @Override
    public int generation() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return TABLES;
    }

    @Override
    public void on(Batch batch) {
        Rows<String, Row> rows = batch.tables().rows(ROWS);
        rows.loadAll(batch.events().stream().flatMap(one -> groups(one.event())));
        for (RecordedEvent recorded : batch.events()) {
            if (recorded.event() instanceof RotationEvent event) {
                on(event, rows);
            } else if (recorded.event() instanceof GroupDissolved gone) {
                rows.remove(gone.group().value());
            }
        }
        rows.flush();
    }

    private static Stream<String> groups(Event event) {
        if (event instanceof RotationEvent rotation) {
            return Stream.of(rotation.group().value());
        }
        return event instanceof GroupDissolved gone ? Stream.of(gone.group().value()) : Stream.of();
    }

    private void on(RotationEvent event, Rows<String, Row> rows) {
        String group = event.group().value();
        Row row = rows.get(group);
        switch (event) {
            case RotationSet set -> {
                RotationPolicy policy = set.policy();
                if (policy == null) {
                    rows.remove(group);
                } else {
                    rows.put(
                            group,
                            new Row(
                                    json.writeValueAsString(policy),
                                    Objects.requireNonNull(set.dueAt(), "turns begin some time"),
                                    null));
                }
            }
            case RotationProposed made ->
                    rows.put(
                            group,
                            new Row(
                                    known(row, event).policy,
                                    made.endsAt(),
                                    new Proposed(
                                            made.beginsAt(),
                                            made.endsAt(),
                                            Status.OPEN.name(),
                                            json.writeValueAsString(made.candidates()),
                                            NOBODY)));
            case RotationConfirmed confirmed ->
                    become(
                            rows,
                            event,
                            Status.CONFIRMED,
                            json.writeValueAsString(confirmed.promoted()));
            case RotationDeclined _ -> become(rows, event, Status.DECLINED, NOBODY);
        }
    }

    private static void become(
            Rows<String, Row> rows, RotationEvent event, Status status, String who) {
        Row row = known(rows.get(event.group().value()), event);
        Proposed made = Objects.requireNonNull(row.proposed, () -> "nobody stands in " + event);
        rows.put(event.group().value(), new Row(row.policy, row.dueAt, made.as(status, who)));
    }

    private static Row known(@Nullable Row row, RotationEvent event) {
        return Objects.requireNonNull(row, () -> "no turns are taken in " + event.group());
    }
}
