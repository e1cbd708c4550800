package org.livingledger.projections.programmes;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.ProgrammeEvent.ProgrammePublished;
import org.livingledger.api.programme.ProgrammeQuery.FindProgramme;
import org.livingledger.api.programme.ProgrammeQuery.ProgrammeView;
import org.livingledger.projections.reading.Batch;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.reading.Projection;
import org.livingledger.projections.reading.Views;
import tools.jackson.databind.json.JsonMapper;

/// Every version of every programme, as it was published, and what adoptions made of the past.
public final class Programmes implements Projection {

    private static final List<String> TABLES = List.of("programmes", "adoptions");

    private final Views views;
    private final JsonMapper json;

    /// Programmes that answer from the given views, kept as JSON.
    public Programmes(Views views, JsonMapper json) {
        this.views = views;
        this.json = json;
    }

    @Override
    public String name() {
        return "programmes";
    }

    @Override
    public int generation() {
        return 2;
    }

    @Override
    public List<String> tables() {
        return TABLES;
    }

    @Override
    public void on(Batch batch) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (RecordedEvent recorded : batch.events()) {
            if (recorded.event() instanceof ProgrammePublished published) {
                rows.add(
                        new Object[] {
                            published.version(),
                            recorded.position(),
                            json.writeValueAsString(published.programme()),
                            published.occurredAt()
                        });
            }
        }
        batch.tables().insert("programmes", rows);
        Adoptions.fold(batch);
    }

    /// Answers [FindProgramme].
    @QueryHandler
    public @Nullable ProgrammeView find(FindProgramme query) {
        Integer version = query.version();
        int least = version == null ? 1 : version;
        int most = version == null ? Integer.MAX_VALUE : version;
        return views.read(
                List.of("programmes"),
                client ->
                        client.sql(
                                        "SELECT * FROM programmes WHERE ledger_id = ? AND version"
                                                + " >= ? AND version <= ? ORDER BY ledger_id DESC,"
                                                + " version DESC FETCH FIRST 1 ROW ONLY")
                                .params(query.ledger().value(), least, most)
                                .query((row, _) ->
                                        new ProgrammeView(
                                                row.getInt("version"),
                                                json.readValue(
                                                        row.getString("programme"),
                                                        Programme.class),
                                                row.getLong("position"),
                                                Instants.at(row, "published_at")))
                                .optional()
                                .orElse(null));
    }
}
