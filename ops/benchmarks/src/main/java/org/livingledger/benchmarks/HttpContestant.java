package org.livingledger.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/// Somebody who is loaded over HTTP.
final class HttpContestant implements Contestant {

    /// Two in-process clocks: processor time so far, in microseconds.
    record Clocks(DoubleSupplier server, DoubleSupplier database) {}

    private final String name;
    private final String what;
    private final InetSocketAddress address;
    private final int connections;
    private final Workload workload;
    private final Clocks clocks;
    private final Gate gate;

    HttpContestant(
            String name,
            String what,
            InetSocketAddress address,
            int connections,
            Workload workload,
            Clocks clocks,
            Gate gate) {
        this.name = name;
        this.what = what;
        this.address = address;
        this.connections = connections;
        this.workload = workload;
        this.clocks = clocks;
        this.gate = gate;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String what() {
        return what;
    }

    @Override
    public void warmUp(Duration duration) throws Exception {
        measure(duration);
    }

    @Override
    public Sample measure(Duration duration) throws Exception {
        return run(load -> load.closed(duration));
    }

    /// The same at a given rate, in an open loop.
    Sample measureAt(double perSecond, Duration duration) throws Exception {
        return run(load -> load.open(duration, perSecond));
    }

    @FunctionalInterface
    private interface Run {
        Tally on(Load load) throws IOException;
    }

    private Sample run(Run run) throws Exception {
        Tally tally;
        double server;
        double database;
        try (Load load = new Load(address, connections, workload)) {
            server = clocks.server().getAsDouble();
            database = clocks.database().getAsDouble();
            tally = run.on(load);
            server = clocks.server().getAsDouble() - server;
            database = clocks.database().getAsDouble() - database;
        }
        double operations = Math.max(1, tally.operations());
        Sample sample =
                new Sample(
                        tally.perSecond(),
                        server / operations,
                        database / operations,
                        tally.latency.getValueAtPercentile(50) / 1e6,
                        tally.latency.getValueAtPercentile(99) / 1e6,
                        answers(tally),
                        "");
        return gate.pass(sample, tally);
    }

    private static String answers(Tally tally) {
        String text =
                "%d accepted, %d refused, %d replayed, %d failed, %d unanswered"
                        .formatted(
                                tally.accepted(),
                                tally.refused(),
                                tally.replayed(),
                                tally.failed(),
                                tally.unanswered());
        return tally.failed() == 0 ? text : text + " " + tally.statuses();
    }
}
