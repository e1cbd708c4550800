package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// `systems.md A16`: two histories that nobody made up give the boards, tiers, badges and streaks that
/// they are known to give. Each database has its class, since this is the longest of all: PostgreSQL's
/// turn comes with `-Pfull`. On the shop's, a draft is tried, adopted and undone as well, so that it is
/// loaded once.
abstract class RealHistories extends AdoptionCase {

    private static final Path HISTORIES = Path.of("../../ledger-projections/src/test/resources");
    private static final int CHUNK = 1_000;
    private static final String DOLLARS = "activity.amount_cents / 100";
    private static final String PURCHASE = "{'purchase':{'items':'int','amount_cents':'int'}}";

    @Test
    void ranksThirteenThousandCommitsAsTheyWere() throws IOException {
        open("UTC");
        found("commits", "{'commit':{}}", "commit", "1");
        load(
                "axonframework-commits.csv",
                fields ->
                        new Row(
                                fields[2],
                                fields[1],
                                "{'group_id':'core','member_id':'%s','activity':'commit','activity_id':'%s','occurred_at':'%s'}"
                                        .formatted(fields[2], fields[0], fields[1])));

        // the last two share the tenth rank; the one who had come to 192 by 2024 stands first
        assertThat(top("commits", "all", 11))
                .containsExactly(
                        "m-9bc9b21c51 4660",
                        "m-5db8ac52d3 1767",
                        "m-f64fe8fc42 810",
                        "m-44edfc1359 785",
                        "m-2288253eb1 780",
                        "m-e962f9e857 710",
                        "m-eb431c8138 602",
                        "m-9e311a566f 365",
                        "m-8a195b5a5d 217",
                        "m-58631df615 192",
                        "m-317ef442f4 192");
        assertThat(board("commits", "all", 11).json("/rows/9/rank").intValue()).isEqualTo(10);
        assertThat(board("commits", "all", 11).json("/rows/10/rank").intValue()).isEqualTo(10);
        assertThat(board("commits", "all", 1).number("/members")).isEqualTo(271);
        assertThat(board("commits", "2025", 1).number("/members")).isEqualTo(23);
        assertThat(top("commits", "2025", 5))
                .containsExactly(
                        "m-9bc9b21c51 1795",
                        "m-f64fe8fc42 665",
                        "m-eb431c8138 370",
                        "m-b41ce94971 149",
                        "m-44edfc1359 133");
        assertThat(top("commits", "2025-W39", 1)).containsExactly("m-9bc9b21c51 130");
        assertThat(sum("commits", "2025")).isEqualTo(3_419);

        assertThat(holders(0)).isEqualTo(17);
        assertThat(holders(1)).isEqualTo(59);
        assertThat(holders(2)).isEqualTo(19);
        assertThat(longest("m-5db8ac52d3")).isEqualTo(10);
        assertThat(longest("m-f64fe8fc42")).isEqualTo(9);
        assertThat(longest("m-44edfc1359")).isEqualTo(7);
        assertThat(longest("m-9bc9b21c51")).isEqualTo(6);
    }

    @Test
    void ranksTheCustomersOfAShopByWholeDollars() throws Exception {
        open("UTC");
        found("purchases", PURCHASE, "purchase", DOLLARS);
        var live = new TreeMap<String, Long>();
        var draft = new TreeMap<String, Long>();
        load(
                "cdnow-sample-purchases.csv",
                fields -> {
                    long dollars = Long.parseLong(fields[4]) / 100;
                    live.merge(fields[2], dollars, Long::sum);
                    draft.merge(fields[2], dollars + Math.max(0, dollars - 50), Long::sum);
                    return new Row(
                            fields[2],
                            fields[1] + "T00:00:00Z",
                            "{'group_id':'core','member_id':'%s','activity':'purchase','activity_id':'%s','occurred_at':'%sT00:00:00Z','attributes':{'items':%s,'amount_cents':%s}}"
                                    .formatted(
                                            fields[2], fields[0], fields[1], fields[3], fields[4]));
                });

        assertThat(top("purchases", "all", 5))
                .containsExactly(
                        "c-19339 6517",
                        "c-05420 1930",
                        "c-20111 1712",
                        "c-11288 1615",
                        "c-15953 1538");
        long[] quarters = {110_324, 33_037, 26_489, 27_543, 24_422, 17_629};
        for (int i = 0; i < quarters.length; i++) {
            String quarter = (1997 + i / 4) + "-Q" + (1 + i % 4);
            assertThat(sum("purchases", quarter)).as(quarter).isEqualTo(quarters[i]);
        }
        assertThat(sum("purchases", "all")).isEqualTo(239_444);
        isWhatAnIndependentCalculationSays(live, draft);

        accepted(
                command(
                        "publish-programme",
                        "{'programme':{'ladders':[{'id':'worth','window':'all',"
                                + "'measures':[{'id':'points','metric':'points-earned'}],"
                                + "'tiers':[{'id':'below'},"
                                + "{'id':'good','thresholds':{'points':300}},"
                                + "{'id':'best','thresholds':{'points':1000}}]}]}}"));
        Reply ladder = ask("/tiers");
        assertThat(ladder.number("/items/0/tiers/0/members")).isEqualTo(2_183);
        assertThat(ladder.number("/items/0/tiers/1/members")).isEqualTo(155);
        assertThat(ladder.number("/items/0/tiers/2/members")).isEqualTo(19);
        assertThat(ask("/members/c-19339/tiers").number("/tiers/0/scores/points")).isEqualTo(6_517);
    }

    /// `systems.md` section 5, point 3: what a dollar above fifty would have come to if it counted twice.
    private void isWhatAnIndependentCalculationSays(Map<String, Long> live, Map<String, Long> draft)
            throws Exception {
        cancelsOneAndRefusesASecondMeanwhile();
        String twice = DOLLARS + " > 50 ? 2 * (" + DOLLARS + ") - 50 : " + DOLLARS;
        Tried tried = tried(programme("purchases", PURCHASE, "purchase", twice));
        assertThat(tried.members()).hasSize(live.size() + 1);
        live.forEach((member, points) -> {
            assertThat(tried.number(member, "/points/live")).as(member).isEqualTo(points);
            assertThat(tried.number(member, "/points/draft"))
                    .as(member)
                    .isEqualTo(draft.get(member));
            assertThat(
                            tried.member(member).at("/changed").booleanValue()
                                    || points.equals(draft.get(member)))
                    .as(member)
                    .isTrue();
        });
        assertThat(tried.total("/points/difference")).isEqualTo(sum(draft) - sum(live));
        for (var row : board("purchases", "all", 200).json("/rows")) {
            assertThat(tried.number(row.at("/member_id").asString(), "/ranks/0/live"))
                    .as(row.toString())
                    .isEqualTo(row.at("/rank").longValue());
        }
        adoptsItAndUndoesThat(
                draft, programme("purchases", PURCHASE, "purchase", twice), sum(draft) - sum(live));
    }

    private void adoptsItAndUndoesThat(Map<String, Long> draft, String twice, long more)
            throws Exception {
        var pages = new ArrayList<String>();
        draft.keySet().forEach(member -> pages.add("/accounts/" + member));
        for (String window : List.of("all", "1997", "1997-Q1", "1997-03")) {
            pages.add("/boards/purchases?group=core&limit=200&window=" + window);
        }
        String[] all = pages.toArray(String[]::new);
        List<String> before = rows(List.of(), all);
        int version = adopt(twice, "'mode':'full'");
        Reply told = adoption(version, "adopted");
        assertThat(told.number("/items/0/figures/granted")).isEqualTo(more);
        assertThat(told.number("/items/0/figures/taken")).isZero();
        draft.forEach((member, points) ->
                assertThat(account(member).number("/balance")).as(member).isEqualTo(points));
        for (var row : board("purchases", "all", 200).json("/rows")) {
            long score = row.at("/score").longValue();
            assertThat(score).isEqualTo(draft.get(row.at("/member_id").asString()));
            assertThat(row.at("/rank").longValue())
                    .isEqualTo(1 + draft.values().stream().filter(each -> each > score).count());
        }
        assertThat(tried(twice).total("/changed")).isZero();

        undo(version);
        assertThat(rows(List.of(), all)).isEqualTo(before);
        assertThat(ask("/invariants").json("/holds").booleanValue()).isTrue();
    }

    private void cancelsOneAndRefusesASecondMeanwhile() {
        String body = "{'programme':" + programme("purchases", PURCHASE, "purchase", DOLLARS) + "}";
        String id = begin(body).word("/id");
        Reply second = begin(body);
        refused(second, "what-if-running");
        assertThat(second.word("/what_if")).isEqualTo(id);
        refused(look(id + "/members"), "what-if-not-done");
        assertThat(drop(id).status()).isEqualTo(204);
        for (int i = 0; i < 100 && look(id).word("/status").equals("running"); i++) {
            sleep();
        }
        assertThat(look(id).word("/status")).isEqualTo("cancelled");
        refused(look(id + "/members"), "what-if-not-done");
    }

    private static long sum(Map<String, Long> points) {
        return points.values().stream().mapToLong(Long::longValue).sum();
    }

    private record Row(String member, String joined, String activity) {}

    private interface Reader {
        Row read(String[] fields);
    }

    private void found(String board, String activities, String activity, String points) {
        accepted(
                command(
                        "found-group",
                        "{'group_id':'core','name':'Core','owner':'importer','capacity':10000}"));
        accepted(
                command(
                        "publish-programme",
                        "{'programme':%s}",
                        programme(board, activities, activity, points)));
    }

    private static String programme(
            String board, String activities, String activity, String points) {
        return "{'activities':%s,'rules':[{'id':'%s','activity':'%s','points':'%s'}],'boards':[{'id':'%s','metric':'points-earned','group_id':'core'}],'badges':[%s,%s,%s]}"
                .formatted(
                        activities,
                        activity,
                        activity,
                        points,
                        board,
                        badge("hundred", "count", activity, 100),
                        badge("ten", "count", activity, 10),
                        badge("thirty-days", "distinct-days", activity, 30));
    }

    private static String badge(String id, String kind, String activity, int atLeast) {
        return "{'id':'%s','criterion':{'kind':'%s','activity':'%s'},'levels':[{'at_least':%d}]}"
                .formatted(id, kind, activity, atLeast);
    }

    private long holders(int badge) {
        return ask("/badges").number("/items/" + badge + "/holders");
    }

    private long longest(String member) {
        return ask("/members/" + member + "/streaks").number("/items/0/longest");
    }

    private void load(String file, Reader reader) throws IOException {
        List<String> lines = Files.readAllLines(HISTORIES.resolve(file));
        var joined = new HashSet<String>();
        var items = new ArrayList<String>(CHUNK);
        for (String line : lines.subList(1, lines.size())) {
            Row row = reader.read(line.split(",", -1));
            if (joined.add(row.member())) {
                items.add(
                        "{'command':'join-group','key':'j%s','body':{'group_id':'core','member_id':'%s','occurred_at':'%s'}}"
                                .formatted(row.member(), row.member(), row.joined()));
            }
            items.add(
                    "{'command':'record-activity','key':'a%s','body':%s}"
                            .formatted(line.substring(0, line.indexOf(',')), row.activity()));
            if (items.size() >= CHUNK - 1) {
                send(items);
            }
        }
        send(items);
    }

    private Reply board(String board, String window, int limit) {
        return ask("/boards/%s?group=core&window=%s&limit=%d", board, window, limit);
    }

    private List<String> top(String board, String window, int count) {
        var top = new ArrayList<String>();
        for (var row : board(board, window, count).json("/rows")) {
            top.add(row.at("/member_id").asString() + ' ' + row.at("/score").longValue());
        }
        return top;
    }

    private long sum(String board, String window) {
        long sum = 0;
        String cursor = "";
        do {
            Reply page =
                    ask(
                            "/boards/%s?group=core&window=%s&limit=200%s",
                            board, window, cursor.isEmpty() ? "" : "&cursor=" + cursor);
            for (var row : page.json("/rows")) {
                sum += row.at("/score").longValue();
            }
            cursor = page.json("/next").isString() ? page.word("/next") : "";
        } while (!cursor.isEmpty());
        return sum;
    }
}
