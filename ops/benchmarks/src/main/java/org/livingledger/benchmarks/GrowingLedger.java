package org.livingledger.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.livingledger.benchmarks.Workloads.Population;
import tools.jackson.databind.JsonNode;

/// Lives a year of a ledger over HTTP, a thousand commands a request, with the server's clock going from
/// week to week, until it has as many events as are asked for: the service itself decides and stores
/// every one. Members join all through the year; who has joined posts, buys, checks in, earns, spends,
/// and now and then something is told late or undone.
final class GrowingLedger {

    /// The group that everybody joins.
    static final String ALL = "all";

    /// A group of a size that people know each other in.
    static final String CREW = "crew";

    private static final int WEEKS = Lived.WEEKS;
    private static final int QUARTER = 13;
    private static final int FEWEST = 20;
    private static final int MOST_IN_CREW = 400;
    private static final int MOST_UNDOABLE = 10_000;

    private final Ledgers server;
    private final BulkSender sender;
    private final long events;
    private final Population population;
    private final int members;
    private final Instant begins;
    private final Random random = new Random(8);
    private final Deque<String> undoable = new ArrayDeque<>();
    private long head;
    private int joined;
    private long accepted;
    private long refused;

    /// @param events how many events it is to have; a tenth as many members
    GrowingLedger(Ledgers server, long events) {
        this.server = server;
        this.sender = new BulkSender(server, Lived.LEDGER);
        this.events = events;
        this.population = Lived.population(events);
        this.members = population.members();
        this.begins = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(7L * WEEKS));
    }

    /// Lives it. Afterwards the server's clock follows the system.
    Lived live() throws IOException {
        try (sender) {
            server.clock(begins.toString());
            open();
            weeks();
            server.clock("");
        }
        return new Lived(events, begins, head, accepted, refused, 0, 0, Map.of());
    }

    private void weeks() throws IOException {
        for (int week = 0; week < WEEKS; week++) {
            Instant monday = begins.plus(Duration.ofDays(7L * week));
            int least = (int) ((long) members * (week + 1) / WEEKS);
            List<String> newcomers = new ArrayList<>();
            for (int number = joined; number < least; number++) {
                newcomers.add(joins(ALL, number));
                if (number % Math.max(1, members / MOST_IN_CREW) == 0) {
                    newcomers.add(joins(CREW, number));
                }
            }
            sender.sendAll(newcomers, this::take);
            joined = least;
            long until = events * (week + 1) / WEEKS;
            long from = head;
            while (head < until) {
                double part = (double) (head - from) / Math.max(1, until - from);
                server.clock(monday.plusSeconds(3_600 + (long) (part * 6 * 86_400)).toString());
                long left = Math.max(FEWEST, (until - head) / 2);
                sender.sendAll(acts((int) Math.min(left, BulkSender.MOST), monday), this::take);
            }
            if ((week + 1) % QUARTER == 0) {
                Progress.say("          week %d, %,d events".formatted(week + 1, head));
            }
        }
    }

    private void open() throws IOException {
        sender.command("open-ledger", "{\"name\":\"Growing\",\"zone\":\"Europe/Berlin\"}");
        sender.command("publish-programme", resource("/growth/programme.json"));
        for (String group : List.of(ALL, CREW)) {
            sender.command(
                    "found-group",
                    "{\"group_id\":\"%s\",\"name\":\"%s\",\"owner\":\"owner\",\"capacity\":10000000}"
                            .formatted(group, group));
        }
    }

    private String joins(String group, int number) {
        return sender.item(
                "join-group",
                "\"group_id\":\"%s\",\"member_id\":\"%s\""
                        .formatted(group, population.member(number)));
    }

    private List<String> acts(int many, Instant monday) {
        List<String> acts = new ArrayList<>(many);
        for (int i = 0; i < many; i++) {
            acts.add(act(population.member(random.nextInt(joined)), monday));
        }
        return acts;
    }

    private String act(String member, Instant monday) {
        int drawn = random.nextInt(100);
        String who = "\"member_id\":\"" + member + "\"";
        if (drawn < 45) {
            return activity(who, "post", "\"length\":" + random.nextInt(500), "");
        }
        if (drawn < 65) {
            return activity(who, "purchase", "\"amount_cents\":" + cents(), "");
        }
        if (drawn < 75) {
            return sender.item("check-in", "\"group_id\":\"" + ALL + "\"," + who);
        }
        if (drawn < 88) {
            return sender.item("earn-points", who + ",\"points\":" + (1 + random.nextInt(20)));
        }
        if (drawn < 96) {
            return sender.item("spend-points", who + ",\"points\":" + (1 + random.nextInt(10)));
        }
        String undone = drawn < 98 ? null : undoable.poll();
        if (undone != null) {
            return sender.item("reverse-points", undone);
        }
        // of those who were there last week
        int old = Math.max(1, joined - members / WEEKS);
        String late = monday.minusSeconds(1 + random.nextInt(500_000)).toString();
        return activity(
                "\"member_id\":\"" + population.member(random.nextInt(old)) + "\"",
                "purchase",
                "\"amount_cents\":" + cents(),
                ",\"occurred_at\":\"" + late + "\"");
    }

    private int cents() {
        return 100 + random.nextInt(6_000);
    }

    private String activity(String who, String type, String attributes, String more) {
        return sender.item(
                "record-activity",
                "\"group_id\":\"%s\",%s,\"activity\":\"%s\",\"activity_id\":\"a-%d\",\"attributes\":{%s}%s"
                        .formatted(ALL, who, type, sender.next(), attributes, more));
    }

    private void take(String item, JsonNode answer) throws IOException {
        head = Math.max(head, answer.path("position").asLong());
        switch (answer.path("status").asInt()) {
            case 201 -> {
                accepted++;
                remember(item, answer.path("position").asLong());
            }
            // spends what they do not have, or the earning was not its answer's last event
            case 404, 409, 422 -> refused++;
            default -> throw new IOException(item + ": " + answer);
        }
    }

    /// An earning of a member who is known is one event: its position names it.
    private void remember(String item, long position) {
        int who = item.indexOf("\"member_id\"");
        if (item.startsWith("{\"command\":\"earn-points\"") && undoable.size() < MOST_UNDOABLE) {
            String member = item.substring(who, item.indexOf(',', who));
            undoable.add(member + ",\"movement\":" + position);
        }
    }

    private static String resource(String path) {
        try (InputStream stream = GrowingLedger.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalArgumentException("no " + path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
