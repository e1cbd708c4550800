package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// What the acceptance cases of `systems.md` section 6 have in common: each runs over HTTP, on every
/// database, in a ledger of its own.
@ParameterizedClass
@ArgumentsSource(OnlyOn.Databases.class)
abstract class AcceptanceCase {

    @Parameter
    @SuppressWarnings("NullAway.Init") // by JUnit
    Database database;

    private final AtomicInteger keys = new AtomicInteger();
    private String ledger;
    private long position;

    /// From here on everything happens in a ledger that nobody has used. Positions are its own.
    @BeforeEach
    void nameTheLedger() {
        ledger = "t-" + UUID.randomUUID();
        position = 0;
    }

    @AfterEach
    void letTheClockGo() {
        clock(null);
    }

    final String ledger() {
        return ledger;
    }

    final void open(String zone) {
        assertThat(command("open-ledger", "{'name':'Test','zone':'%s'}", zone).status())
                .isEqualTo(201);
    }

    /// A group with these members, owned by `owner`.
    final void group(String group, String... members) {
        accepted(command("found-group", "{'group_id':'%s','name':'Core','owner':'owner'}", group));
        for (String member : members) {
            accepted(join(group, member));
        }
    }

    final Reply join(String group, String member) {
        return command("join-group", "{'group_id':'%s','member_id':'%s'}", group, member);
    }

    final Reply earn(String member, long points) {
        return command("earn-points", "{'member_id':'%s','points':%d}", member, points);
    }

    final Reply spend(String member, long points) {
        return command("spend-points", "{'member_id':'%s','points':%d}", member, points);
    }

    /// A command under a key that nobody has used. Its body is a format with single quotes for double.
    @SuppressWarnings("AnnotateFormatMethod")
    final Reply command(String name, String body, Object... values) {
        return keyed("k" + keys.incrementAndGet(), name, body, values);
    }

    @SuppressWarnings("AnnotateFormatMethod")
    final Reply keyed(String key, String name, String body, Object... values) {
        Reply reply =
                database.served()
                        .send(
                                "POST",
                                "/v1/ledgers/" + ledger + "/commands/" + name,
                                body.formatted(values).replace('\'', '"'),
                                "Idempotency-Key",
                                key);
        position = Math.max(position, reply.position());
        return reply;
    }

    /// The same request once more, in Chinese: a command is not carried out twice.
    static Reply inChinese(Reply reply) {
        return Served.again(reply, "Accept-Language", "zh-CN");
    }

    /// Several commands in one request.
    @SuppressWarnings("AnnotateFormatMethod")
    final Reply bulk(String parameters, String items, Object... values) {
        return database.served()
                .send(
                        "POST",
                        "/v1/ledgers/" + ledger + "/commands" + parameters,
                        items.formatted(values).replace('\'', '"'));
    }

    /// A question, answered when everything commanded so far can be seen.
    @SuppressWarnings("AnnotateFormatMethod")
    final Reply ask(String path, Object... values) {
        String query = path.formatted(values);
        Reply reply =
                database.served()
                        .send(
                                "GET",
                                "/v1/ledgers/"
                                        + ledger
                                        + query
                                        + (query.contains("?") ? '&' : '?')
                                        + "min_position="
                                        + position
                                        + "&wait=20",
                                "");
        assertThat(reply.status()).as(reply.text()).isNotEqualTo(503);
        return reply;
    }

    /// The path of something of this case's ledger.
    final String ledgerPath(String path) {
        return "/v1/ledgers/" + ledger + path;
    }

    /// Makes every later question wait for this position too.
    final void reached(long at) {
        position = Math.max(position, at);
    }

    final Reply account(String member) {
        return ask("/accounts/" + URLEncoder.encode(member, StandardCharsets.UTF_8));
    }

    /// Sets the service's clock, or lets it go when null.
    final void clock(@Nullable String now) {
        set(now == null ? "{}" : "{\"now\":\"" + now + "\"}");
    }

    /// Sets the service's clock, and waits until all is written down that is due by then.
    final void settle(String now) {
        set("{\"now\":\"" + now + "\",\"settle\":true}");
    }

    private void set(String clock) {
        Reply reply = database.served().send("PUT", "/v1/clock", clock);
        assertThat(reply.status()).as(reply.text()).isLessThan(300);
    }

    /// Sends as many commands at once as it is told to, and waits for all replies.
    final List<Reply> atOnce(int count, Callable<Reply> sender) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = new ArrayList<Future<Reply>>();
            for (int i = 0; i < count; i++) {
                sent.add(threads.submit(sender));
            }
            var replies = new ArrayList<Reply>();
            for (Future<Reply> each : sent) {
                replies.add(each.get());
            }
            return replies;
        }
    }

    static Reply accepted(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply;
    }

    static void refused(Reply reply, String code) {
        assertThat(reply.status()).as(reply.text()).isIn(404, 409, 422);
        assertThat(reply.word("/code")).isEqualTo(code);
    }

    /// Builds projections anew beside the live ones, of every ledger that the cases have left behind: those
    /// that are named, or all. What is live and what is rebuilt are the same, row for row.
    final void rebuild(String... projections) {
        String wish =
                projections.length == 0
                        ? "{}"
                        : "{\"projections\":[\"" + String.join("\",\"", projections) + "\"]}";
        Reply started = database.served().send("POST", "/v1/rebuilds", wish);
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        String path = "/v1/rebuilds/" + started.word("/id");
        for (int i = 0; i < 600; i++) {
            Reply progress = database.served().send("GET", path, "");
            switch (progress.word("/status")) {
                case "done" -> {
                    for (var projection : progress.json("/projections")) {
                        assertThat(projection.at("/equal").booleanValue())
                                .as(projection.toString())
                                .isTrue();
                    }
                    return;
                }
                case "failed", "interrupted" -> throw new AssertionError(progress.text());
                default -> sleep();
            }
        }
        throw new AssertionError("the rebuild does not end");
    }

    static void sleep() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
