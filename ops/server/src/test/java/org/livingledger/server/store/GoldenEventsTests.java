package org.livingledger.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.livingledger.api.Event;
import org.livingledger.api.Stored;
import org.livingledger.api.activity.ActivityEvent.ActivityRecorded;
import org.livingledger.api.points.PointsEvent.AccountUnfrozen;
import org.livingledger.api.registry.Vocabulary;
import org.livingledger.server.store.EventFormat.Upcaster;
import org.livingledger.server.wire.Wire;
import tools.jackson.databind.node.ObjectNode;

/// Events are stored for ever: what was once written must be read as the same, and written the same.
/// One golden file per type and revision holds it to that. A new type is added to the files by
/// running this with `-Dgolden.write=true`; a file that is there is never rewritten.
class GoldenEventsTests {

    private static final Path GOLDEN = Path.of("../../ledger-api/src/test/resources/events");

    private final EventFormat format = new EventFormat(Wire.mapper(), List.of());

    static Stream<Class<? extends Event>> types() {
        return Vocabulary.events().values().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void readsWhatWasWrittenAndWritesItTheSame(Class<? extends Event> type) throws IOException {
        Stored name = Vocabulary.stored(type);
        Path file = GOLDEN.resolve(name.value() + '.' + name.revision() + ".json");
        if (Files.notExists(file) && Boolean.getBoolean("golden.write")) {
            Files.writeString(file, format.payload((Event) Samples.of(type)) + '\n');
        }
        assertThat(file).exists();
        String golden = Files.readString(file).strip();
        Event read = format.event(name.value(), name.revision(), golden);
        assertThat(read).isInstanceOf(type);
        assertThat(format.payload(read)).isEqualTo(golden);
    }

    @Test
    void hasNoFileOfATypeThatIsNotInTheRegistry() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceAll("\\..*", "")))
                    .allMatch(Vocabulary.events()::containsKey);
        }
    }

    @Test
    void stopsAtATypeOrARevisionThatItDoesNotKnow() {
        assertThatThrownBy(() -> format.event("java.lang.Runtime", 1, "{}"))
                .hasMessageContaining("no event is stored as");
        assertThatThrownBy(() -> format.event("account-unfrozen", 2, "{}"))
                .hasMessageContaining("revision 2");
    }

    @Test
    void readsAnOlderRevisionThroughItsUpcasters() {
        var upcasting =
                new EventFormat(
                        Wire.mapper(),
                        List.of(
                                new Upcaster(
                                        "account-unfrozen",
                                        0,
                                        payload -> {
                                            var changed = (ObjectNode) payload;
                                            changed.set("account_id", changed.remove("account"));
                                            return changed;
                                        })));
        assertThat(
                        upcasting.event(
                                "account-unfrozen",
                                0,
                                "{\"account\":\"pool:fair\",\"occurred_at\":\"2026-01-01T00:00:00Z\"}"))
                .isInstanceOf(AccountUnfrozen.class);
    }

    @Test
    void takesTheDayInUtcForAnActivityThatDoesNotSayItsOwn() throws IOException {
        var upcasting = new EventFormat(Wire.mapper(), Upcasters.ALL);
        String first = Files.readString(GOLDEN.resolve("activity-recorded.1.json")).strip();
        assertThat(upcasting.event("activity-recorded", 1, first))
                .isInstanceOfSatisfying(
                        ActivityRecorded.class,
                        activity -> assertThat(activity.day()).isEqualTo("2026-05-10"));
    }
}
