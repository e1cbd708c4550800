package org.livingledger.server.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.livingledger.server.lanes.Answer;
import org.livingledger.server.wire.Wire;
import tools.jackson.databind.json.JsonMapper;

/// What the edge counts. Its labels are names of the registry, never what a caller sent.
final class EdgeMeters {

    private static final JsonMapper JSON = Wire.mapper();

    private final MeterRegistry registry;
    private final Map<String, Command> commands = new ConcurrentHashMap<>();
    private final Map<String, Counter> refusals = new ConcurrentHashMap<>();

    private record Command(
            Counter accepted, Counter refused, Counter replayed, Counter invalid, Timer seconds) {}

    EdgeMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /// A command of its own request was answered.
    void answered(String command, Answer answer, long nanos) {
        of(command).seconds().record(nanos, TimeUnit.NANOSECONDS);
        answered(command, answer);
    }

    /// A command was answered.
    void answered(String command, Answer answer) {
        Command meters = of(command);
        if (answer.replayed()) {
            meters.replayed().increment();
        } else if (answer.accepted()) {
            meters.accepted().increment();
        } else {
            meters.refused().increment();
            String code = JSON.readTree(answer.body()).path("code").asString("unknown");
            refusals.computeIfAbsent(code, this::refusal).increment();
        }
    }

    /// A body was no command.
    void invalid(String command) {
        of(command).invalid().increment();
    }

    private Command of(String command) {
        Command known = commands.get(command);
        return known != null ? known : commands.computeIfAbsent(command, this::command);
    }

    private Command command(String name) {
        return new Command(
                counter(name, "accepted"),
                counter(name, "refused"),
                counter(name, "replayed"),
                counter(name, "invalid"),
                Timer.builder("ledger.command")
                        .description("From the request's arrival to its durable answer")
                        .tag("command", name)
                        .publishPercentileHistogram()
                        .register(registry));
    }

    private Counter counter(String command, String result) {
        return Counter.builder("ledger.commands")
                .description("Commands by what became of them")
                .tag("command", command)
                .tag("result", result)
                .register(registry);
    }

    private Counter refusal(String code) {
        return Counter.builder("ledger.refusals")
                .description("Refused commands by code")
                .tag("code", code)
                .register(registry);
    }
}
