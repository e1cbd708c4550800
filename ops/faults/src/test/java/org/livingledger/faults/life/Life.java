package org.livingledger.faults.life;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Draws the life of a ledger: few people, few groups and small amounts, so that they meet.
public final class Life {

    private static final List<String> PEOPLE =
            List.of("ann", "bob", "cat", "dan", "eve", "fay", "gus");
    private static final List<String> GROUPS = List.of("core", "side", "pop");

    private final Random random;
    private final List<Instant> clock;
    private final List<Step> steps = new ArrayList<>();
    private final List<Integer> movements = new ArrayList<>();
    private Instant now;

    private Life(long seed, List<Instant> clock) {
        this.random = new Random(seed * 27_182_818_284L);
        this.clock = clock;
        this.now = clock.getFirst();
    }

    /// The steps of one life.
    ///
    /// @param clock what the clock says in each round
    public static List<Step> draw(long seed, List<Instant> clock, int commands) {
        return new Life(seed, clock).live(commands);
    }

    private List<Step> live(int commands) {
        if (random.nextInt(3) == 0) {
            step("earn-points", "member_id", "ann", "points", 1L);
        }
        String zone = Clockwork.ZONES.get(random.nextInt(Clockwork.ZONES.size()));
        step("open-ledger", "name", "Model", "zone", zone);
        step("publish-programme", "programme", Plans.draw(random));
        for (String group : GROUPS.subList(0, 2)) {
            step(
                    "found-group",
                    "group_id",
                    group,
                    "name",
                    "G",
                    "owner",
                    person(),
                    "capacity",
                    4L + random.nextInt(4),
                    "admin_limit",
                    (long) random.nextInt(3));
        }
        for (String member : PEOPLE) {
            step("join-group", "group_id", GROUPS.get(random.nextInt(2)), "member_id", member);
        }
        while (steps.size() < commands) {
            now = clock.get((int) ((long) steps.size() * clock.size() / commands));
            draw();
        }
        return steps;
    }

    private void draw() {
        int dice = random.nextInt(1000);
        if (dice == 0) {
            step("open-ledger", "name", "Again", "zone", "UTC");
        } else if (dice < 40) {
            again();
        } else if (dice < 330) {
            people();
        } else if (dice < 480) {
            activity();
        } else if (dice < 540) {
            step("review-tiers", "member_id", person());
        } else if (dice < 555) {
            step("run-elimination", "group_id", group(), "by", by());
        } else {
            points();
        }
    }

    /// A key that was used before: with the same content, or with another.
    private void again() {
        Step before = steps.get(random.nextInt(steps.size()));
        if (random.nextInt(3) > 0) {
            add(before.key(), before.command(), before.body());
        } else {
            add(before.key(), "earn-points", fields("member_id", person(), "points", 77L));
        }
    }

    private void people() {
        String group = group();
        String member = person();
        switch (random.nextInt(50)) {
            case 42, 43 ->
                    step(
                            "set-gates",
                            "group_id",
                            group,
                            "gates",
                            Map.of("cool_down_days", (long) random.nextInt(4)),
                            "by",
                            by());
            case 44, 45 ->
                    step(
                            "ban-member",
                            "group_id",
                            group,
                            "member_id",
                            member,
                            "reason",
                            "spam",
                            "by",
                            by(),
                            "occurred_at",
                            at());
            case 46, 47, 48, 49 ->
                    step("unban-member", "group_id", group, "member_id", member, "by", by());
            case 0, 20, 39 -> found();
            case 4 ->
                    step(
                            "set-dissolve-date",
                            "group_id",
                            pick("pop", "sub-a", "sub-b", "sub-c"),
                            "dissolves_at",
                            soon(),
                            "by",
                            by());
            case 7, 8 -> step("set-capacity", "group_id", group, "capacity", 3 + upTo(6));
            case 12, 13, 14 ->
                    step("promote-to-admin", "group_id", group, "member_id", member, "by", by());
            case 9, 10, 11, 15, 16 ->
                    step("demote-admin", "group_id", group, "member_id", member, "by", by());
            case 17, 18 ->
                    step("transfer-ownership", "group_id", group, "member_id", member, "by", by());
            case 1, 2, 19, 21 ->
                    step(
                            "leave-group",
                            "group_id",
                            group,
                            "member_id",
                            member,
                            "occurred_at",
                            at());
            case 5, 6, 22, 23, 24 ->
                    step(
                            "eliminate-member",
                            "group_id",
                            group,
                            "member_id",
                            member,
                            "reason",
                            "idle",
                            "by",
                            by(),
                            "occurred_at",
                            at());
            default ->
                    step("join-group", "group_id", group, "member_id", member, "occurred_at", at());
        }
    }

    private void found() {
        step(
                "found-group",
                "group_id",
                pick("pop", "sub-a", "sub-b", "sub-c", "core"),
                "name",
                "G",
                "owner",
                person(),
                "capacity",
                upTo(5),
                "dissolves_at",
                random.nextInt(3) == 0 ? soon() : null,
                "occurred_at",
                at());
    }

    private void points() {
        String member = person();
        switch (random.nextInt(60)) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 35, 36, 37, 38, 39, 40, 41 ->
                    earn(member);
            case 13, 14, 15, 16, 17, 18, 19, 20, 21, 45, 46, 47, 48 ->
                    movement(
                            "spend-points",
                            "member_id",
                            member,
                            "points",
                            upTo(40),
                            "occurred_at",
                            at());
            case 22, 23, 24, 25 ->
                    step(
                            "hold-points",
                            "member_id",
                            member,
                            "hold",
                            pick("h1", "h2", "h3"),
                            "points",
                            upTo(20),
                            "release_at",
                            random.nextInt(3) == 0 ? soon() : null);
            case 26, 27, 28 ->
                    movement(
                            "capture-points",
                            "member_id",
                            member,
                            "hold",
                            pick("h1", "h2", "h3"),
                            "points",
                            random.nextBoolean() ? upTo(20) : null);
            case 29, 30 ->
                    step("release-points", "member_id", member, "hold", pick("h1", "h2", "h3"));
            case 31, 32, 33, 34 ->
                    step("transfer-points", "from", member, "to", person(), "points", upTo(30));
            case 42, 43, 44 -> step("expire-points", "account_id", member, "lot", upTo(12));
            case 49 -> {
                if (random.nextInt(3) == 0) {
                    step("freeze-account", "member_id", member, "reason", "fraud");
                }
            }
            case 50 -> step("unfreeze-account", "member_id", member);
            default -> reverse(member);
        }
    }

    private void earn(String member) {
        boolean whale = random.nextInt(60) == 0;
        movement(
                "earn-points",
                "member_id",
                whale ? "whale" : member,
                "points",
                whale ? 600_000_000_000L : upTo(50),
                "group_id",
                random.nextInt(3) == 0 ? group() : null,
                "expires",
                random.nextInt(3) == 0
                        ? pick(
                                "P1D",
                                "P30D",
                                "end-of-day",
                                "end-of-month",
                                "end-of-quarter",
                                "end-of-year",
                                "never",
                                "P1M")
                        : null,
                "active_at",
                random.nextInt(6) == 0 ? soon() : null,
                "occurred_at",
                at());
    }

    private void reverse(String member) {
        boolean any = movements.isEmpty() || random.nextInt(12) == 0;
        int step =
                any
                        ? random.nextInt(steps.size())
                        : movements.get(Math.max(0, movements.size() - 1 - random.nextInt(30)));
        Object whose = steps.get(step).body().get("member_id");
        step(
                "reverse-points",
                "member_id",
                random.nextInt(12) == 0 || !(whose instanceof String) ? member : whose,
                "movement",
                new Step.Movement(step),
                "points",
                random.nextInt(3) == 0 ? upTo(30) : null,
                "policy",
                random.nextInt(5) == 0
                        ? null
                        : pick("pending-only", "within-balance", "into-debt"));
    }

    private void activity() {
        if (random.nextInt(40) == 0) {
            Long expected = random.nextBoolean() ? upTo(4) : null;
            step(
                    "publish-programme",
                    "programme",
                    Plans.draw(random),
                    "expected_version",
                    expected);
            return;
        }
        if (random.nextInt(3) == 0) {
            checkIn();
            return;
        }
        String activity = pick("post", "post", "post", "sale", "sale", "share", "wave");
        movement(
                "record-activity",
                "group_id",
                group(),
                "member_id",
                person(),
                "activity",
                activity,
                "activity_id",
                "a" + random.nextInt(50),
                "attributes",
                Plans.attributes(activity, random),
                "occurred_at",
                at());
    }

    private void checkIn() {
        if (random.nextInt(4) > 0) {
            step("check-in", "group_id", group(), "member_id", person(), "occurred_at", at());
        } else {
            String day = now.toString().substring(0, 10);
            step(
                    "make-up-check-in",
                    "group_id",
                    group(),
                    "member_id",
                    person(),
                    "day",
                    LocalDate.parse(day).minusDays(random.nextInt(6) - 1).toString());
        }
    }

    /// A member who acts, mostly none.
    private @Nullable String by() {
        return random.nextInt(3) == 0 ? person() : null;
    }

    private String person() {
        return random.nextInt(40) == 0 ? "nobody" : PEOPLE.get(random.nextInt(PEOPLE.size()));
    }

    private String group() {
        int dice = random.nextInt(20);
        return dice == 0
                ? pick("sub-a", "sub-b", "sub-c", "nowhere")
                : dice < 4 ? "pop" : GROUPS.get(dice % 2);
    }

    /// When it happened: mostly now, often not long ago, rarely in the future.
    private @Nullable String at() {
        int dice = random.nextInt(20);
        if (dice < 12) {
            return null;
        }
        if (dice == 12) {
            return now.plusSeconds(random.nextInt(600)).toString();
        }
        return now.minusSeconds(random.nextInt(dice < 17 ? 90_000 : 5_000_000)).toString();
    }

    private String soon() {
        return now.plusSeconds(random.nextInt(200_000) - 40_000).toString();
    }

    private long upTo(int most) {
        return 1L + random.nextInt(most);
    }

    private String pick(String... any) {
        return any[random.nextInt(any.length)];
    }

    private void movement(String command, @Nullable Object... pairs) {
        movements.add(steps.size());
        step(command, pairs);
    }

    private void step(String command, @Nullable Object... pairs) {
        add("k" + steps.size(), command, fields(pairs));
    }

    private void add(String key, String command, Map<String, Object> body) {
        steps.add(new Step(steps.size(), now, key, command, body));
    }

    private static Map<String, Object> fields(@Nullable Object... pairs) {
        var fields = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            Object value = pairs[i + 1];
            if (value != null) {
                fields.put(String.valueOf(pairs[i]), value);
            }
        }
        return fields;
    }
}
