package org.livingledger.benchmarks.stockaxon;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/// The baseline is a working application: a baseline that forgets would be easily beaten.
class StockAxonTests {

    @Test
    void storesAnEventPerCommandInPostgresqlInATransaction() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                ConfigurableApplicationContext application =
                        StockAxon.start(
                                "--server.port=0",
                                "--spring.datasource.url="
                                        + postgres.getJdbcUrl("postgres", "postgres"))) {
            String url =
                    "http://127.0.0.1:"
                            + application.getEnvironment().getProperty("local.server.port");

            assertThat(post(url + "/accounts/m-1", "")).contains("m-1");
            assertThat(post(url + "/earnings", earning(10))).contains("\"balance\":10");
            assertThat(post(url + "/earnings", earning(5))).contains("\"balance\":15");
            assertThat(post(url + "/empty", earning(5))).contains("\"balance\":5");

            JdbcTemplate database = application.getBean(JdbcTemplate.class);
            assertThat(
                            database.queryForList(
                                    """
                                    SELECT convert_from(payload, 'UTF8') FROM DomainEventEntry
                                    WHERE aggregateIdentifier = 'm-1' ORDER BY sequenceNumber
                                    """,
                                    String.class))
                    .hasSize(3)
                    .last()
                    .asString()
                    .contains("\"balance\":15");
            assertThat(application.getBean(TransactionManager.class))
                    .isInstanceOf(SpringTransactionManager.class);
            assertThat(application.getBean(EventStorageEngine.class))
                    .isInstanceOf(JdbcEventStorageEngine.class);
            assertThat(application.getBean(EventStore.class))
                    .isInstanceOf(EmbeddedEventStore.class);
        }
    }

    private static String earning(long points) {
        return "{\"member_id\":\"m-1\",\"points\":" + points + ",\"reason\":\"test\"}";
    }

    private static String post(String url, String body) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(201);
            return answer.body();
        }
    }
}
