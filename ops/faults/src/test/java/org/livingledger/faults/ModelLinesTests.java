package org.livingledger.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A model that is as long as what it judges is no second opinion (`reliability.md`, Model).
class ModelLinesTests {

    private static final Path MODEL = Path.of("src/test/java/org/livingledger/faults/model");

    @Test
    void hasFewerThanAThousandLines() throws IOException {
        long lines = 0;
        try (Stream<Path> files = Files.list(MODEL)) {
            for (Path file : files.toList()) {
                lines += Files.readAllLines(file).stream().filter(ModelLinesTests::counts).count();
            }
        }
        assertThat(lines).isBetween(500L, 999L);
    }

    /// Neither empty nor a comment, nor what only says where a name is from.
    private static boolean counts(String line) {
        return Stream.of("//", "package ", "import ").noneMatch(line.strip()::startsWith)
                && !line.isBlank();
    }
}
