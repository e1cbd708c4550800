package org.livingledger.faults.model;

import static java.util.Objects.requireNonNullElse;
import static org.livingledger.faults.words.Figures.figures;
import static org.livingledger.faults.words.Refusal.found;
import static org.livingledger.faults.words.Refusal.refuseIf;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.faults.model.Account.Hold;
import org.livingledger.faults.model.Account.Movement;
import org.livingledger.faults.model.Account.Slice;
import org.livingledger.faults.words.Fields;
import org.livingledger.faults.words.Figures;

/// Movements of points (`systems.md` section 2).
record Points(World world) {

    private static Figures stands(Account account) {
        return figures("balance available", account.balance(), account.available());
    }

    private Figures moved(String event, Account account, long points) {
        return world.told(event, stands(account).with("points", points));
    }

    Figures earnPoints(Fields body) {
        String group = body.has("group_id") ? world.living(body).id : null;
        Account account = world.account(body.text("member_id"));
        account.requireMoving();
        if (group != null) {
            world.requireIn(account.id, group);
        }
        Instant at = world.occurred(body);
        long points = body.number("points", 0);
        account.requireRoom(points);
        world.introduce(account.id);
        var lot = new Lot(points, Calendar.ends(body.optional("expires"), at, world.zone), group);
        lot.active = requireNonNullElse(body.instant("active_at"), Instant.MIN);
        grant(account, lot, Fields.of(null), at);
        Object number = lot.number == 0 ? "null" : lot.number;
        return stands(account).with("lot requested granted", number, points, points);
    }

    /// Points that come of nothing but a decision or a rule.
    void grant(Account account, Lot lot, Fields rule, Instant at) {
        long points = lot.left;
        var kind = new Fact.Kind(true, rule.optional("activity"), rule);
        Fact fact = world.count(points, kind, account.id, lot.group, at);
        account.give(lot);
        List<Slice> slices = lot.left == 0 ? List.of() : List.of(new Slice(lot, lot.left));
        account.movements.putIfAbsent(world.key, new Movement(points, slices, fact));
        world.events.add("points-earned");
    }

    Figures spendPoints(Fields body, Account account) {
        world.occurred(body);
        long points = body.number("points", 0);
        account.movements.put(world.key, new Movement(points, account.take(points), null));
        return moved("points-spent", account, points);
    }

    Figures holdPoints(Fields body, Account account) {
        String name = body.text("hold");
        Hold before = account.holds.get(name);
        refuseIf(before != null && !before.over(world.now), "hold-exists", "hold", name);
        long points = body.number("points", 0);
        var hold = new Hold(account.debit(points), body.instant("release_at"));
        if (before != null) {
            world.events.add("hold-released");
        }
        account.holds.put(name, hold);
        return moved("points-held", account, points);
    }

    Figures capturePoints(Fields body) {
        Account account = world.known(body.text("member_id"));
        String name = body.text("hold");
        Hold hold = found(account.holds.get(name), "hold-not-found");
        refuseIf(hold.over(world.now), "hold-not-found", "hold", name);
        account.requireMoving();
        long points = body.number("points", hold.points());
        boolean more = points > hold.points();
        refuseIf(more, "hold-too-small", "requested held", points, hold.points());
        account.holds.remove(name);
        List<Slice> slices = Account.first(points, hold.slices());
        slices.forEach(slice -> slice.lot().left -= slice.points());
        account.movements.put(world.key, new Movement(points, slices, null));
        return moved("hold-captured", account, points);
    }

    /// Also one whose time is over: so the service writes it down.
    Figures releasePoints(Fields body) {
        Account account = world.known(body.text("member_id"));
        Hold hold = found(account.holds.get(body.text("hold")), "hold-not-found");
        account.requireMoving();
        account.holds.remove(body.text("hold"));
        return moved("hold-released", account, hold.points());
    }

    /// Points keep their ends when they move from account to account.
    Figures transferPoints(Fields body) {
        Account from = world.known(body.text("from"));
        Account to = world.known(body.text("to"));
        from.requireMoving();
        to.requireMoving();
        boolean alone = world.groups.values().stream().noneMatch(group -> belongs(to.id, group));
        refuseIf(alone, "not-in-any-group", "member_id", to.id);
        refuseIf(from == to, "transfer-to-oneself", "account_id", from.id);
        long points = body.number("points", 0);
        to.requireRoom(points);
        for (Slice slice : from.take(points)) {
            to.give(new Lot(slice.points(), slice.lot().ends, slice.lot().group));
        }
        world.events.add("points-sent");
        Figures figures = figures("from to points", from.id, to.id, points);
        figures.with("from_balance to_balance", from.balance(), to.balance());
        return world.told("points-received", figures.with("from_available", from.available()));
    }

    /// Whether someone is in a group that goes on.
    private boolean belongs(String member, Group group) {
        return world.membership(member, group.id).active() && !group.ended(world.now);
    }

    /// A lot with something in it, of an account that moves: others are forgotten.
    private static Lot lot(Account account, Fields body) {
        long number = body.number("lot", 0);
        boolean none = number > account.lots.size() || account.lots.get((int) number - 1).left == 0;
        refuseIf(none, "lot-not-found", "lot", number);
        account.requireMoving();
        return account.lots.get((int) number - 1);
    }

    Figures expirePoints(Fields body) {
        Account account = world.known(body.text("account_id"));
        Lot lot = lot(account, body);
        long held = account.held(lot);
        boolean stands = !lot.ended(world.now) || lot.left == held;
        refuseIf(stands, "lot-not-ended", "lot expires_at", lot.number, lot.ends);
        long points = lot.left - held;
        lot.left = held;
        return moved("points-expired", account, points);
    }

    private void requirePending(Account account, @Nullable Lot lot) {
        long free = lot == null ? 0 : account.free(lot);
        refuseIf(lot == null || !lot.pending(world.now), "not-pending", "available", free);
    }

    Figures freezeAccount(Fields body, Account account) {
        account.frozen = body.text("reason");
        return moved("account-frozen", account, 0);
    }

    Figures unfreezeAccount(Fields body) {
        Account account = world.known(body.text("member_id"));
        refuseIf(account.frozen == null, "account-not-frozen", "account_id", account.id);
        account.frozen = null;
        return moved("account-unfrozen", account, 0);
    }

    Figures reversePoints(Fields body) {
        Account account = world.known(body.text("member_id"));
        Movement movement =
                found(account.movements.get(body.text("movement")), "movement-not-found");
        account.requireMoving();
        refuseIf(movement.left == 0, "already-reversed", "reversed", movement.points);
        long points = Math.min(movement.left, body.number("points", movement.left));
        String policy = body.text("policy", "within-balance");
        long missing =
                movement.fact == null
                        ? giveBack(account, movement, points)
                        : takeBack(account, movement, movement.fact, points, policy);
        movement.left -= points;
        long debt = policy.equals("into-debt") ? missing : 0;
        account.debt += debt;
        Figures figures = stands(account).with("reversed left", points, movement.left);
        return figures.with("debt uncollected", debt, missing - debt);
    }

    /// Undoes a grant: what is left of its lot first, then other lots in debit order.
    ///
    /// @return what was not there
    private long takeBack(
            Account account, Movement movement, Fact fact, long points, String policy) {
        Lot lot = movement.lot();
        if (policy.equals("pending-only")) {
            requirePending(account, lot);
        }
        long own = 0;
        if (lot != null && !lot.ended(world.now)) {
            own = Math.min(points, lot.left - account.held(lot));
            lot.left -= own;
        }
        long others = Math.min(points - own, account.available());
        account.take(others);
        world.events.add("grant-reversed");
        if (fact.kind().of().has("budget")) {
            world.events.add("budget-returned");
        }
        world.facts.merge(fact, -points, Long::sum);
        return points - own - others;
    }

    /// Undoes a spending: the points are back in the lots they came from, what was taken last first.
    private long giveBack(Account account, Movement movement, long points) {
        long missing = movement.left - points;
        for (Slice slice : movement.slices) {
            long stays = Math.min(missing, slice.points());
            missing -= stays;
            long back = slice.points() - stays;
            slice.lot().left += back - account.payDebt(back);
        }
        movement.slices = Account.first(movement.left - points, movement.slices);
        world.events.add("spend-reversed");
        return 0;
    }
}
