package org.livingledger.cli.demo;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;

/// What the members of the demo do with their points. Everybody had a welcome of 50, and nobody gives
/// away more than that here, so that every command is accepted.
final class DemoTrade {

    private static final List<String> TREATS = List.of("coffee", "tote-bag", "entry", "seedlings");

    private final Random random;
    private final BiConsumer<String, Map<String, Object>> send;
    private final Map<String, List<String>> seats;

    DemoTrade(
            Random random,
            BiConsumer<String, Map<String, Object>> send,
            Map<String, List<String>> seats) {
        this.random = random;
        this.send = send;
        this.seats = seats;
    }

    void run() {
        List<String> guests = seats.getOrDefault("tea-house", List.of());
        spend(guests);
        spend(seats.getOrDefault("corner-garden", List.of()));
        for (int i = 1; i + 1 < guests.size() && i < 40; i += 2) {
            send.accept(
                    "transfer-points",
                    Map.of(
                            "from",
                            guests.get(i),
                            "to",
                            guests.get(i + 1),
                            "points",
                            2 + random.nextInt(6),
                            "reason",
                            "thanks"));
        }
        hold(guests);
        fair(seats.getOrDefault("lens-club", List.of()));
        send.accept(
                "adjust-points",
                Map.of("member_id", guests.get(6), "points", 15, "reason", "goodwill"));
        send.accept("freeze-account", Map.of("member_id", guests.get(31), "reason", "lost-phone"));
        send.accept("unfreeze-account", Map.of("member_id", guests.get(31)));
    }

    private void spend(List<String> members) {
        for (int i = 1; i < members.size(); i += 2) {
            send.accept(
                    "spend-points",
                    Map.of(
                            "member_id", members.get(i),
                            "points", 3 + random.nextInt(8),
                            "reason", TREATS.get(random.nextInt(TREATS.size()))));
        }
    }

    /// Seats at a tasting: set aside, then taken up, given back or still open.
    private void hold(List<String> members) {
        for (int i = 1; i <= 12 && i < members.size(); i++) {
            String member = members.get(i);
            send.accept("hold-points", Map.of("member_id", member, "hold", "tasting", "points", 5));
            if (i % 3 == 0) {
                send.accept("capture-points", Map.of("member_id", member, "hold", "tasting"));
            } else if (i % 3 == 1) {
                send.accept("release-points", Map.of("member_id", member, "hold", "tasting"));
            }
        }
    }

    /// A pool for the lantern fair, and its first prize.
    private void fair(List<String> members) {
        for (int i = 1; i <= 20 && i < members.size(); i++) {
            send.accept(
                    "pay-into-pool",
                    Map.of("member_id", members.get(i), "pool", "lantern-fair", "points", 5));
        }
        send.accept(
                "pay-from-pool",
                Map.of("pool", "lantern-fair", "member_id", members.get(3), "points", 40));
    }
}
