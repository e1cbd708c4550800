package org.livingledger.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a run found, for people and for programs.
///
/// @param run when and how it was done
/// @param machine what it was done on
/// @param postgresql the settings that make it durable, and some that make it fast
record Report(
        Map<String, String> run,
        Map<String, String> machine,
        Map<String, String> postgresql,
        List<Bar> bars,
        List<Contestants> contestants) {

    /// One contestant and all its measurements.
    record Contestants(String name, String what, List<Sample> rounds) {}

    /// Writes `report.md` and `report.json`.
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("report.md"), markdown());
        Files.writeString(folder.resolve("report.json"), json());
    }

    String json() {
        return JsonMapper.builder()
                        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(this)
                + "\n";
    }

    String markdown() {
        StringBuilder text = new StringBuilder("# Benchmarks\n\n");
        text.append(
                """
                Written by `ops/benchmarks/run`. The contestants took turns on one machine in one run; \
                figures are medians of the rounds, ranges in parentheses. A ratio is formed round by \
                round. A measurement after which the ledger's invariants did not hold, or which left \
                other events than its accepted commands, counts as zero. Commands are measured on \
                servers that only take commands (`--ledger.follow=false`), unless it says *followed*.

                ## Bars

                | # | what | required | measured | met |
                |---|---|---|---|---|
                """);
        for (Bar bar : bars) {
            text.append(line(bar));
        }
        text.append(
                """

                ## Contestants

                | who | operations/s | CPU µs server | CPU µs database | p50 ms | p99 ms | lag p99 ms | caught up after s |
                |---|---|---|---|---|---|---|---|
                """);
        for (Contestants each : contestants) {
            text.append(line(each));
        }
        text.append('\n');
        for (Contestants each : contestants) {
            text.append("- `%s`: %s%n".formatted(each.name(), each.what()));
        }
        faults(text);
        section(text, "Run", run);
        section(text, "Machine", machine);
        section(text, "PostgreSQL", postgresql);
        return text.toString();
    }

    static String line(Bar bar) {
        String measured =
                "%s (%s … %s)"
                        .formatted(figure(bar.median()), figure(bar.least()), figure(bar.most()));
        return switch (bar.verdict()) {
            case MET -> row(bar, measured, "yes");
            case MISSED -> row(bar, measured, "**no**");
            case NOT_MEASURED -> row(bar, "not measured", "–");
        };
    }

    private static String row(Bar bar, String measured, String met) {
        return "| %s | %s | %s | %s | %s |%n"
                .formatted(bar.id(), bar.what(), bar.required(), measured, met);
    }

    private static String line(Contestants each) {
        return "| `%s` | %s | %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                        each.name(),
                        range(each, Sample::perSecond),
                        range(each, Sample::serverMicros),
                        range(each, Sample::databaseMicros),
                        range(each, Sample::p50Millis),
                        range(each, Sample::p99Millis),
                        range(each, Sample::lagMillis),
                        range(each, Sample::drainSeconds));
    }

    private static String range(Contestants each, ToDoubleFunction<Sample> figure) {
        List<Double> figures = each.rounds().stream().map(figure::applyAsDouble).sorted().toList();
        if (figures.isEmpty() || figures.getLast() == 0) {
            return "–";
        }
        String median = figure(Bar.median(figures));
        return figures.size() == 1
                ? median
                : median
                        + " ("
                        + figure(figures.getFirst())
                        + " … "
                        + figure(figures.getLast())
                        + ")";
    }

    private void faults(StringBuilder text) {
        List<String> faults =
                contestants.stream()
                        .flatMap(each ->
                                each.rounds().stream()
                                        .filter(round -> !round.fault().isEmpty())
                                        .map(r -> "- `%s`: %s".formatted(each.name(), r.fault())))
                        .toList();
        if (!faults.isEmpty()) {
            text.append("\n## Measurements that count as zero\n\n");
            text.append(String.join("\n", faults)).append('\n');
        }
    }

    static void section(StringBuilder text, String title, Map<String, String> lines) {
        text.append("\n## ").append(title).append("\n\n");
        lines.forEach((name, value) -> text.append("- %s: %s%n".formatted(name, value)));
    }

    static String figure(double figure) {
        if (figure >= 1_000) {
            return String.format(Locale.ROOT, "%,.0f", figure).replace(',', '\u202f');
        }
        return String.format(
                Locale.ROOT, figure >= 100 ? "%.0f" : figure >= 10 ? "%.1f" : "%.2f", figure);
    }
}
