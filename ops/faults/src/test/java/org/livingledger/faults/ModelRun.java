package org.livingledger.faults;

import static org.livingledger.faults.words.Figures.figures;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.livingledger.faults.boards.Board;
import org.livingledger.faults.boards.Board.Row;
import org.livingledger.faults.boards.Boards;
import org.livingledger.faults.life.Step;
import org.livingledger.faults.model.Account;
import org.livingledger.faults.model.Model;
import org.livingledger.faults.words.Answer;
import org.livingledger.faults.words.Figures;
import org.livingledger.faults.words.Json;
import tools.jackson.databind.JsonNode;

/// One ledger that lives twice: in the service and in the model, told the same.
final class ModelRun {

    /// Where the two disagree.
    record Disagreement(Step step, String model, String service, String difference) {

        /// Whether it is about the same command and the same thing, figures aside.
        boolean like(Disagreement other) {
            return step.command().equals(other.step.command())
                    && kind(difference).equals(kind(other.difference));
        }

        /// Up to the first figure: what is told after it changes with what is left out.
        private static String kind(String difference) {
            return difference.startsWith("expected")
                    ? difference
                    : difference.replaceFirst("(?s)[ \\d].*", "");
        }
    }

    /// Events that can be reversed.
    private static final Set<String> MOVEMENTS =
            Set.of("points-earned", "points-spent", "hold-captured");

    /// Events that say what has become true by itself: which command writes them down is no rule, and
    /// the model says what is true (`review-tiers`).
    private static final Set<String> FOLLOWING = Set.of("tier-changed", "tier-warned");

    /// A movement, as the service knows it and as the model does.
    private record Made(long position, String key) {
        static final Made NONE = new Made(999_999_999L, "");
    }

    /// The most of one request.
    private static final int MOST = 1_000;

    private final Api api;
    private final String ledger;
    private final Model model;
    private final Map<Integer, Made> movements = new HashMap<>();
    private long position;
    private final Map<String, Map<String, Integer>> told;

    ModelRun(Api api, String ledger, Model model, Map<String, Map<String, Integer>> told) {
        this.api = api;
        this.ledger = ledger;
        this.model = model;
        this.told = told;
    }

    static void setClock(Api api, Instant now) throws IOException, InterruptedException {
        api.put("/v1/clock", "{\"now\":\"" + now + "\"}");
    }

    /// Up to where steps can be sent in one request: they happen at one instant, a ledger is opened
    /// alone, and what is reversed was answered before (decision 0002).
    static int together(List<Step> steps, int from) {
        Instant now = steps.get(from).now();
        int to = from;
        while (to < steps.size() && to - from < MOST && steps.get(to).now().equals(now)) {
            if (steps.get(to).names() >= steps.get(from).index()) {
                break;
            }
            if (steps.get(to++).command().equals("open-ledger")) {
                break;
            }
        }
        return to;
    }

    /// Sends steps that happen at one instant, and compares the answers.
    ///
    /// @return the first disagreement, or null if there is none
    @Nullable Disagreement send(List<Step> steps) throws IOException, InterruptedException {
        var items = new StringJoiner(",", "[", "]");
        List<Answer> expected = new ArrayList<>();
        for (Step step : steps) {
            Map<String, Object> known = step.body(of -> movements.getOrDefault(of, Made.NONE).key);
            expected.add(model.decide(step.command(), step.key(), known, step.now()));
            Map<String, Object> body =
                    step.body(of -> movements.getOrDefault(of, Made.NONE).position);
            var item = new LinkedHashMap<String, Object>();
            item.put("command", step.command());
            item.put("key", step.key());
            item.put("body", body);
            items.add(Json.of(item));
        }
        JsonNode replies =
                api.post("/v1/ledgers/" + ledger + "/commands", items.toString()).path("items");
        for (int i = 0; i < steps.size(); i++) {
            JsonNode reply = replies.path(i);
            count(steps.get(i), reply);
            String difference = difference(expected.get(i), reply) + place(steps.get(i), reply);
            if (!difference.isEmpty()) {
                return new Disagreement(
                        steps.get(i), expected.get(i).toString(), reply.toString(), difference);
            }
        }
        return null;
    }

    private void count(Step step, JsonNode reply) {
        String code =
                reply.path("replayed").asBoolean(false)
                        ? "replayed"
                        : reply.path("status").asInt(0) == 201
                                ? "accepted"
                                : reply.path("body").path("code").asString("?");
        synchronized (told) {
            told.computeIfAbsent(code, _ -> new TreeMap<>()).merge(step.command(), 1, Integer::sum);
        }
    }

    /// Remembers the movement that a step led to, and says if its events stand out of order: those of
    /// one command stand at adjacent positions, and there is no hole.
    private String place(Step step, JsonNode reply) {
        long before = position;
        for (JsonNode event : reply.path("body").path("events")) {
            long at = event.path("position").asLong(0);
            if (MOVEMENTS.contains(event.path("type").asString(""))) {
                movements.putIfAbsent(step.index(), new Made(at, step.key()));
            }
            if (!reply.path("replayed").asBoolean(false) && at != ++position) {
                return "position " + (before + 1) + " and on, got " + at;
            }
        }
        return "";
    }

    /// What is different, or nothing.
    private static String difference(Answer expected, JsonNode reply) {
        JsonNode body = reply.path("body");
        boolean accepted = reply.path("status").asInt(0) == 201;
        String code = accepted ? "" : body.path("code").asString("?");
        if (!expected.code().equals(code)) {
            return "expected '" + expected.code() + "', got '" + code + "'";
        }
        if (expected.replayed() != reply.path("replayed").asBoolean(false)) {
            return "replayed";
        }
        if (accepted) {
            List<String> events = new ArrayList<>();
            body.path("events").forEach(event -> events.add(event.path("type").asString("")));
            events.removeAll(FOLLOWING);
            List<String> meant = new ArrayList<>(expected.events());
            if (meant.contains("elimination-run")) {
                // members are judged in the order of internal ids, which the model does not know
                meant.sort(null);
                events.sort(null);
            }
            if (!events.equals(meant)) {
                return "events " + meant + ", got " + events;
            }
        }
        return difference(expected.figures(), accepted ? body.path("outcome") : body);
    }

    private static String difference(Map<String, Object> expected, JsonNode figures) {
        for (var figure : expected.entrySet()) {
            JsonNode actual = figures.at("/" + figure.getKey());
            String said = actual.isMissingNode() || actual.isNull() ? "null" : said(actual);
            Object value = figure.getValue();
            String meant = value instanceof Iterable<?> list ? Json.of(list) : value.toString();
            if (!said.equals(meant)) {
                return figure.getKey() + " " + meant + ", got " + said;
            }
        }
        return "";
    }

    /// Asks the service for accounts and boards, and compares them with what the model has of them.
    ///
    /// @return the first disagreement, which is said to be the given step's, or null
    @Nullable Disagreement read(Step last) throws IOException, InterruptedException {
        for (Account account : model.world.accounts.values()) {
            if (account.used()) {
                String path = "accounts/" + account.id;
                JsonNode reply = ask(path);
                String difference = difference(view(account), reply);
                if (!difference.isEmpty()) {
                    return disagreement(last, view(account), reply, path + " " + difference);
                }
            }
        }
        for (Board board : Boards.of(model)) {
            JsonNode reply = ask(board.path());
            String difference =
                    difference(Map.of("members", board.rows().size()), reply)
                            + rows(board, reply.path("rows"));
            if (!difference.isEmpty()) {
                return disagreement(last, board, reply, board.path() + " " + difference);
            }
        }
        return null;
    }

    /// What an account must say of itself, its lots in debit order.
    private static Figures view(Account account) {
        List<Figures> lots =
                account.inDebitOrder().stream()
                        .filter(lot -> lot.left > 0)
                        .map(lot ->
                                figures(
                                        "lot remaining held",
                                        lot.number,
                                        lot.left,
                                        account.held(lot)))
                        .toList();
        return figures("balance available", account.balance(), account.available())
                .with("debt frozen", account.debt, account.frozen != null)
                .withEach("lots", lots);
    }

    private JsonNode ask(String path) throws IOException, InterruptedException {
        String wait = (path.contains("?") ? "&" : "?") + "min_position=" + position + "&wait=20";
        return api.get("/v1/ledgers/" + ledger + "/" + path + wait);
    }

    private static Disagreement disagreement(
            Step last, Object meant, JsonNode reply, String difference) {
        return new Disagreement(last, meant.toString(), reply.toString(), difference);
    }

    /// Equals stand in the order of internal ids, which the model does not know.
    private static String rows(Board board, JsonNode rows) {
        List<Row> actual = new ArrayList<>();
        List<Long> ranks = new ArrayList<>();
        for (JsonNode row : rows) {
            Instant reached = Instant.parse(row.path("reached_at").asString(""));
            actual.add(
                    new Row(
                            row.path("member_id").asString(""),
                            row.path("score").asLong(0),
                            reached));
            ranks.add(row.path("rank").asLong(0));
        }
        boolean same =
                Set.copyOf(actual).equals(Set.copyOf(board.rows()))
                        && anonymous(actual).equals(anonymous(board.rows()))
                        && ranks.equals(board.ranks());
        return same
                ? ""
                : "rows " + board.rows() + " " + board.ranks() + ", got " + actual + " " + ranks;
    }

    private static List<Row> anonymous(List<Row> rows) {
        return rows.stream().map(row -> new Row("", row.score(), row.reached())).toList();
    }

    private static String said(JsonNode node) {
        return node.isContainer() ? node.toString() : node.asString("");
    }
}
