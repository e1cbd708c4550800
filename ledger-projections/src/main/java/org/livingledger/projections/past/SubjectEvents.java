package org.livingledger.projections.past;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.livingledger.api.LedgerId;
import org.livingledger.api.PastTooLong;
import org.livingledger.api.RecordedEvent;
import org.livingledger.projections.EventSource;
import org.livingledger.projections.history.Index;
import org.livingledger.projections.history.Subject;

/// The events of what nearly every question is about, in memory: a ledger and its programmes, the rules of
/// a group. They never change; what has come since is read and added.
final class SubjectEvents {

    /// Events that are kept over all subjects: some tens of megabytes.
    private static final int KEPT = 20_000;

    private record Key(LedgerId ledger, Subject subject) {}

    /// @param through up to which position these are all
    private record Kept(long through, List<RecordedEvent> events) {

        static final Kept NOTHING = new Kept(0, List.of());

        List<RecordedEvent> until(long position) {
            return through <= position
                    ? events
                    : events.stream().filter(each -> each.position() <= position).toList();
        }
    }

    private final Index index;
    private final EventSource source;
    private final Map<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long held;

    SubjectEvents(Index index, EventSource source) {
        this.index = index;
        this.source = source;
    }

    /// The events of subjects up to a position.
    ///
    /// @throws PastTooLong if there are too many of one
    List<RecordedEvent> of(LedgerId ledger, Collection<Subject> subjects, long position) {
        Map<Subject, Kept> known = new HashMap<>();
        Map<Subject, Long> behind = new HashMap<>();
        for (Subject subject : subjects) {
            Kept found = kept(new Key(ledger, subject));
            known.put(subject, found);
            if (found.through < position) {
                behind.put(subject, found.through);
            }
        }
        if (!behind.isEmpty()) {
            known.putAll(read(ledger, known, behind, position));
        }
        return known.values().stream().flatMap(each -> each.until(position).stream()).toList();
    }

    private Map<Subject, Kept> read(
            LedgerId ledger, Map<Subject, Kept> known, Map<Subject, Long> behind, long position) {
        Index.Found found = index.after(ledger, behind, position, Replay.MOST + 1);
        List<Long> positions =
                found.positions().values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .sorted()
                        .toList();
        if (positions.size() > Replay.MOST) {
            throw new PastTooLong(positions.size(), Replay.MOST);
        }
        Map<Long, RecordedEvent> events =
                source.at(ledger, positions).stream()
                        .collect(Collectors.toMap(RecordedEvent::position, Function.identity()));
        Map<Subject, Kept> read = new HashMap<>();
        found.positions()
                .forEach((subject, theirs) -> {
                    Kept before = known.getOrDefault(subject, Kept.NOTHING);
                    List<RecordedEvent> all = new ArrayList<>(before.events);
                    theirs.forEach(each -> all.add(events.get(each)));
                    Kept now = new Kept(position, List.copyOf(all));
                    read.put(subject, now);
                    if (found.reached() >= position) {
                        keep(new Key(ledger, subject), now);
                    }
                });
        return read;
    }

    private synchronized Kept kept(Key key) {
        return kept.getOrDefault(key, Kept.NOTHING);
    }

    private synchronized void keep(Key key, Kept now) {
        Kept before = kept.get(key);
        if (before != null && before.through >= now.through) {
            return; // another question has read further meanwhile
        }
        kept.put(key, now);
        held += weight(now) - (before == null ? 0 : weight(before));
        Iterator<Kept> oldest = kept.values().iterator();
        while (held > KEPT && oldest.hasNext()) {
            held -= weight(oldest.next());
            oldest.remove();
        }
    }

    /// That there is nothing takes room, too.
    private static int weight(Kept kept) {
        return 1 + kept.events.size();
    }
}
