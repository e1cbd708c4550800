package org.livingledger.server.http;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.axonframework.queryhandling.QueryGateway;
import org.livingledger.server.people.People;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.observation.SecurityObservationSettings;

/// The edge's parts.
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    @Bean
    Questions questions(QueryGateway gateway) {
        return new Questions(gateway);
    }

    @Bean
    KnownLedgers knownLedgers(JdbcClient jdbc) {
        return new KnownLedgers(jdbc);
    }

    @Bean
    Reads reads(
            KnownLedgers ledgers,
            Projections projections,
            People people,
            Questions questions,
            Clock clock) {
        return new Reads(ledgers, projections, people, questions, clock);
    }

    @Bean
    Inquiries inquiries(Reads reads) {
        return new Inquiries(reads);
    }

    @Bean
    EdgeMeters edgeMeters(MeterRegistry registry) {
        return new EdgeMeters(registry);
    }

    @Bean
    LagMeters lagMeters(MeterRegistry registry, Projections projections) {
        return new LagMeters(registry, projections);
    }

    @Bean
    Front front(Environment environment) {
        return new Front(environment);
    }

    /// A span per filter would cost a command more than its own check.
    @Bean
    SecurityObservationSettings noSecurityObservations() {
        return SecurityObservationSettings.noObservations();
    }
}
