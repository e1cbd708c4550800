package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livingledger.api.RecordedEvent;
import org.livingledger.projections.EventSource;

/// `systems.md S8` and `systems.md S9` through a year of the demo's community, on a clock that is moved
/// from day to day: the changes of tiers and the badges that are recorded agree, at every position, with
/// what follows from the facts up to there.
@Tag("full")
class YearTests {

    private static final int PAGE = 1_000;

    @TempDir Path folder;

    @Test
    void whatIsRecordedFollowsFromTheFactsAtEveryPosition() {
        try (Served served = Served.start(folder, "")) {
            EventSource events = served.events();
            Map<Long, Instant> settled = Year.live(served.client(), events);

            var known = new Known();
            List<RecordedEvent> command = new ArrayList<>();
            long position = 0;
            for (List<RecordedEvent> page = events.after(Year.LEDGER, position, PAGE);
                    !page.isEmpty();
                    page = events.after(Year.LEDGER, position, PAGE)) {
                for (RecordedEvent event : page) {
                    if (!command.isEmpty()
                            && !command.getFirst().correlation().equals(event.correlation())) {
                        known.fold(command);
                        command.clear();
                        Instant at = settled.get(position);
                        if (at != null) {
                            known.allSettled(at);
                        }
                    }
                    command.add(event);
                    position = event.position();
                }
            }
            known.fold(command);
            known.allSettled(Year.END);

            assertThat(known.disagreements()).isEmpty();
            assertThat(known.tiersChanged()).isGreaterThan(300);
            assertThat(known.badgesAwarded()).isGreaterThan(300);
            assertThat(known.compared()).isGreaterThan(30_000);
        }
    }
}
