package org.livingledger.server.http;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.livingledger.server.LedgerServer;
import org.livingledger.server.Postgres;
import org.livingledger.server.lanes.Answer;
import org.livingledger.server.lanes.Commands;
import org.livingledger.server.lanes.Lanes;
import org.livingledger.server.lanes.Submission;
import org.livingledger.server.lanes.Unavailable;
import org.livingledger.server.wire.Wire;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// One whole server on each database for all tests of the edge, and how they talk to it. Every test
/// opens ledgers of its own.
final class Edge {

    /// A key under which any command fails as nobody foresaw, naming a person.
    static final String BROKEN = "broken-";

    /// A key under which any command cannot be decided now.
    static final String LATER = "later-";

    /// How many requests at once a server with a limit takes of a key; one more each 100 seconds.
    static final int LIMITED_BURST = 20;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;
    private final String url;
    private final String admin;
    private final Log log;

    /// The databases that the edge is tried on. Each has one server, started when it is first asked
    /// for.
    @SuppressWarnings("ImmutableEnumChecker") // each constant keeps its one server
    enum On {
        H2,
        POSTGRESQL;

        private @Nullable Edge edge;

        synchronized Edge edge() {
            Edge running = edge;
            if (running == null) {
                running = start(this == H2 ? "" : Postgres.database("edge"));
                edge = running;
            }
            return running;
        }
    }

    /// An answer.
    record Reply(int status, HttpResponse<String> response) {

        String text() {
            return response.body();
        }

        JsonNode json() {
            return Wire.mapper().readTree(text());
        }

        String code() {
            return json().path("code").asString("");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /// Everything that was logged.
    static final class Log extends AppenderBase<ILoggingEvent> {

        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            String failure =
                    event.getThrowableProxy() == null
                            ? ""
                            : ThrowableProxyUtil.asString(event.getThrowableProxy());
            lines.add(event.getFormattedMessage() + failure);
        }

        List<String> lines() {
            return List.copyOf(lines);
        }
    }

    /// Lanes that fail when a key asks them to.
    @Configuration(proxyBeanMethods = false)
    static class Faults {

        @Bean
        @Primary
        Commands faulty(Lanes lanes) {
            return new Commands() {
                @Override
                public CompletableFuture<Answer> submit(Submission submission) {
                    if (submission.key().startsWith(BROKEN)) {
                        return CompletableFuture.failedFuture(
                                new IllegalStateException(
                                        "could not find zoe.private",
                                        new IOException(submission.content())));
                    }
                    if (submission.key().startsWith(LATER)) {
                        return CompletableFuture.failedFuture(
                                new Unavailable("planted", java.time.Duration.ofSeconds(2)));
                    }
                    return lanes.submit(submission);
                }

                @Override
                public CompletableFuture<List<Answer>> submitAtomically(
                        List<Submission> submissions) {
                    return lanes.submitAtomically(submissions);
                }

                @Override
                public CompletableFuture<List<Answer>> tryOut(List<Submission> submissions) {
                    return lanes.tryOut(submissions);
                }
            };
        }
    }

    private Edge(ConfigurableApplicationContext context, Path data, Log log) throws IOException {
        this.context = context;
        this.log = log;
        int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        this.url = "http://127.0.0.1:" + port;
        this.admin = Files.readString(data.resolve("admin.key")).strip();
    }

    /// The server of what does not depend on the database.
    static Edge shared() {
        return On.H2.edge();
    }

    /// A server of its own that limits each key, for whoever asks to close.
    static Edge limited() {
        return start("", "--ledger.rate-limit=0.01", "--ledger.rate-burst=" + LIMITED_BURST);
    }

    private static Edge start(String db, String... more) {
        try {
            Path data = Files.createTempDirectory("edge");
            var application = new SpringApplication(LedgerServer.class, Faults.class);
            var arguments = new ArrayList<>(List.of(more));
            arguments.add("--ledger.data=" + data);
            arguments.add("--ledger.db=" + db);
            arguments.add("--server.port=0");
            arguments.add("--spring.profiles.active=test");
            var context = application.run(arguments.toArray(String[]::new));
            var log = new Log();
            log.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
            log.start();
            logger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(log);
            // hundreds of refusals are asked for here: they are looked at, but not shown
            logger("org.livingledger.access").addAppender(log);
            logger("org.livingledger.access").setAdditive(false);
            return new Edge(context, data, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    String url() {
        return url;
    }

    String admin() {
        return admin;
    }

    Log log() {
        return log;
    }

    /// A key of a role for some ledgers.
    String key(String role, String ledger) {
        Reply issued =
                post(
                        "/v1/keys",
                        "{\"role\":\"%s\",\"ledgers\":[\"%s\"],\"label\":\"test\"}"
                                .formatted(role, ledger));
        return issued.json().get("key").asString();
    }

    /// A ledger of its own, with a group `fans` whose owner is `ann`.
    String ledger() {
        String ledger = "l" + UUID.randomUUID().toString().substring(0, 8);
        command(ledger, "open-ledger", "{\"name\":\"Test\",\"zone\":\"UTC\"}");
        command(
                ledger,
                "found-group",
                "{\"group_id\":\"fans\",\"name\":\"Fans\",\"owner\":\"ann\"}");
        return ledger;
    }

    /// The last position of a ledger, or 0 if there is none.
    long position(String ledger) {
        return context.getBean(JdbcClient.class)
                .sql("SELECT position FROM ledger_heads WHERE ledger_id = ?")
                .param(ledger)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /// A command under a key of its own, by the admin.
    Reply command(String ledger, String name, String body) {
        return command(admin, ledger, name, UUID.randomUUID().toString(), body);
    }

    Reply command(
            String apiKey, String ledger, String name, String key, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Idempotency-Key";
        all[1] = key;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return send("POST", "/v1/ledgers/" + ledger + "/commands/" + name, apiKey, body, all);
    }

    Reply get(String path) {
        return send("GET", path, admin, (String) null);
    }

    /// A read that stands at what was written before it.
    Reply read(String ledger, String path) {
        return get(
                "/v1/ledgers/"
                        + ledger
                        + path
                        + (path.contains("?") ? "&" : "?")
                        + "wait=20&min_position="
                        + position(ledger));
    }

    Reply post(String path, String body) {
        return send("POST", path, admin, body);
    }

    /// A request with JSON in it, unless a header says otherwise.
    Reply send(
            String method,
            String path,
            @Nullable String apiKey,
            @Nullable String body,
            String... headers) {
        BodyPublisher publisher =
                body == null
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8));
        return send(method, path, apiKey, publisher, headers);
    }

    Reply send(
            String method,
            String path,
            @Nullable String apiKey,
            BodyPublisher body,
            String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).method(method, body);
        boolean typed = false;
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
            typed |= headers[i].equals("Content-Type");
        }
        if (!typed && !method.equals("GET") && !method.equals("DELETE")) {
            request.header("Content-Type", "application/json");
        }
        if (apiKey != null) {
            request.header("Authorization", "Bearer " + apiKey);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
