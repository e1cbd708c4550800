package org.livingledger.faults.model;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.faults.model.Account.Hold;
import org.livingledger.faults.model.Account.Movement;
import org.livingledger.faults.model.Account.Slice;

/// Movements of points (`systems.md` section 2).
final class Points {

    private final World world;

    Points(World world) {
        this.world = world;
    }

    /// The member's own account, when they are known and it moves.
    private Account moving(Body body) {
        Account account = world.known(body.text("member_id"));
        account.requireMoving();
        return account;
    }

    private Map<String, Object> moved(Account account, long points) {
        return Answer.figures(
                "points balance available", points, account.balance(), account.available());
    }

    Map<String, Object> earn(Body body) {
        String group = body.optional("group_id");
        String member = body.text("member_id");
        if (group != null) {
            world.living(group);
        }
        Account account = world.accounts.getOrDefault(member, new Account(member, world));
        account.requireMoving();
        if (group != null) {
            world.requireIn(member, group);
        }
        Instant at = world.occurred(body);
        long points = body.number("points", 0);
        account.requireRoom(points);
        world.introduce(member);
        world.accounts.put(member, account);
        Instant ends = Calendar.ends(body.optional("expires"), at, world.zone);
        Instant active = body.instant("active_at");
        boolean onCondition = body.flag("on_condition");
        Lot lot =
                grant(
                        account,
                        new Grant(points, ends, active, onCondition, group, null, List.of(), at));
        return Answer.figures(
                "requested granted lot balance available",
                points,
                points,
                lot == null ? "null" : lot.number,
                account.balance(),
                account.available());
    }

    /// What cannot be spent, because it is pending or has ended, pays no debt.
    @Nullable Lot grant(Account account, Grant grant) {
        Lot lot =
                grant.points() > 0 && !grant.spendable(world.now)
                        ? account.open(grant.points(), grant.ends(), grant.group())
                        : account.give(grant.points(), grant.ends(), grant.group());
        if (lot != null) {
            lot.active = grant.active();
            lot.onCondition = grant.onCondition();
        }
        List<Slice> slices = lot == null ? List.of() : List.of(new Slice(lot, lot.left));
        long position = world.emit("points-earned");
        account.movements.put(position, new Movement(grant.points(), slices, grant));
        count(account, grant, grant.points(), grant.points());
        return lot;
    }

    /// Caps, budgets and boards follow `occurred_at`, for what is reversed as well.
    ///
    /// @param left how much of the grant counts from now on
    private void count(Account account, Grant grant, long points, long left) {
        String activity = grant.rule() == null ? null : grant.rule().activity();
        var fact =
                new World.Fact(
                        account.id, grant.group(), true, activity, grant.at(), left - points);
        world.facts.remove(fact);
        world.facts.add(
                new World.Fact(account.id, grant.group(), true, activity, grant.at(), left));
        grant.counted().forEach(cap -> world.counted.merge(cap, points, Long::sum));
    }

    Map<String, Object> spend(Body body, String event) {
        Account account = moving(body);
        world.occurred(body);
        long points = body.number("points", 0);
        List<Slice> slices = account.take(points);
        long position = world.emit(event);
        if (event.equals("points-spent")) {
            account.movements.put(position, new Movement(points, slices, null));
        }
        return moved(account, points);
    }

    Map<String, Object> hold(Body body) {
        Account account = moving(body);
        String name = body.text("hold");
        Hold before = account.holds.get(name);
        if (before != null && !before.over) {
            throw Refusal.of("hold-exists", "hold", name);
        }
        long points = body.number("points", 0);
        List<Slice> slices = account.debit(points);
        if (before != null) {
            world.emit("hold-released");
        }
        slices.forEach(slice -> slice.lot().held += slice.points());
        account.holds.put(name, new Hold(slices, body.instant("release_at")));
        account.elapse();
        world.emit("points-held");
        return moved(account, points);
    }

    Map<String, Object> capture(Body body) {
        Account account = world.known(body.text("member_id"));
        Hold hold = account.hold(body.text("hold"));
        account.requireMoving();
        long points = body.number("points", hold.points());
        if (points > hold.points()) {
            throw Refusal.of("hold-too-small", "requested held", points, hold.points());
        }
        account.holds.remove(body.text("hold"));
        hold.free();
        List<Slice> slices = firstOf(hold.slices, points);
        slices.forEach(slice -> slice.lot().left -= slice.points());
        account.movements.put(world.emit("hold-captured"), new Movement(points, slices, null));
        return moved(account, points);
    }

    private static List<Slice> firstOf(List<Slice> slices, long points) {
        var first = new ArrayList<Slice>();
        long missing = points;
        for (Slice slice : slices) {
            long some = Math.min(missing, slice.points());
            missing -= some;
            if (some > 0) {
                first.add(new Slice(slice.lot(), some));
            }
        }
        return first;
    }

    /// Also one whose time is over: so the service writes it down.
    Map<String, Object> release(Body body) {
        Account account = world.known(body.text("member_id"));
        Hold hold = account.holds.get(body.text("hold"));
        if (hold == null) {
            throw Refusal.of("hold-not-found", "hold", body.text("hold"));
        }
        account.requireMoving();
        account.holds.remove(body.text("hold"));
        hold.free();
        world.emit("hold-released");
        return moved(account, hold.points());
    }

    Map<String, Object> transfer(Body body) {
        Account from = world.known(body.text("from"));
        Account to = world.known(body.text("to"));
        from.requireMoving();
        to.requireMoving();
        if (world.groups.values().stream().noneMatch(group -> belongs(to.id, group))) {
            throw Refusal.of("not-in-any-group", "member_id", to.id);
        }
        if (from == to) {
            throw Refusal.of("transfer-to-oneself", "account_id", from.id);
        }
        return send(from, to, body);
    }

    /// Whether someone is in a group that goes on.
    private boolean belongs(String member, Group group) {
        return world.in(member, group.id) && group.dissolvedAt(world.now) == null;
    }

    Map<String, Object> payIn(Body body) {
        Account from = moving(body);
        String pool = "pool:" + body.text("pool");
        Account to = world.accounts.getOrDefault(pool, new Account(pool, world));
        Map<String, Object> figures = send(from, to, body);
        world.accounts.put(pool, to);
        return figures;
    }

    Map<String, Object> payOut(Body body) {
        Account from = pool("pool:" + body.text("pool"));
        return send(from, moving(body), body);
    }

    private Account pool(String id) {
        Account pool = world.accounts.get(id);
        if (pool == null) {
            throw Refusal.of("pool-not-found", "account_id", id);
        }
        return pool;
    }

    /// Points keep their ends when they move from account to account.
    private Map<String, Object> send(Account from, Account to, Body body) {
        long points = body.number("points", 0);
        to.requireRoom(points);
        for (Slice slice : from.take(points)) {
            to.give(slice.points(), slice.lot().ends, slice.lot().group);
        }
        world.emit("points-sent");
        world.emit("points-received");
        return Answer.figures(
                "from from_balance from_available to to_balance points",
                from.id,
                from.balance(),
                from.available(),
                to.id,
                to.balance(),
                points);
    }

    Map<String, Object> adjust(Body body) {
        Account account = moving(body);
        long points = body.number("points", 0);
        if (points < 0) {
            account.take(-points);
        } else {
            account.requireRoom(points);
            account.give(points, null, null);
        }
        world.emit(points < 0 ? "points-taken" : "points-added");
        return moved(account, Math.abs(points));
    }

    Map<String, Object> end(Body body) {
        String id = body.text("account_id");
        Account account = id.startsWith("pool:") ? pool(id) : world.known(id);
        Lot lot = account.lot(body.number("lot", 0));
        account.requireMoving();
        if (!lot.ended(world.now) || lot.left == lot.held) {
            Object ends = lot.ends == null ? "null" : lot.ends;
            throw Refusal.of("lot-not-ended", "lot expires_at", lot.number, ends);
        }
        long points = lot.left - lot.held;
        lot.left = lot.held;
        world.emit("points-expired");
        return moved(account, points);
    }

    /// Activates or cancels what is pending. Of a grant that was cancelled nothing is left to reverse.
    Map<String, Object> settle(Body body, boolean cancel) {
        Account account = world.known(body.text("member_id"));
        Lot lot = account.lot(body.number("lot", 0));
        account.requireMoving();
        requirePending(lot);
        long points = cancel ? lot.left : 0;
        lot.left -= points;
        account.movements.values().stream()
                .filter(movement -> movement.grant != null && movement.of(lot))
                .forEach(movement -> movement.left -= points);
        lot.active = null;
        lot.onCondition = false;
        world.emit(cancel ? "points-cancelled" : "points-activated");
        return moved(account, points);
    }

    private void requirePending(@Nullable Lot lot) {
        if (lot == null || !lot.pending(world.now)) {
            long number = lot == null ? 0 : lot.number;
            long free = lot == null ? 0 : lot.free(world.now);
            throw Refusal.of("not-pending", "lot available", number, free);
        }
    }

    Map<String, Object> freeze(Body body) {
        Account account = moving(body);
        account.frozen = body.text("reason");
        world.emit("account-frozen");
        return moved(account, 0);
    }

    Map<String, Object> unfreeze(Body body) {
        Account account = world.known(body.text("member_id"));
        if (account.frozen == null) {
            throw Refusal.of("account-not-frozen", "account_id", account.id);
        }
        account.frozen = null;
        world.emit("account-unfrozen");
        return moved(account, 0);
    }

    Map<String, Object> reverse(Body body) {
        Account account = world.known(body.text("member_id"));
        Movement movement = account.movement(body.number("movement", 0));
        account.requireMoving();
        if (movement.left == 0) {
            throw Refusal.of("already-reversed", "reversed", movement.points);
        }
        long points = Math.min(movement.left, body.number("points", movement.left));
        String policy = body.has("policy") ? body.text("policy") : "within-balance";
        long missing = 0;
        if (movement.grant == null) {
            giveBack(account, movement, points);
        } else {
            missing = takeBack(account, movement, movement.grant, points, policy);
        }
        movement.left -= points;
        long debt = policy.equals("into-debt") ? missing : 0;
        account.debt += debt;
        return Answer.figures(
                "reversed uncollected debt left balance available",
                points,
                missing - debt,
                debt,
                movement.left,
                account.balance(),
                account.available());
    }

    /// Undoes a grant: what is left of its lot first, then other lots in debit order.
    ///
    /// @return what was not there
    private long takeBack(
            Account account, Movement movement, Grant grant, long points, String policy) {
        Lot lot = movement.slices.isEmpty() ? null : movement.slices.getFirst().lot();
        if (policy.equals("pending-only")) {
            requirePending(lot);
        }
        long missing = points;
        if (lot != null) {
            long some = Math.min(missing, lot.left - lot.held);
            lot.left -= some;
            missing -= some;
        }
        long others = Math.min(missing, account.available());
        account.take(others);
        world.emit("grant-reversed");
        if (grant.rule() != null && grant.rule().budget() > 0) {
            world.emit("budget-returned");
        }
        count(account, grant, -points, movement.left - points);
        return missing - others;
    }

    /// Undoes a spending: the points are back in the lots they came from, what was taken last first.
    private void giveBack(Account account, Movement movement, long points) {
        var back = new ArrayDeque<Slice>();
        for (long missing = points; missing > 0; ) {
            Slice last = movement.slices.removeLast();
            long some = Math.min(missing, last.points());
            missing -= some;
            back.push(new Slice(last.lot(), some));
            if (some < last.points()) {
                movement.slices.add(new Slice(last.lot(), last.points() - some));
            }
        }
        for (Slice slice : back) {
            slice.lot().left += slice.points() - account.payDebt(slice.points());
        }
        world.emit("spend-reversed");
    }
}
