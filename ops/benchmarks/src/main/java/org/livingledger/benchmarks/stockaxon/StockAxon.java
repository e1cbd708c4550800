package org.livingledger.benchmarks.stockaxon;

import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;

/// The stock Axon application: Axon Framework's auto-configuration, an aggregate in a strong cache and
/// its JDBC event store on PostgreSQL, one transaction per command.
///
/// The transaction manager, the connection provider and the storage engine are declared by hand,
/// because on Spring Boot 4 Axon 4's auto-configuration gives none without JPA. Everything else,
/// `axon.timeout` among it, is left as it comes. JPA would be several times slower.
@SpringBootApplication(proxyBeanMethods = false)
public class StockAxon {

    /// Starts it; `spring.datasource.*` and `server.port` are given as arguments.
    public static void main(String[] args) {
        start(args);
    }

    static ConfigurableApplicationContext start(String... args) {
        SpringApplication application = new SpringApplication(StockAxon.class);
        application.setDefaultProperties(
                Map.of(
                        "axon.serializer.general", "jackson3",
                        "axon.serializer.events", "jackson3",
                        "axon.serializer.messages", "jackson3",
                        "axon.update-check.disabled", "true",
                        "server.address", "127.0.0.1",
                        "server.tomcat.max-keep-alive-requests", "-1",
                        "spring.jackson.property-naming-strategy", "SNAKE_CASE",
                        "spring.main.banner-mode", "off"));
        return application.run(args);
    }

    @Bean
    Cache accountCache() {
        return new CaffeineCache();
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new UnitOfWorkAwareConnectionProviderWrapper(
                new SpringDataSourceConnectionProvider(dataSource));
    }

    @Bean
    PersistenceExceptionResolver persistenceExceptionResolver() {
        return new JdbcSQLErrorCodesResolver();
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            Serializer serializer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            PersistenceExceptionResolver persistenceExceptionResolver,
            ConnectionProvider connectionProvider,
            TransactionManager transactionManager) {
        JdbcEventStorageEngine engine =
                JdbcEventStorageEngine.builder()
                        .snapshotSerializer(serializer)
                        .eventSerializer(eventSerializer)
                        .persistenceExceptionResolver(persistenceExceptionResolver)
                        .connectionProvider(connectionProvider)
                        .transactionManager(transactionManager)
                        .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        return engine;
    }
}
