package org.livingledger.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.livingledger.client.Item;

/// An invented community: 300 members, six groups, half a year of activities. The same seed and the
/// same day give the same commands with the same keys, so that a loading which broke off goes on
/// where it was.
public final class Community {

    /// The ledger of the demo.
    public static final String LEDGER = "demo";

    /// Its time zone.
    public static final String ZONE = "Asia/Shanghai";

    /// How many members it has.
    public static final int MEMBERS = 300;

    private static final long SEED = 20_260_509;
    private static final int DAYS = 180;

    private static final List<String> FIRST =
            List.of(
                    "amber", "brisk", "calm", "dapper", "early", "fern", "gentle", "hazel",
                    "indigo", "jolly", "keen", "lunar", "mellow", "nimble", "olive", "plum",
                    "quiet", "rustic", "silver", "tidal");
    private static final List<String> SECOND =
            List.of(
                    "badger", "crane", "dolphin", "egret", "finch", "gecko", "heron", "ibis",
                    "jackdaw", "koala", "lynx", "marten", "newt", "otter", "panda");

    private static final List<Circle> CIRCLES =
            List.of(
                    new Circle("tea-house", "Tea House", 150),
                    new Circle("night-runners", "Night Runners", 120),
                    new Circle("book-swap", "Book Swap", 120),
                    new Circle("corner-garden", "Corner Garden", 100),
                    new Circle("lens-club", "Lens Club", 100),
                    new Circle("partners", "Street Partners", 60));

    private final Random random = new Random(SEED);
    private final Instant now;
    private final List<Moment> moments = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();
    private final Map<String, List<String>> seats = new LinkedHashMap<>();

    private Community(Instant now) {
        this.now = now;
    }

    /// Every command, in order, of a community whose half year ends at an instant.
    public static List<Item> until(Instant now) {
        return new Community(now).build();
    }

    /// The member whom the examples are about.
    public static String someone() {
        return name(0);
    }

    private static String name(int member) {
        return FIRST.get(member / SECOND.size()) + "-" + SECOND.get(member % SECOND.size());
    }

    private List<Item> build() {
        Instant founding = now.minus(Duration.ofDays(DAYS));
        add("open-ledger", Map.of("name", "Lantern Street", "zone", ZONE));
        add(
                "publish-programme",
                Map.of("programme", DemoProgramme.document(), "expected_version", 0));
        for (int i = 0; i < CIRCLES.size(); i++) {
            Circle circle = CIRCLES.get(i);
            String owner = name(i);
            seats.put(circle.id(), new ArrayList<>(List.of(owner)));
            add(
                    "found-group",
                    Map.of(
                            "group_id", circle.id(),
                            "name", circle.name(),
                            "owner", owner,
                            "capacity", circle.capacity(),
                            "occurred_at", founding.toString()));
            activities(owner, circle.id(), founding, 1.5);
        }
        for (int member = 0; member < MEMBERS; member++) {
            arrive(member, founding);
        }
        moments.sort(Comparator.comparing(Moment::at));
        moments.forEach(moment -> add(moment.command(), moment.body()));
        promote();
        new DemoTrade(random, this::add, seats).run();
        part();
        return items;
    }

    /// A member arrives some day, in one to three groups; few are very active, most are a little.
    private void arrive(int member, Instant founding) {
        String name = name(member);
        double eagerness = Math.pow(random.nextDouble(), 2.2) * 1.6 + 0.08;
        Instant arrived =
                founding.plusSeconds(
                        (long)
                                (Duration.ofDays(DAYS - 5).toSeconds()
                                        * Math.pow(random.nextDouble(), 1.4)));
        int groups = 1 + random.nextInt(3) * random.nextInt(2);
        int start = random.nextInt(CIRCLES.size());
        int joins = 0;
        for (int c = 0; c < CIRCLES.size() && joins < groups; c++) {
            Circle circle = CIRCLES.get((start + c) % CIRCLES.size());
            List<String> inside = seats.getOrDefault(circle.id(), new ArrayList<>());
            if (inside.contains(name) || inside.size() >= circle.capacity()) {
                continue;
            }
            inside.add(name);
            Instant joined = arrived.plus(Duration.ofHours(1L + joins * 20L));
            at(joined, "join-group", Map.of("group_id", circle.id(), "member_id", name));
            activities(name, circle.id(), joined, eagerness);
            if (joins++ == 0) {
                at(
                        joined.plusSeconds(60),
                        "earn-points",
                        Map.of(
                                "member_id",
                                name,
                                "points",
                                50,
                                "group_id",
                                circle.id(),
                                "expires",
                                "P365D",
                                "reason",
                                "welcome"));
            }
        }
    }

    private void activities(String member, String group, Instant joined, double eagerness) {
        long span = Duration.between(joined, now).toSeconds() - 3_600;
        if (span <= 0) {
            return;
        }
        int count =
                (int) Math.round(span / 86_400.0 * eagerness * 0.25 * (0.5 + random.nextDouble()));
        for (int i = 0; i < count; i++) {
            Instant when = joined.plusSeconds(1 + (long) (random.nextDouble() * span));
            activity(member, group, when);
        }
    }

    private void activity(String member, String group, Instant when) {
        var body = new LinkedHashMap<String, Object>();
        body.put("group_id", group);
        body.put("member_id", member);
        int kind = random.nextInt(100);
        if (kind < 40) {
            body.put("activity", "post");
            body.put("attributes", Map.of("length", 20 + random.nextInt(800)));
        } else if (kind < 60) {
            body.put("activity", "share");
        } else if (kind < 85) {
            body.put("activity", "check-in");
        } else if (kind < 95) {
            body.put("activity", "attendance");
        } else {
            body.put("activity", "purchase");
            body.put("attributes", Map.of("amount_cents", 500 + random.nextInt(24_500)));
        }
        body.put("activity_id", "d-" + moments.size());
        at(when, "record-activity", body);
    }

    /// The most regular of each group become its admins.
    private void promote() {
        seats.forEach((group, inside) -> {
            for (int i = 1; i <= Math.min(3, inside.size() - 1); i++) {
                add(
                        "promote-to-admin",
                        Map.of(
                                "group_id", group,
                                "member_id", inside.get(i * 5 % inside.size()),
                                "by", inside.getFirst()));
            }
        });
    }

    /// Some leave; one who was not seen for long is eliminated.
    private void part() {
        List<String> runners = seats.getOrDefault("night-runners", List.of());
        List<String> readers = seats.getOrDefault("book-swap", List.of());
        add("leave-group", Map.of("group_id", "night-runners", "member_id", runners.get(22)));
        add("leave-group", Map.of("group_id", "night-runners", "member_id", runners.get(27)));
        add(
                "eliminate-member",
                Map.of(
                        "group_id",
                        "book-swap",
                        "member_id",
                        readers.get(18),
                        "reason",
                        "idle",
                        "by",
                        readers.getFirst()));
    }

    private void at(Instant when, String command, Map<String, Object> body) {
        var timed = new LinkedHashMap<>(body);
        timed.put("occurred_at", when.toString());
        moments.add(new Moment(when, command, timed));
    }

    private void add(String command, Map<String, Object> body) {
        items.add(new Item(command, "demo:" + items.size(), body));
    }

    private record Circle(String id, String name, int capacity) {}

    private record Moment(Instant at, String command, Map<String, Object> body) {}
}
