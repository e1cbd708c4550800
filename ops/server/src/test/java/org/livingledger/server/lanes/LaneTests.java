package org.livingledger.server.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.livingledger.server.lanes.Entry.Mode;

/// What waits in a lane is bounded, and whoever finds it full is told so at once.
class LaneTests {

    private final List<Entry> decided = new ArrayList<>();
    private final Lane lane =
            new Lane(
                    0,
                    group -> {
                        decided.addAll(group);
                        group.forEach(entry -> entry.answers().complete(List.of()));
                    });

    @Test
    void tellsWhoeverFindsItFullToComeAgain() throws InterruptedException {
        var waiting = new ArrayList<Entry>();
        for (int i = 0; i < Lane.WAITING; i++) {
            waiting.add(offered());
        }
        Entry tooMany = offered();
        assertThat(lane.waiting()).isEqualTo(Lane.WAITING);
        assertUnavailable(tooMany);

        lane.start();
        waiting.forEach(entry -> entry.answers().join());
        Entry later = offered();
        later.answers().join();
        lane.close();
        assertThat(decided)
                .hasSize(Lane.WAITING + 1)
                .startsWith(waiting.getFirst())
                .endsWith(later);
    }

    @Test
    void decidesWhatWaitsBeforeItClosesAndTakesNothingAfter() throws InterruptedException {
        Entry before = offered();
        lane.start();
        lane.close();
        before.answers().join();
        assertUnavailable(offered());
    }

    private static void assertUnavailable(Entry entry) {
        assertThat(entry.answers()).isCompletedExceptionally();
        assertThatThrownBy(() -> entry.answers().join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
    }

    private Entry offered() {
        Entry entry = Entry.of(List.of(), Mode.SINGLE);
        lane.offer(entry);
        return entry;
    }
}
