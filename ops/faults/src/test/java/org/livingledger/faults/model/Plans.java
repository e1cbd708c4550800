package org.livingledger.faults.model;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.livingledger.faults.model.Plan.Board;
import org.livingledger.faults.model.Plan.Cap;
import org.livingledger.faults.model.Plan.Rule;

/// The programmes of the lives: each as its document, and as what the model makes of it.
final class Plans {

    private static final String ACTIVITIES =
            "'activities':{'post':{'n':'int'},'sale':{'cents':'int','big':'bool'},'share':{},'check-in':{}}";

    private static final int FREEZES = 1;
    private static final int MAKE_UP_DAYS = 3;
    private static final int MAKE_UPS = 1;

    private static final String CHECK_INS =
            "'check_ins':{'freezes_per_month':%d,'make_up_days':%d,'make_ups_per_month':%d,'milestones':[]}"
                    .formatted(FREEZES, MAKE_UP_DAYS, MAKE_UPS);

    private static final String BOARDS =
            """
            'boards':[{'id':'points','metric':'points-earned'},
             {'id':'core-points','metric':'points-earned','group_id':'core','ties':'dense'},
             {'id':'posts','metric':'activity-count','activity':'post','ties':'ordinal'},
             {'id':'side-all','metric':'activity-count','group_id':'side'},
             {'id':'post-points','metric':'points-earned','activity':'post','ties':'ordinal'}]\
            """;

    private static final Map<String, Map<String, String>> DECLARED =
            Map.of(
                    "post", Map.of("n", "int"),
                    "sale", Map.of("cents", "int", "big", "bool"),
                    "share", Map.of(),
                    "check-in", Map.of());

    private static final List<Board> READ =
            List.of(
                    new Board("points", true, null, null, "competition"),
                    new Board("core-points", true, "core", null, "dense"),
                    new Board("posts", false, null, "post", "ordinal"),
                    new Board("side-all", false, "side", null, "competition"),
                    new Board("post-points", true, null, "post", "ordinal"));

    private static final Plan NARROW =
            plan(
                    """
                    {'id':'post','activity':'post','points':'2 * activity.n',
                     'caps':[{'per':'day','points':25},{'per':'week','points':60}]},
                    {'id':'sale','activity':'sale','when':'activity.big','points':'activity.cents / 10',
                     'budget':120,'expires':'end-of-month'},
                    {'id':'morning','activity':'check-in','points':'4',
                     'caps':[{'per':'month','points':10}]}\
                    """,
                    List.of(
                            new Rule(
                                    "post",
                                    "post",
                                    null,
                                    _ -> true,
                                    inputs -> 2 * number(inputs, "n"),
                                    List.of(new Cap("day", 25), new Cap("week", 60)),
                                    0,
                                    null,
                                    0),
                            new Rule(
                                    "sale",
                                    "sale",
                                    null,
                                    inputs -> Boolean.TRUE.equals(inputs.get("big")),
                                    inputs -> number(inputs, "cents") / 10,
                                    List.of(),
                                    120,
                                    "end-of-month",
                                    0),
                            new Rule(
                                    "morning",
                                    "check-in",
                                    null,
                                    _ -> true,
                                    _ -> 4,
                                    List.of(new Cap("month", 10)),
                                    0,
                                    null,
                                    0)));

    private static final Plan WIDE =
            plan(
                    """
                    {'id':'post','activity':'post','points':'activity.n',
                     'caps':[{'per':'month','points':70},{'per':'day','points':15}],'pending_days':2},
                    {'id':'extra','activity':'post','group_id':'core','when':'activity.n > 5',
                     'points':'activity.n - 6','expires':'P7D'},
                    {'id':'share','activity':'share','points':'3','caps':[{'per':'week','points':10}],
                     'budget':40}\
                    """,
                    List.of(
                            new Rule(
                                    "post",
                                    "post",
                                    null,
                                    _ -> true,
                                    inputs -> number(inputs, "n"),
                                    List.of(new Cap("month", 70), new Cap("day", 15)),
                                    0,
                                    null,
                                    2),
                            new Rule(
                                    "extra",
                                    "post",
                                    "core",
                                    inputs -> number(inputs, "n") > 5,
                                    inputs -> number(inputs, "n") - 6,
                                    List.of(),
                                    0,
                                    "P7D",
                                    0),
                            new Rule(
                                    "share",
                                    "share",
                                    null,
                                    _ -> true,
                                    _ -> 3,
                                    List.of(new Cap("week", 10)),
                                    40,
                                    null,
                                    0)));

    private Plans() {}

    static Plan draw(Random random) {
        return random.nextBoolean() ? NARROW : WIDE;
    }

    /// Attributes that mostly fit.
    static Map<String, Object> attributes(String activity, Random random) {
        if (random.nextInt(25) == 0) {
            return Map.of("n", true);
        }
        return switch (activity) {
            case "post" ->
                    Map.of("n", (long) random.nextInt(12) - (random.nextInt(12) == 0 ? 9 : 0));
            case "sale" ->
                    Map.of("cents", (long) random.nextInt(300), "big", random.nextInt(3) > 0);
            case "wave" -> Map.of("hand", "left");
            default -> Map.of();
        };
    }

    private static long number(Map<String, Object> inputs, String name) {
        return inputs.get(name) instanceof Number number ? number.longValue() : 0;
    }

    private static Plan plan(String rules, List<Rule> meant) {
        String document =
                "{" + ACTIVITIES + ",'rules':[" + rules + "]," + BOARDS + "," + CHECK_INS + "}";
        return new Plan(
                document.replace('\'', '"'),
                DECLARED,
                meant,
                READ,
                FREEZES,
                MAKE_UP_DAYS,
                MAKE_UPS);
    }
}
