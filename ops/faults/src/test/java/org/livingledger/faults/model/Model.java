package org.livingledger.faults.model;

import static org.livingledger.faults.words.Figures.figures;
import static org.livingledger.faults.words.Refusal.refuseIf;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.livingledger.faults.words.Answer;
import org.livingledger.faults.words.Commands;
import org.livingledger.faults.words.Fields;
import org.livingledger.faults.words.Figures;
import org.livingledger.faults.words.Mistake;
import org.livingledger.faults.words.Refusal;

/// One ledger as `systems.md` has it: told the same commands as the service, it says what the service
/// must answer. A command is carried out by the method of its name, which is given the group and the
/// account that the command names: not found and frozen come before everything else.
public final class Model {

    private record Receipt(String content, Answer answer) {}

    /// All that is true in it.
    public final World world;

    private final Commands commands;
    private final Map<String, Receipt> receipts = new HashMap<>();

    /// A ledger that is not open.
    ///
    /// @param mistake what it gets wrong, to see that it would be found
    public Model(Mistake mistake) {
        world = new World(mistake);
        var points = new Points(world);
        var members = new Memberships(world);
        var activities = new Activities(world, points);
        var groups = new Groups(world, members);
        var checkIns = new CheckIns(world, activities);
        var tiers = new Tiers(world);
        var going = new Eliminations(world, members);
        commands = new Commands(this, groups, members, points, activities, checkIns, tiers, going);
    }

    /// Decides a command.
    ///
    /// @param now what the service's clock says
    public Answer decide(String command, String key, Map<String, Object> body, Instant now) {
        String content = command + new TreeMap<>(body);
        Receipt receipt = receipts.get(key);
        if (receipt != null) {
            Answer before = receipt.answer;
            return receipt.content.equals(content)
                    ? new Answer(true, before.code(), before.events(), before.figures())
                    : new Answer(false, "idempotency-key-reused", List.of(), Map.of());
        }
        world.now = now;
        world.key = key;
        world.events.clear();
        Answer answer;
        try {
            refuseIf(!world.open && !command.equals("open-ledger"), "ledger-not-found");
            Figures figures = commands.carryOut(command, type -> given(type, new Fields(body)));
            answer = new Answer(false, "", List.copyOf(world.events), figures);
        } catch (Refusal refusal) {
            answer = new Answer(false, refusal.code, List.of(), refusal.figures);
        }
        if (world.open) {
            receipts.put(key, new Receipt(content, answer));
        }
        return answer;
    }

    /// What a command names: a group that goes on, an account that moves, a member of the group.
    private Object given(Class<?> type, Fields body) {
        return type == Group.class
                ? world.living(body)
                : type == Account.class
                        ? world.moving(body.text("member_id"))
                        : type == String.class ? world.insider(body) : body;
    }

    Figures openLedger(Fields body) {
        refuseIf(world.open, "ledger-exists");
        world.open = true;
        world.zone = ZoneId.of(body.text("zone"));
        return world.told("ledger-opened", new Figures());
    }

    Figures publishProgramme(Fields body) {
        long expected = body.number("expected_version", world.version);
        boolean other = expected != world.version;
        String names = "expected version";
        refuseIf(other, "programme-version-conflict", names, expected, world.version);
        world.programme = body.in("programme");
        return world.told("programme-published", figures("version", ++world.version));
    }
}
