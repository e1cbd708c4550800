package org.livingledger.server.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.SmartInitializingSingleton;

/// How many events each projection is behind, over all ledgers: a label per ledger would grow with
/// them.
final class LagMeters implements SmartInitializingSingleton {

    private static final String LAG = "ledger.projection.lag.events";

    private final MeterRegistry registry;
    private final Projections projections;

    LagMeters(MeterRegistry registry, Projections projections) {
        this.registry = registry;
        this.projections = projections;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (String name : projections.names()) {
            Gauge.builder(LAG, projections, all -> lag(all, name))
                    .description("Events that a projection has not read yet, over all ledgers")
                    .tag("projection", name)
                    .register(registry);
        }
    }

    private static double lag(Projections projections, String name) {
        return projections.lags().stream()
                .filter(lag -> lag.projection().equals(name))
                .mapToLong(Projections.Lag::lag)
                .sum();
    }
}
