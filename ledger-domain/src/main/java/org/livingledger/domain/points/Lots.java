package org.livingledger.domain.points;

import static org.livingledger.domain.points.Lot.Standing.ENDED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.points.PointsEvent.NewLot;
import org.livingledger.api.points.PointsEvent.Slice;
import org.livingledger.domain.points.Lot.Standing;

/// The lots of an account that have points in them, and the holds on them. Every point in a lot is
/// exactly one of free, held, pending and ended.
///
/// Whether a point is which depends on the time. The lots are therefore judged as of a time before
/// every decision; judging moves lots between indexes and is no change of state. Each step costs
/// the logarithm of the number of lots, so that an account may have a million.
final class Lots {

    private final Map<Long, Lot> byNumber = new HashMap<>();
    private final Map<String, Hold> holds = new TreeMap<>();

    /// Active lots with free points, in debit order.
    private final TreeSet<Lot> spendable = new TreeSet<>(Lot.DEBIT_ORDER);

    /// By group, up to which lot those that it granted are frozen.
    private final Map<String, Long> frozenThrough = new TreeMap<>();

    /// Pending and frozen lots, those that change first standing first.
    private final TreeSet<Lot> waiting =
            new TreeSet<>(
                    Comparator.comparing(Lot::nextChange).thenComparingLong(lot -> lot.number));

    /// Holds whose time is not over, those that lapse first standing first.
    private final TreeSet<Hold> running = new TreeSet<>(Hold.BY_RELEASE);

    private Instant judgedAt = Instant.MIN;
    private long total;
    private long free;
    private long pending;

    /// Lets time pass: what has ended, become active or lapsed by now does not wait for a scan.
    void judge(Instant now) {
        if (now.isBefore(judgedAt)) {
            begin(lots(), holds(), frozen()); // a clock was set back: nothing is known any more
        }
        judgedAt = now;
        while (!running.isEmpty() && !running.first().lapsesAt().isAfter(now)) {
            lapse(running.first());
        }
        while (!waiting.isEmpty() && !waiting.first().nextChange().isAfter(now)) {
            relist(waiting.first());
        }
        while (!spendable.isEmpty() && spendable.first().at(now) == ENDED) {
            relist(spendable.first());
        }
    }

    /// The points in all lots.
    long total() {
        return total;
    }

    /// The points that no hold has set aside, in lots that are active and have not ended.
    long free() {
        return free;
    }

    /// The free points that a group granted.
    long free(GroupId group) {
        return spendable.stream().filter(lot -> group.equals(lot.group)).mapToLong(Lot::free).sum();
    }

    /// The points that a group granted, in lots that have not ended, held or not.
    long standing(GroupId group) {
        return granted(group)
                .filter(lot -> lot.standing != ENDED)
                .mapToLong(lot -> lot.remaining)
                .sum();
    }

    /// The points of a group that are frozen, held or not.
    long frozen(GroupId group) {
        return granted(group)
                .filter(lot -> lot.standing == Standing.FROZEN)
                .mapToLong(lot -> lot.remaining)
                .sum();
    }

    boolean isFrozen(GroupId group) {
        return frozenThrough.containsKey(group.value());
    }

    /// What can be taken of the lots that a group granted and that have not ended: of the active ones at
    /// most as much as is available, of the pending and frozen ones everything that is not held.
    List<Slice> plan(GroupId group, long available) {
        var slices = new ArrayList<Slice>();
        long left = available;
        for (Lot lot : granted(group).sorted(Lot.DEBIT_ORDER).toList()) {
            long taken =
                    switch (lot.standing) {
                        case ACTIVE -> Math.min(left, lot.free());
                        case PENDING, FROZEN -> lot.free();
                        case ENDED -> 0;
                    };
            if (lot.standing == Standing.ACTIVE) {
                left -= taken;
            }
            if (taken > 0) {
                slices.add(lot.slice(taken));
            }
        }
        return List.copyOf(slices);
    }

    /// Whether a group's lots have points left, or holds that may give some back, without these.
    boolean remains(GroupId group, List<Slice> without) {
        return standing(group) > Slices.points(without)
                || granted(group).anyMatch(lot -> lot.held > 0);
    }

    private Stream<Lot> granted(GroupId group) {
        return byNumber.values().stream().filter(lot -> group.equals(lot.group));
    }

    /// Lets the lots that a group granted stand still, up to one.
    void freeze(GroupId group, long through) {
        frozenThrough.put(group.value(), through);
        granted(group).toList().forEach(this::relist);
    }

    /// Lets the lots that a group granted move again.
    void thaw(GroupId group) {
        frozenThrough.remove(group.value());
        granted(group).toList().forEach(this::relist);
    }

    private boolean isFrozen(Lot lot) {
        Long through = lot.group == null ? null : frozenThrough.get(lot.group.value());
        return through != null && lot.number <= through;
    }

    @Nullable Lot find(long number) {
        Lot lot = byNumber.get(number);
        return lot == null || lot.remaining == 0 ? null : lot;
    }

    @Nullable Hold hold(String name) {
        return holds.get(name);
    }

    /// What a debit takes: as many free points as there are, up to some number.
    ///
    /// @param but the number of a lot to pass over, 0 for none
    List<Slice> plan(long points, long but) {
        var slices = new ArrayList<Slice>();
        long wanted = points;
        for (Lot lot : spendable) {
            if (wanted == 0) {
                break;
            }
            if (lot.number != but) {
                long taken = Math.min(wanted, lot.free());
                slices.add(lot.slice(taken));
                wanted -= taken;
            }
        }
        return List.copyOf(slices);
    }

    /// Points come in; into a lot that was opened before if it has the number of one.
    void put(NewLot in, @Nullable Instant activeAt, boolean onCondition) {
        Lot lot = open(in.lot(), in.expiresAt(), in.group());
        unlist(lot);
        lot.remaining += in.points();
        lot.activeAt = activeAt;
        lot.onCondition = onCondition;
        list(lot);
    }

    void take(List<Slice> slices) {
        slices.forEach(slice -> take(slice.lot(), slice.points()));
    }

    void take(long number, long points) {
        Lot lot = byNumber.get(number);
        if (lot != null) {
            unlist(lot);
            lot.remaining -= points;
            list(lot);
        }
    }

    void activate(long number) {
        Lot lot = byNumber.get(number);
        if (lot != null) {
            unlist(lot);
            lot.activeAt = null;
            lot.onCondition = false;
            list(lot);
        }
    }

    void setAside(Hold hold) {
        holds.put(hold.name, hold);
        running.add(hold);
        for (Slice slice : hold.slices) {
            // a hold that has lapsed unwritten may name a lot that was emptied since
            keep(open(slice.lot(), slice.expiresAt(), slice.group()), slice.points());
        }
    }

    void release(String name) {
        Hold hold = holds.remove(name);
        if (hold != null && !hold.lapsed) {
            lapse(hold);
        }
    }

    private void lapse(Hold hold) {
        running.remove(hold);
        hold.lapsed = true;
        for (Slice slice : hold.slices) {
            Lot lot = byNumber.get(slice.lot());
            if (lot != null) {
                keep(lot, -slice.points());
            }
        }
    }

    private void keep(Lot lot, long points) {
        unlist(lot);
        lot.held += points;
        list(lot);
    }

    private Lot open(long number, @Nullable Instant expiresAt, @Nullable GroupId group) {
        Lot lot = byNumber.get(number);
        if (lot == null) {
            lot = new Lot(number, expiresAt, group);
            list(lot, true);
        }
        return lot;
    }

    private void relist(Lot lot) {
        unlist(lot);
        list(lot);
    }

    private void unlist(Lot lot) {
        count(lot, -1);
        switch (lot.standing) {
            case ACTIVE -> spendable.remove(lot);
            case PENDING, FROZEN -> waiting.remove(lot);
            case ENDED -> {}
        }
    }

    private void list(Lot lot) {
        list(lot, false);
    }

    private void list(Lot lot, boolean evenEmpty) {
        if (lot.remaining == 0 && lot.held == 0 && !evenEmpty) {
            byNumber.remove(lot.number); // an account forgets what it has not
            return;
        }
        byNumber.put(lot.number, lot);
        lot.frozen = isFrozen(lot);
        lot.standing = lot.at(judgedAt);
        count(lot, 1);
        if (lot.standing == Standing.ACTIVE && lot.free() > 0) {
            spendable.add(lot);
        } else if (lot.standing == Standing.PENDING || lot.standing == Standing.FROZEN) {
            waiting.add(lot);
        }
    }

    private void count(Lot lot, int sign) {
        total += sign * lot.remaining;
        switch (lot.standing) {
            case ACTIVE -> free += sign * lot.free();
            case PENDING -> pending += sign * lot.free();
            case FROZEN, ENDED -> {}
        }
    }

    /// The points that are not active yet.
    long pending() {
        return pending;
    }

    List<LotState> lots() {
        return byNumber.values().stream()
                .filter(lot -> lot.remaining != 0)
                .sorted(Comparator.comparingLong(lot -> lot.number))
                .map(lot ->
                        new LotState(
                                lot.number,
                                lot.remaining,
                                lot.expiresAt,
                                lot.activeAt,
                                lot.onCondition,
                                lot.group))
                .toList();
    }

    List<HoldState> holds() {
        return holds.values().stream()
                .map(hold -> new HoldState(hold.name, hold.releaseAt, hold.slices))
                .toList();
    }

    List<FrozenState> frozen() {
        var frozen = new ArrayList<FrozenState>(frozenThrough.size());
        for (Map.Entry<String, Long> each : frozenThrough.entrySet()) {
            frozen.add(new FrozenState(new GroupId(each.getKey()), each.getValue()));
        }
        return List.copyOf(frozen);
    }

    /// Forgets everything and begins with these.
    void begin(List<LotState> lots, List<HoldState> held, List<FrozenState> frozen) {
        frozenThrough.clear();
        frozen.forEach(one -> frozenThrough.put(one.group().value(), one.throughLot()));
        byNumber.clear();
        holds.clear();
        spendable.clear();
        waiting.clear();
        running.clear();
        judgedAt = Instant.MIN;
        total = 0;
        free = 0;
        pending = 0;
        for (LotState lot : lots) {
            put(
                    new NewLot(lot.lot(), lot.points(), lot.expiresAt(), lot.group()),
                    lot.activeAt(),
                    lot.onCondition());
        }
        held.forEach(hold -> setAside(new Hold(hold.hold(), hold.releaseAt(), hold.slices())));
    }

    /// A lot in a snapshot.
    public record LotState(
            long lot,
            long points,
            @Nullable Instant expiresAt,
            @Nullable Instant activeAt,
            boolean onCondition,
            @Nullable GroupId group) {}

    /// Up to which lot those that a group granted are frozen, in a snapshot.
    public record FrozenState(GroupId group, long throughLot) {}

    /// A hold in a snapshot.
    public record HoldState(String hold, @Nullable Instant releaseAt, List<Slice> slices) {}
}
