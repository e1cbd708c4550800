package org.livingledger.server.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livingledger.api.LedgerId;
import org.livingledger.api.RecordedEvent;
import org.livingledger.projections.EventSource;

/// A clock that can be set stays away from events whose times are true.
class MadeUpTimeTests {

    @TempDir private Path data;

    @Test
    void takesAnEmptyDatabaseAndKnowsItAgain() {
        MadeUpTime.require(settings(null), ledgers());

        assertThat(data.resolve("made-up-time")).exists();
        assertThatCode(() -> MadeUpTime.require(settings(null), ledgers("demo")))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesEventsThatWereNotWrittenWithSuchAClock() {
        assertThatThrownBy(() -> MadeUpTime.require(settings(null), ledgers("acme")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the H2 database of this folder");
        assertThat(data.resolve("made-up-time")).doesNotExist();
    }

    @Test
    void refusesAnotherDatabaseThanTheOneOfTheNote() {
        MadeUpTime.require(settings(null), ledgers());
        String db = "jdbc:postgresql://h/d?user=u&password=secret";

        assertThatThrownBy(() -> MadeUpTime.require(settings(db), ledgers("acme")))
                .hasMessageContaining("jdbc:postgresql://h/d ")
                .hasMessageNotContaining("secret");
    }

    private Settings settings(@Nullable String db) {
        return new Settings(
                data,
                db,
                null,
                2,
                Duration.ofSeconds(3),
                12,
                true,
                Duration.ofSeconds(10),
                Duration.ZERO,
                Duration.ZERO,
                null);
    }

    private static EventSource ledgers(String... ids) {
        return new EventSource() {
            @Override
            public Map<LedgerId, Long> ahead(Map<LedgerId, Long> known) {
                return ids.length == 0 ? Map.of() : Map.of(new LedgerId(ids[0]), 7L);
            }

            @Override
            public List<RecordedEvent> after(LedgerId ledger, long position, int limit) {
                return List.of();
            }

            @Override
            public List<RecordedEvent> at(LedgerId ledger, List<Long> positions) {
                return List.of();
            }

            @Override
            public long positionAt(LedgerId ledger, Instant instant) {
                return 0;
            }
        };
    }
}
