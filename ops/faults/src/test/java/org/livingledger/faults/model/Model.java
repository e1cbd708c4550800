package org.livingledger.faults.model;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One ledger as `systems.md` has it: told the same commands as the service, it says what the service
/// must answer.
public final class Model {

    private record Receipt(String content, Answer answer) {}

    private final World world;
    private final Groups groups;
    private final Points points;
    private final Boards boards;
    private final Activities activities;
    private final CheckIns checkIns;
    private final Map<String, Receipt> receipts = new HashMap<>();

    /// A ledger that is not open.
    ///
    /// @param mistake what it gets wrong, to see that it would be found
    public Model(Mistake mistake) {
        world = new World(mistake);
        groups = new Groups(world);
        points = new Points(world);
        boards = new Boards(world);
        activities = new Activities(world, points);
        checkIns = new CheckIns(world, activities);
    }

    /// Decides a command.
    ///
    /// @param now what the service's clock says
    public Answer decide(String command, String key, Map<String, Object> body, Instant now) {
        String content = command + new TreeMap<>(body);
        Receipt receipt = receipts.get(key);
        if (receipt != null) {
            return receipt.content.equals(content)
                    ? receipt.answer.again()
                    : refused(Refusal.of("idempotency-key-reused"));
        }
        world.now = now;
        world.events.clear();
        world.accounts.values().forEach(Account::elapse);
        Answer answer;
        try {
            Map<String, Object> figures = carryOut(command, new Body(body));
            answer = new Answer(false, "", List.copyOf(world.events), world.position + 1, figures);
            world.position += world.events.size();
        } catch (Refusal refusal) {
            answer = refused(refusal);
        }
        if (!world.open) {
            return answer;
        }
        receipts.put(key, new Receipt(content, answer));
        return answer;
    }

    private static Answer refused(Refusal refusal) {
        return new Answer(false, refusal.code, List.of(), 0, refusal.figures);
    }

    private Map<String, Object> carryOut(String command, Body body) {
        if (command.equals("open-ledger")) {
            return open(body);
        }
        if (!world.open) {
            throw Refusal.of("ledger-not-found");
        }
        return switch (command) {
            case "publish-programme" -> publish(body);
            case "found-group" -> groups.found(body);
            case "rename-group" -> groups.tell(body, "group-renamed");
            case "describe-group" -> groups.tell(body, "group-described");
            case "set-sub-group-policy" -> groups.setFounders(body);
            case "set-dissolve-date" -> groups.setDissolveDate(body);
            case "dissolve-group" -> groups.dissolve(body);
            case "release-members" -> groups.release(body);
            case "set-capacity" -> groups.setCapacity(body);
            case "open-group" -> groups.open(body, true);
            case "close-group" -> groups.open(body, false);
            case "promote-to-admin" -> groups.promote(body);
            case "demote-admin" -> groups.demote(body);
            case "transfer-ownership" -> groups.transfer(body);
            case "join-group" -> groups.join(body);
            case "leave-group" -> groups.leave(body, false);
            case "eliminate-member" -> groups.leave(body, true);
            case "earn-points" -> points.earn(body);
            case "spend-points" -> points.spend(body, "points-spent");
            case "forfeit-points" -> points.spend(body, "points-forfeited");
            case "hold-points" -> points.hold(body);
            case "capture-points" -> points.capture(body);
            case "release-points" -> points.release(body);
            case "transfer-points" -> points.transfer(body);
            case "pay-into-pool" -> points.payIn(body);
            case "pay-from-pool" -> points.payOut(body);
            case "adjust-points" -> points.adjust(body);
            case "reverse-points" -> points.reverse(body);
            case "expire-points" -> points.end(body);
            case "activate-points" -> points.settle(body, false);
            case "cancel-points" -> points.settle(body, true);
            case "freeze-account" -> points.freeze(body);
            case "unfreeze-account" -> points.unfreeze(body);
            case "record-activity" -> activities.record(body);
            case "check-in" -> checkIns.checkIn(body);
            case "make-up-check-in" -> checkIns.makeUp(body);
            case "set-gates" -> groups.setCoolDown(body);
            case "ban-member" -> groups.ban(body);
            case "unban-member" -> groups.unban(body);
            default -> throw new IllegalArgumentException("the model knows no " + command);
        };
    }

    private Map<String, Object> open(Body body) {
        if (world.open) {
            throw Refusal.of("ledger-exists");
        }
        world.open = true;
        world.zone = ZoneId.of(body.text("zone"));
        world.emit("ledger-opened");
        return Map.of();
    }

    private Map<String, Object> publish(Body body) {
        long expected = body.number("expected_version", world.version);
        if (expected != world.version) {
            throw Refusal.of(
                    "programme-version-conflict", "expected version", expected, world.version);
        }
        if (body.fields().get("programme") instanceof Plan plan) {
            world.plan = plan;
        }
        world.version++;
        world.emit("programme-published");
        return Answer.figures("version", world.version);
    }

    /// Up to where it knows of events.
    public long position() {
        return world.position;
    }

    /// What the ledger must answer now when it is asked for accounts and boards.
    public List<Read> reads() {
        var reads = new ArrayList<Read>();
        for (Account account : world.accounts.values()) {
            account.elapse();
            if (!account.lots.isEmpty()) {
                reads.add(
                        new Read(
                                "accounts/" + account.id, account.figures(), List.of(), List.of()));
            }
        }
        for (Plan.Board board : world.plan.boards()) {
            for (String per : List.of("all", "year", "quarter", "month", "week", "day")) {
                String window = Calendar.span(per, world.day(world.now));
                List<Read.Row> rows = boards.rows(board, window);
                String group = board.group() == null ? "" : "&group=" + board.group();
                reads.add(
                        new Read(
                                "boards/" + board.id() + "?limit=200&window=" + window + group,
                                Answer.figures("members", rows.size()),
                                rows,
                                Boards.ranks(board.ties(), rows)));
            }
        }
        return reads;
    }
}
