package org.livingledger.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.livingledger.api.LedgerId;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.group.GroupEvent.GroupClosed;
import org.livingledger.api.group.GroupId;
import org.livingledger.projections.EventSource;

/// What follows closely reads the newest events from memory, and never one that is not durable.
class TailTests {

    private static final LedgerId CLUB = new LedgerId("club");
    private static final LedgerId SHOP = new LedgerId("shop");
    private static final Instant NOON = Instant.parse("2026-05-10T12:00:00Z");

    private final Store store = new Store();
    private final Tail tail = new Tail(store, true);

    @Test
    void answersFromMemoryWhatWasCommittedHere() {
        tail.start();
        tail.committed(events(CLUB, 1, 3));
        tail.committed(events(CLUB, 4, 5));

        assertThat(positions(tail.after(CLUB, 1, 3))).containsExactly(2L, 3L, 4L);
        assertThat(positions(tail.after(CLUB, 4, 9))).containsExactly(5L);
        assertThat(store.asked).isEmpty();
    }

    @Test
    void asksTheStoreForWhatIsOlderAndStopsAtWhatSomebodyElseWrote() {
        store.holds.put(CLUB, events(CLUB, 1, 9));
        tail.committed(events(CLUB, 3, 4));
        tail.committed(events(CLUB, 8, 9));

        assertThat(positions(tail.after(CLUB, 0, 9))).isEqualTo(positions(events(CLUB, 1, 9)));
        assertThat(positions(tail.after(CLUB, 2, 9))).containsExactly(3L, 4L);
        assertThat(positions(tail.after(CLUB, 4, 2))).containsExactly(5L, 6L);
        assertThat(store.asked).containsExactly(0L, 4L);
    }

    @Test
    void knowsOnlyWhatIsDurableWhereNobodyElseWrites() {
        store.holds.put(CLUB, events(CLUB, 1, 2));
        tail.start();
        store.holds.put(CLUB, events(CLUB, 1, 5)); // committed, but not on the disk yet

        assertThat(tail.ahead(Map.of())).isEqualTo(Map.of(CLUB, 2L));
        tail.committed(events(CLUB, 3, 5));
        assertThat(tail.ahead(Map.of(CLUB, 2L))).isEqualTo(Map.of(CLUB, 5L));
        assertThat(tail.ahead(Map.of(CLUB, 5L))).isEmpty();
    }

    @Test
    void asksTheStoreWhoIsAheadWhereOthersWrite() {
        var shared = new Tail(store, false);
        store.holds.put(SHOP, events(SHOP, 1, 2));

        assertThat(shared.ahead(Map.of())).isEqualTo(Map.of(SHOP, 2L));
    }

    @Test
    void takesABatchOfSeveralLedgersApart() {
        var batch = new ArrayList<>(events(CLUB, 1, 2));
        batch.addAll(events(SHOP, 7, 7));
        tail.committed(batch);

        assertThat(positions(tail.after(SHOP, 6, 9))).containsExactly(7L);
        assertThat(positions(tail.after(CLUB, 0, 9))).containsExactly(1L, 2L);
    }

    @Test
    void forgetsTheOldestAndReadsThemWhereTheyAreStored() {
        store.holds.put(CLUB, events(CLUB, 1, 60_000));
        for (long from = 1; from < 60_000; from += 1_000) {
            tail.committed(events(CLUB, from, from + 999));
        }

        assertThat(positions(tail.after(CLUB, 0, 2))).containsExactly(1L, 2L);
        assertThat(positions(tail.after(CLUB, 59_998, 9))).containsExactly(59_999L, 60_000L);
        assertThat(store.asked).containsExactly(0L);
    }

    private static List<Long> positions(List<RecordedEvent> events) {
        return events.stream().map(RecordedEvent::position).toList();
    }

    private static List<RecordedEvent> events(LedgerId ledger, long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(at ->
                        new RecordedEvent(
                                ledger,
                                at,
                                "e" + at,
                                "group/g",
                                at - 1,
                                NOON,
                                "c",
                                "actor",
                                new GroupClosed(new GroupId("g"), NOON)))
                .toList();
    }

    private static final class Store implements EventSource {

        final Map<LedgerId, List<RecordedEvent>> holds = new HashMap<>();
        final List<Long> asked = new ArrayList<>();

        @Override
        public Map<LedgerId, Long> ahead(Map<LedgerId, Long> known) {
            var ahead = new HashMap<LedgerId, Long>();
            holds.forEach((ledger, events) -> ahead.put(ledger, events.getLast().position()));
            return ahead;
        }

        @Override
        public List<RecordedEvent> after(LedgerId ledger, long position, int limit) {
            asked.add(position);
            return holds.getOrDefault(ledger, List.of()).stream()
                    .filter(event -> event.position() > position)
                    .limit(limit)
                    .toList();
        }

        @Override
        public List<RecordedEvent> at(LedgerId ledger, List<Long> positions) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long positionAt(LedgerId ledger, java.time.Instant instant) {
            throw new UnsupportedOperationException();
        }
    }
}
