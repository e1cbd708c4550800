package org.livingledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// How long work shows how far it is.
class ProgressTests {

    private static final long SECOND = 1_000_000_000;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ShellRun run = new ShellRun(Path.of(""));
    private final AtomicLong clock = new AtomicLong();

    @Test
    void showsBarShareCountsRateAndWhatIsLeft() {
        assertThat(Progress.line("importing", 2_500, 10_000, 2, 100, true))
                .isEqualTo(
                        "importing  [██████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░]  25 %  2,500/10,000  1,250/s"
                                + "  ETA 0:06");
    }

    @Test
    void showsHowLongItTookAtTheEnd() {
        assertThat(Progress.line("importing", 10, 10, 75, 100, true))
                .contains("100 %")
                .endsWith("1:15")
                .doesNotContain("ETA");
    }

    @Test
    void givesUpTheBarWhereThereIsNoRoom() {
        assertThat(Progress.line("importing", 2_500, 10_000, 2, 50, true))
                .isEqualTo("importing  25 %  2,500/10,000  1,250/s  ETA 0:06");
    }

    @Test
    void worksWithoutKnowingTheWhole() {
        assertThat(Progress.line("starting", 0, 0, 3, 80, true)).isEqualTo("starting  0:03");
    }

    @Test
    void movesInPlaceOnATerminal() {
        run.terminal = true;
        try (var progress = new Progress(run.shell(out, err), "importing", 10, clock::get)) {
            clock.set(SECOND);
            progress.advance(5);
        }

        assertThat(said()).startsWith("\r").contains("50 %").contains("\u001b[K").endsWith("\n");
        assertThat(said().lines().filter(line -> !line.isBlank()).count())
                .isGreaterThanOrEqualTo(1);
        assertThat(out.size()).isZero();
    }

    @Test
    void writesAPlainLineNowAndThenElsewhere() {
        try (var progress = new Progress(run.shell(out, err), "importing", 100, clock::get)) {
            for (int i = 0; i < 11; i++) {
                clock.addAndGet(SECOND);
                progress.advance(5);
            }
        }

        assertThat(said().lines()).hasSize(3).allMatch(line -> line.startsWith("importing  "));
        assertThat(said()).doesNotContain("\r", "\u001b", "█");
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
