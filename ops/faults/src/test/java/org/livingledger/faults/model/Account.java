package org.livingledger.faults.model;

import static org.livingledger.faults.words.Refusal.refuseIf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.faults.words.Mistake;

/// An account: its lots, what is held of them, what it owes, and what can be reversed.
public final class Account {

    /// `systems.md` section 2: what an account may come to hold.
    static final long MOST = 1_000_000_000_000L;

    /// So many points of a lot.
    record Slice(Lot lot, long points) {}

    /// Points set aside, until somebody takes or frees them or their time is over.
    record Hold(List<Slice> slices, @Nullable Instant until) {
        boolean over(Instant now) {
            return until != null && !until.isAfter(now);
        }

        long points() {
            return slices.stream().mapToLong(Slice::points).sum();
        }
    }

    /// A spending, by the slices that it took, or a grant, by its fact and its lot.
    static final class Movement {
        final long points;
        final @Nullable Fact fact;
        List<Slice> slices;
        long left;

        Movement(long points, List<Slice> slices, @Nullable Fact fact) {
            this.points = points;
            this.slices = slices;
            this.fact = fact;
            this.left = points;
        }

        /// The lot of a grant, if it came to one.
        @Nullable Lot lot() {
            return fact == null || slices.isEmpty() ? null : slices.getFirst().lot;
        }
    }

    /// Whose it is.
    public final String id;

    private final World world;
    final List<Lot> lots = new ArrayList<>();
    final Map<String, Hold> holds = new HashMap<>();
    final Map<String, Movement> movements = new HashMap<>();

    /// What it owes.
    public long debt;

    /// Why it stands still, if it does.
    public @Nullable String frozen;

    Account(String id, World world) {
        this.id = id;
        this.world = world;
    }

    /// Whether anything ever came to it.
    public boolean used() {
        return !lots.isEmpty();
    }

    /// What it has, less what it owes.
    public long balance() {
        return lots.stream().mapToLong(lot -> lot.left).sum() - debt;
    }

    /// What can be spent.
    public long available() {
        return Math.max(0, lots.stream().mapToLong(this::free).sum() - debt);
    }

    /// What of a lot can be spent.
    long free(Lot lot) {
        return lot.dead(world.now) ? 0 : lot.left - held(lot);
    }

    /// What is set aside of a lot.
    public long held(Lot lot) {
        return holds.values().stream()
                .filter(hold -> !hold.over(world.now))
                .flatMap(hold -> hold.slices.stream())
                .mapToLong(slice -> slice.lot == lot ? slice.points : 0)
                .sum();
    }

    void requireMoving() {
        refuseIf(frozen != null, "account-frozen", "account_id reason", id, frozen);
    }

    void requireRoom(long points) {
        boolean over = balance() + points > MOST;
        refuseIf(over, "points-overflow", "balance points", balance(), points);
    }

    /// `systems.md` section 2: the lots that expire soonest, then the oldest.
    public List<Lot> inDebitOrder() {
        Comparator<Lot> oldest = Comparator.comparingLong(lot -> lot.number);
        Comparator<Lot> soonest =
                Comparator.comparing(lot -> lot.ends == null ? Instant.MAX : lot.ends);
        boolean wrong = world.mistake == Mistake.OLDEST_FIRST;
        return lots.stream().sorted(wrong ? oldest : soonest.thenComparing(oldest)).toList();
    }

    /// The slices that a debit takes.
    List<Slice> debit(long points) {
        String names = "account_id requested available";
        refuseIf(available() < points, "insufficient-points", names, id, points, available());
        return first(
                points, inDebitOrder().stream().map(lot -> new Slice(lot, free(lot))).toList());
    }

    List<Slice> take(long points) {
        List<Slice> slices = debit(points);
        slices.forEach(slice -> slice.lot.left -= slice.points);
        return slices;
    }

    /// The first of some slices that come to so many points.
    static List<Slice> first(long points, List<Slice> slices) {
        var first = new ArrayList<Slice>();
        long missing = points;
        for (Slice slice : slices) {
            long some = Math.min(missing, slice.points);
            missing -= some;
            if (some > 0) {
                first.add(new Slice(slice.lot, some));
            }
        }
        return first;
    }

    /// Points that came: what can be spent pays an older debt first, the rest is a lot, if there is any.
    void give(Lot lot) {
        lot.left -= lot.dead(world.now) ? 0 : payDebt(lot.left);
        if (lot.left > 0) {
            lots.add(lot);
            lot.number = lots.size();
        }
    }

    long payDebt(long points) {
        long paid = Math.min(debt, points);
        debt -= paid;
        return paid;
    }
}
