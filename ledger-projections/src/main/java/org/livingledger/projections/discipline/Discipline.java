package org.livingledger.projections.discipline;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.livingledger.api.Event;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.discipline.DisciplineEvent;
import org.livingledger.api.discipline.DisciplineEvent.AppealDecided;
import org.livingledger.api.discipline.DisciplineEvent.AppealFiled;
import org.livingledger.api.discipline.DisciplineEvent.MeasureLifted;
import org.livingledger.api.discipline.DisciplineEvent.MeasureTaken;
import org.livingledger.api.discipline.DisciplineQuery.Appeal;
import org.livingledger.api.discipline.HouseEvent;
import org.livingledger.api.discipline.HouseRules;
import org.livingledger.projections.discipline.Shapes.MeasureKey;
import org.livingledger.projections.discipline.Shapes.Order;
import org.livingledger.projections.discipline.Shapes.Row;
import org.livingledger.projections.discipline.Shapes.Taken;
import org.livingledger.projections.reading.Batch;
import org.livingledger.projections.reading.Projection;
import org.livingledger.projections.reading.Rows;
import tools.jackson.databind.json.JsonMapper;

/// The house rules of groups, and every measure that was ever taken. What is in force at an instant
/// follows from the ends that a measure has.
public final class Discipline implements Projection {

    static final List<String> TABLES = List.of("house_orders", "measures");

    private final JsonMapper json;

    /// Discipline that keeps house rules as JSON.
    public Discipline(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String name() {
        return "discipline";
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
    public Set<Class<? extends Event>> folds() {
        return Set.of(DisciplineEvent.class, HouseEvent.class);
    }

    @Override
    public void on(Batch batch) {
        Rows<String, Order> orders = batch.tables().rows(Shapes.ORDERS);
        orders.loadAll(
                batch.events().stream()
                        .flatMap(recorded ->
                                recorded.event() instanceof HouseEvent event
                                        ? Stream.of(event.group().value())
                                        : Stream.of()));
        Rows<MeasureKey, Row> measures = batch.tables().rows(Shapes.MEASURES);
        measures.loadAll(
                batch.events().stream()
                        .flatMap(recorded ->
                                recorded.event() instanceof DisciplineEvent event
                                        ? Stream.of(key(event))
                                        : Stream.of()));
        for (RecordedEvent recorded : batch.events()) {
            if (recorded.event() instanceof HouseEvent event) {
                on(event, orders);
            } else if (recorded.event() instanceof DisciplineEvent event) {
                on(event, recorded.position(), measures);
            }
        }
        orders.flush();
        measures.flush();
    }

    private void on(HouseEvent event, Rows<String, Order> orders) {
        String group = event.group().value();
        Order before =
                Objects.requireNonNullElseGet(
                        orders.get(group),
                        () ->
                                new Order(
                                        json.writeValueAsString(HouseRules.NONE),
                                        null,
                                        null,
                                        null));
        orders.put(
                group,
                switch (event) {
                    case HouseEvent.HouseRulesSet set ->
                            before.rules(json.writeValueAsString(set.rules()));
                    case HouseEvent.GroupMuted muted ->
                            before.muted(muted.occurredAt(), muted.until(), muted.reason());
                    case HouseEvent.GroupUnmuted _ -> before.unmuted();
                });
    }

    private static void on(DisciplineEvent event, long position, Rows<MeasureKey, Row> measures) {
        switch (event) {
            case MeasureTaken made ->
                    measures.put(
                            key(made),
                            new Row(
                                    new Taken(
                                            position,
                                            made.kind().name(),
                                            made.reason(),
                                            made.rule(),
                                            made.followsFrom(),
                                            Shapes.id(made.by()),
                                            made.occurredAt(),
                                            made.until(),
                                            made.appealUntil()),
                                    null,
                                    null,
                                    null,
                                    null,
                                    null));
            case MeasureLifted lifted ->
                    change(measures, lifted, row -> row.lifted(lifted.occurredAt(), lifted.by()));
            case AppealFiled filed ->
                    change(measures, filed, row -> row.appealed(Appeal.OPEN.name()));
            case AppealDecided decided ->
                    change(
                            measures,
                            decided,
                            row ->
                                    row.decided(
                                            (decided.overturned()
                                                            ? Appeal.OVERTURNED
                                                            : Appeal.UPHELD)
                                                    .name(),
                                            decided.by(),
                                            decided.reason()));
        }
    }

    private static void change(
            Rows<MeasureKey, Row> measures, DisciplineEvent event, UnaryOperator<Row> change) {
        Row row =
                Objects.requireNonNull(
                        measures.get(key(event)), () -> "nothing is known of " + event);
        measures.put(key(event), change.apply(row));
    }

    private static MeasureKey key(DisciplineEvent event) {
        return new MeasureKey(event.group().value(), event.member().value(), event.measure());
    }
}
