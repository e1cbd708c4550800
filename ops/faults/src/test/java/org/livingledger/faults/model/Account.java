package org.livingledger.faults.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An account: its lots, what is held of them, what it owes, and what can be reversed.
final class Account {

    /// `systems.md` section 2: what an account may come to hold.
    private static final long MOST = 1_000_000_000_000L;

    /// So many points of a lot.
    record Slice(Lot lot, long points) {}

    /// Points set aside, until somebody takes or frees them or their time is over.
    static final class Hold {
        final List<Slice> slices;
        final @Nullable Instant until;
        boolean over;

        Hold(List<Slice> slices, @Nullable Instant until) {
            this.slices = slices;
            this.until = until;
        }

        long points() {
            return slices.stream().mapToLong(Slice::points).sum();
        }

        void free() {
            if (!over) {
                slices.forEach(slice -> slice.lot.held -= slice.points);
                over = true;
            }
        }
    }

    /// A spending, by the slices that it took, or a grant, by what it was.
    static final class Movement {
        final long points;
        final List<Slice> slices;
        final @Nullable Grant grant;
        long left;

        Movement(long points, List<Slice> slices, @Nullable Grant grant) {
            this.points = points;
            this.slices = new ArrayList<>(slices);
            this.grant = grant;
            this.left = points;
        }

        boolean of(Lot lot) {
            return !slices.isEmpty() && slices.getFirst().lot == lot;
        }
    }

    final String id;
    private final World world;
    final Map<Long, Lot> lots = new TreeMap<>();
    final Map<String, Hold> holds = new HashMap<>();
    final Map<Long, Movement> movements = new HashMap<>();
    long debt;
    @Nullable String frozen;

    Account(String id, World world) {
        this.id = id;
        this.world = world;
    }

    long balance() {
        return lots.values().stream().mapToLong(lot -> lot.left).sum() - debt;
    }

    long available() {
        long free = lots.values().stream().mapToLong(lot -> lot.free(world.now)).sum();
        return Math.max(0, free - debt);
    }

    /// Frees what was held until now.
    void elapse() {
        for (Hold hold : holds.values()) {
            if (hold.until != null && !hold.until.isAfter(world.now)) {
                hold.free();
            }
        }
    }

    void requireMoving() {
        if (frozen != null) {
            throw Refusal.of("account-frozen", "account_id reason", id, frozen);
        }
    }

    void requireRoom(long points) {
        if (balance() + points > MOST) {
            throw Refusal.of("points-overflow", "balance points", balance(), points);
        }
    }

    /// The slices that a debit takes: of the lots that end soonest, then of the oldest.
    List<Slice> debit(long points) {
        if (available() < points) {
            throw Refusal.of(
                    "insufficient-points",
                    "account_id requested available",
                    id,
                    points,
                    available());
        }
        var slices = new ArrayList<Slice>();
        long missing = points;
        for (Lot lot : lots.values().stream().sorted(world.debitOrder()).toList()) {
            long some = Math.min(missing, lot.free(world.now));
            if (some > 0) {
                slices.add(new Slice(lot, some));
                missing -= some;
            }
        }
        return slices;
    }

    List<Slice> take(long points) {
        List<Slice> slices = debit(points);
        slices.forEach(slice -> slice.lot.left -= slice.points);
        return slices;
    }

    /// Points that came: an older debt is paid first, the rest is a lot, if there is any.
    @Nullable Lot give(long points, @Nullable Instant ends, @Nullable String group) {
        long rest = points - payDebt(points);
        return rest == 0 ? null : open(rest, ends, group);
    }

    Lot open(long points, @Nullable Instant ends, @Nullable String group) {
        var lot = new Lot(lots.size() + 1L, points, ends, group);
        lots.put(lot.number, lot);
        return lot;
    }

    long payDebt(long points) {
        long paid = Math.min(debt, points);
        debt -= paid;
        return paid;
    }

    /// The open hold of this name.
    Hold hold(String name) {
        Hold hold = holds.get(name);
        if (hold == null || hold.over) {
            throw Refusal.of("hold-not-found", "hold", name);
        }
        return hold;
    }

    /// A lot with something in it: others are forgotten.
    Lot lot(long number) {
        Lot lot = lots.get(number);
        if (lot == null || lot.left == 0) {
            throw Refusal.of("lot-not-found", "lot", number);
        }
        return lot;
    }

    Movement movement(long position) {
        Movement movement = movements.get(position);
        if (movement == null) {
            throw Refusal.of("movement-not-found", "movement", position);
        }
        return movement;
    }

    /// What it must say of itself, its lots in debit order.
    Map<String, Object> figures() {
        Map<String, Object> figures =
                Answer.figures(
                        "balance available debt frozen",
                        balance(),
                        available(),
                        debt,
                        frozen != null);
        int next = 0;
        for (Lot lot : lots.values().stream().sorted(world.debitOrder()).toList()) {
            if (lot.left > 0) {
                figures.put("lots/" + next + "/lot", lot.number);
                figures.put("lots/" + next + "/remaining", lot.left);
                figures.put("lots/" + next++ + "/held", lot.held);
            }
        }
        figures.put("lots/" + next, "null");
        return figures;
    }
}
