package org.livingledger.server.lanes;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.EventBus;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.membership.MemberId;
import org.livingledger.domain.AggregateType;
import org.livingledger.domain.Snapshottable;
import org.livingledger.domain.WriteSide;
import org.livingledger.server.people.Named;
import org.livingledger.server.store.Receipt;
import org.livingledger.server.store.Snapshots;
import org.livingledger.server.store.StoredEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// Takes up together what the commands of a group will ask for of their members. One after another, each would be
/// two journeys to the database on the one thread that decides: in a ledger with more members than there is
/// memory for, that is most of what a command costs.
final class Gathering {

    /// Streams that are read at once. Each has fewer events than lie between two snapshots, more or less.
    private static final int TOGETHER = 256;

    /// A stream of fewer events is read whole before anybody asks whether there is a snapshot of it.
    private static final int SHORT = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Gathering.class);

    private final StoredEvents events;
    private final Snapshots snapshots;
    private final Hydration hydration;
    private final EventBus publication;
    private final Map<AggregateType<?, ?>, LaneRepository<?, ?>> repositories = new HashMap<>();

    Gathering(StoredEvents events, Snapshots snapshots, Hydration hydration, EventBus publication) {
        this.events = events;
        this.snapshots = snapshots;
        this.hydration = hydration;
        this.publication = publication;
    }

    /// Takes up what is not in memory of the members that commands name.
    ///
    /// @param receipts which of the commands were answered before
    void gather(
            List<Entry> group, Map<String, Map<String, Receipt>> receipts, WorkingSet workingSet) {
        var members = new LinkedHashMap<String, Set<MemberId>>();
        for (Entry entry : group) {
            for (Submission submission : entry.submissions()) {
                String ledger = submission.ledger().value();
                if (!receipts.getOrDefault(ledger, Map.of()).containsKey(submission.key())) {
                    known(submission, members.computeIfAbsent(ledger, _ -> new LinkedHashSet<>()));
                }
            }
        }
        members.forEach((ledger, its) -> {
            var wanted = wanted(ledger, its, workingSet);
            var streams = List.copyOf(wanted.keySet());
            for (int from = 0; from < streams.size(); from += TOGETHER) {
                takeUp(
                        ledger,
                        streams.subList(from, Math.min(streams.size(), from + TOGETHER)),
                        wanted,
                        workingSet);
            }
        });
    }

    private static void known(Submission submission, Set<MemberId> members) {
        for (Named named : submission.named()) {
            if (submission.newcomers().stream()
                    .noneMatch(newcomer -> newcomer.candidate().equals(named.member()))) {
                members.add(named.member());
            }
        }
    }

    private static Map<String, AggregateType<?, ?>> wanted(
            String ledger, Set<MemberId> members, WorkingSet workingSet) {
        var wanted = new LinkedHashMap<String, AggregateType<?, ?>>();
        for (MemberId member : members) {
            WriteSide.ofMember(member)
                    .forEach((stream, type) -> {
                        String identifier = ledger + '/' + stream;
                        if (workingSet.find(identifier) == null
                                && !workingSet.isAbsent(identifier)) {
                            wanted.put(stream, type);
                        }
                    });
        }
        return wanted;
    }

    /// What cannot be read is taken up when it is asked for, so that only those are told who asked for it.
    private void takeUp(
            String ledger,
            List<String> streams,
            Map<String, AggregateType<?, ?>> types,
            WorkingSet workingSet) {
        try {
            Map<String, List<RecordedEvent>> pasts = events.streams(ledger, streams, SHORT);
            List<String> longer =
                    pasts.entrySet().stream()
                            .filter(past -> past.getValue().size() == SHORT)
                            .map(Map.Entry::getKey)
                            .toList();
            Set<String> left = longer.isEmpty() ? Set.of() : readWhole(ledger, longer, pasts);
            for (String stream : streams) {
                AggregateType<?, ?> type = types.get(stream);
                if (type != null && !left.contains(stream)) {
                    takeUp(type, ledger + '/' + stream, pasts.get(stream), workingSet);
                }
            }
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("streams of {} are taken up one by one: {}", ledger, e.toString());
        }
    }

    /// Reads those that have no snapshot.
    ///
    /// @return those that have one: they are few, and are taken up when they are asked for
    private Set<String> readWhole(
            String ledger, List<String> streams, Map<String, List<RecordedEvent>> pasts) {
        Set<String> left = snapshots.find(ledger, streams).keySet();
        List<String> whole = streams.stream().filter(stream -> !left.contains(stream)).toList();
        if (!whole.isEmpty()) {
            pasts.putAll(events.streams(ledger, whole, Long.MAX_VALUE));
        }
        return left;
    }

    private void takeUp(
            AggregateType<?, ?> type,
            String identifier,
            @Nullable List<RecordedEvent> past,
            WorkingSet workingSet) {
        if (past == null) {
            workingSet.absent(identifier);
        } else {
            repositories
                    .computeIfAbsent(type, this::repository)
                    .takeUp(identifier, past, workingSet);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a type's state is what its aggregates give
    private <T extends Snapshottable<?>> LaneRepository<?, ?> repository(AggregateType<T, ?> type) {
        return new LaneRepository(type, publication, hydration);
    }
}
