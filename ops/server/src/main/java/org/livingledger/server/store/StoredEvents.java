package org.livingledger.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.LedgerId;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.registry.Vocabulary;
import org.livingledger.projections.EventSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads events by position, for everything that follows a ledger, and by stream, for aggregates.
/// Reading is by keyset in short statements: one long cursor is several times slower. They order by every
/// column of an index: otherwise H2 reads all that is left, sorts it, and takes a page of it.
public final class StoredEvents implements EventSource {

    /// The most events of a stream that are read at once.
    private static final int PAGE = 1_000;

    /// Positions that are looked at together: as many as cost hardly more than one.
    private static final int PROBES = 32;

    private static final String COLUMNS =
            "ledger_id, position, event_id, stream, sequence, type, revision, recorded_us,"
                    + " correlation, actor, payload";

    private static final String ORDER = " ORDER BY ledger_id, position";

    private final Map<Set<Class<? extends Event>>, String[]> types = new ConcurrentHashMap<>();
    private final Landmarks landmarks = new Landmarks();
    private final JdbcClient jdbc;
    private final EventFormat format;
    private final String at;
    private final String recordedAt;
    private final String ofStreams;

    /// Events in the given database.
    public StoredEvents(DataSource dataSource, EventFormat format) {
        this.jdbc = JdbcClient.create(dataSource);
        this.format = format;
        var among = Among.of(dataSource);
        this.at = among.select(COLUMNS, "events", "position", "BIGINT");
        this.recordedAt = among.select("position, recorded_us", "events", "position", "BIGINT");
        this.ofStreams = among.select(COLUMNS, "events", "stream", "VARCHAR");
    }

    @Override
    public Map<LedgerId, Long> ahead(Map<LedgerId, Long> known) {
        var ahead = new HashMap<LedgerId, Long>();
        jdbc.sql("SELECT ledger_id, position FROM ledger_heads")
                .query(row -> {
                    var ledger = new LedgerId(row.getString(1));
                    long position = row.getLong(2);
                    if (position > known.getOrDefault(ledger, 0L)) {
                        ahead.put(ledger, position);
                    }
                });
        return ahead;
    }

    @Override
    public List<RecordedEvent> after(LedgerId ledger, long position, int limit) {
        return jdbc.sql(
                        "SELECT "
                                + COLUMNS
                                + " FROM events WHERE ledger_id = ? AND position > ?"
                                + " ORDER BY ledger_id, position LIMIT ?")
                .params(ledger.value(), position, limit)
                .query(this::event)
                .list();
    }

    @Override
    public List<RecordedEvent> at(LedgerId ledger, List<Long> positions) {
        if (positions.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(at + ORDER)
                .params(positions.toArray(Long[]::new), ledger.value())
                .query(this::event)
                .list();
    }

    @Override
    public List<RecordedEvent> at(
            LedgerId ledger, List<Long> positions, Set<Class<? extends Event>> families) {
        if (families.contains(Event.class)) {
            return at(ledger, positions);
        }
        if (positions.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(at + " AND type = ANY(CAST(? AS VARCHAR ARRAY))" + ORDER)
                .params(
                        positions.toArray(Long[]::new),
                        ledger.value(),
                        types.computeIfAbsent(Set.copyOf(families), StoredEvents::types))
                .query(this::event)
                .list();
    }

    private static String[] types(Set<Class<? extends Event>> families) {
        return Vocabulary.events().entrySet().stream()
                .filter(type ->
                        families.stream()
                                .anyMatch(family -> family.isAssignableFrom(type.getValue())))
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
    }

    @Override
    public Instant recordedAt(LedgerId ledger, long position) {
        Long micros = landmarks.at(ledger, position);
        if (micros == null) {
            micros =
                    jdbc.sql("SELECT recorded_us FROM events WHERE ledger_id = ? AND position = ?")
                            .params(ledger.value(), position)
                            .query(Long.class)
                            .single();
            landmarks.add(ledger, position, micros);
        }
        return Micros.instant(micros);
    }

    /// Narrows the positions down until one is left, by the primary key: at ten million events in five short
    /// reads, or in one or two where somebody has looked before, instead of an index that every command
    /// would have to write.
    @Override
    public long positionAt(LedgerId ledger, Instant instant) {
        long micros = Micros.of(instant);
        long known = landmarks.before(ledger, micros);
        long unknown = landmarks.after(ledger, micros);
        if (unknown == 0) {
            unknown = head(ledger) + 1;
        }
        while (unknown - known > 1) {
            long step = (unknown - known - 1) / PROBES + 1;
            for (Recorded probe : recorded(ledger, probes(known, unknown, step))) {
                landmarks.add(ledger, probe.position, probe.micros);
                if (probe.micros <= micros) {
                    known = probe.position;
                } else {
                    unknown = probe.position;
                    break;
                }
            }
        }
        return known;
    }

    private long head(LedgerId ledger) {
        return jdbc.sql("SELECT position FROM ledger_heads WHERE ledger_id = ?")
                .param(ledger.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /// The positions between two, so many steps apart.
    private static Long[] probes(long known, long unknown, long step) {
        return LongStream.iterate(known + step, at -> at < unknown, at -> at + step)
                .boxed()
                .toArray(Long[]::new);
    }

    private record Recorded(long position, long micros) {}

    private List<Recorded> recorded(LedgerId ledger, Long[] positions) {
        return jdbc.sql(recordedAt + ORDER)
                .params(positions, ledger.value())
                .query((row, _) -> new Recorded(row.getLong(1), row.getLong(2)))
                .list();
    }

    /// The event at a position, or null if there is none.
    public @Nullable RecordedEvent at(LedgerId ledger, long position) {
        return at(ledger, List.of(position)).stream().findFirst().orElse(null);
    }

    /// All events of a stream, in order.
    public List<RecordedEvent> stream(LedgerId ledger, String stream) {
        var all = new ArrayList<RecordedEvent>();
        long last = -1;
        List<RecordedEvent> page;
        do {
            page = stream(ledger.value(), stream, last, PAGE);
            all.addAll(page);
            last = page.isEmpty() ? last : page.getLast().sequence();
        } while (page.size() == PAGE);
        return all;
    }

    /// The events of a stream after a sequence number, in order, at most `limit`.
    public List<RecordedEvent> stream(String ledger, String stream, long sequence, int limit) {
        return jdbc.sql(
                        "SELECT "
                                + COLUMNS
                                + " FROM events WHERE ledger_id = ? AND stream = ? AND sequence > ?"
                                + " ORDER BY ledger_id, stream, sequence LIMIT ?")
                .params(ledger, stream, sequence, limit)
                .query(this::event)
                .list();
    }

    /// The events of some streams before a sequence number, each in order; a stream without any is left out.
    public Map<String, List<RecordedEvent>> streams(
            String ledger, Collection<String> streams, long sequence) {
        var found = new HashMap<String, List<RecordedEvent>>();
        jdbc.sql(ofStreams + " AND t.sequence < ? ORDER BY ledger_id, stream, sequence")
                .params(streams.toArray(String[]::new), ledger, sequence)
                .query(row -> {
                    RecordedEvent event = event(row, 0);
                    found.computeIfAbsent(event.stream(), _ -> new ArrayList<>()).add(event);
                });
        return found;
    }

    /// The stored payload of one event of a stream, or null if there is none.
    public @Nullable String payload(String ledger, String stream, long sequence) {
        return jdbc.sql(
                        "SELECT payload FROM events"
                                + " WHERE ledger_id = ? AND stream = ? AND sequence = ?")
                .params(ledger, stream, sequence)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private RecordedEvent event(ResultSet row, int number) throws SQLException {
        return new RecordedEvent(
                new LedgerId(row.getString(1)),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                Micros.instant(row.getLong(8)),
                row.getString(9),
                row.getString(10),
                format.event(row.getString(6), row.getInt(7), row.getString(11)));
    }
}
