package org.livingledger.faults;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An account as its events leave it. Its methods change it and throw when what an event says cannot
/// be: an [IllegalStateException] here is a breach of I4 or I5.
final class Account {

    /// The sum of all postings.
    long balance;

    long debt;
    boolean frozen;
    final Map<Long, Lot> lots = new TreeMap<>();
    final Map<String, Map<Long, Long>> holds = new HashMap<>();

    static final class Lot {
        long remaining;
        long held;
    }

    /// Lets a lot come in: the next number begins, an older one is filled again.
    void fill(JsonNode lot) {
        long number = StoredEvent.number(lot, "lot");
        long points = StoredEvent.number(lot, "points");
        require(points > 0, "lot " + number + " comes with " + points);
        require(
                lots.containsKey(number) || number == lots.size() + 1,
                "lot " + number + " comes after " + lots.size() + " lots");
        lots.computeIfAbsent(number, _ -> new Lot()).remaining += points;
    }

    /// What comes in fills lots or pays the debt, nothing else.
    void receive(long points, long debtPaid, JsonNode... incoming) {
        long filled = 0;
        for (JsonNode lot : incoming) {
            fill(lot);
            filled += StoredEvent.number(lot, "points");
        }
        require(
                filled + debtPaid == points,
                points + " points come, " + filled + " into lots, " + debtPaid + " to the debt");
        require(debtPaid >= 0 && debtPaid <= debt, debtPaid + " pays a debt of " + debt);
        debt -= debtPaid;
        balance += points;
    }

    /// What goes out leaves its lots, none of which has less or has it held.
    void take(long points, JsonNode slices) {
        require(points > 0, points + " points go");
        take(points, slicesOf(slices));
    }

    void take(long points, Map<Long, Long> slices) {
        require(sum(slices) == points, points + " points go, its slices say " + slices);
        slices.forEach((number, taken) -> {
            Lot lot = lot(number);
            require(
                    taken > 0 && taken <= lot.remaining - lot.held,
                    taken + " of lot " + number + ", which has " + lot.remaining);
            lot.remaining -= taken;
        });
        balance -= points;
    }

    void hold(String hold, long points, JsonNode slices) {
        Map<Long, Long> held = slicesOf(slices);
        require(sum(held) == points && points > 0, points + " are held, slices say " + held);
        require(holds.putIfAbsent(hold, held) == null, "hold " + hold + " is open");
        held.forEach((number, taken) -> {
            Lot lot = lot(number);
            require(
                    taken > 0 && taken <= lot.remaining - lot.held,
                    taken + " of lot " + number + ", which has " + lot.remaining);
            lot.held += taken;
        });
    }

    /// Ends a hold and answers what it held.
    Map<Long, Long> release(String hold) {
        Map<Long, Long> held = holds.remove(hold);
        if (held == null) {
            throw new IllegalStateException("hold " + hold + " is not open");
        }
        held.forEach((number, taken) -> lot(number).held -= taken);
        return held;
    }

    void capture(String hold, long points, JsonNode slices) {
        Map<Long, Long> held = release(hold);
        Map<Long, Long> captured = slicesOf(slices);
        captured.forEach((number, taken) ->
                require(
                        taken <= held.getOrDefault(number, 0L),
                        taken + " of lot " + number + " captured, held were " + held));
        take(points, captured);
    }

    /// I4 and I5 as far as one account can tell.
    @Nullable String breach() {
        long inLots = 0;
        for (Lot lot : lots.values()) {
            if (lot.held < 0 || lot.remaining < lot.held) {
                return "a lot holds " + lot.held + " of " + lot.remaining;
            }
            inLots += lot.remaining;
        }
        if (balance != inLots - debt) {
            return "balance " + balance + ", lots " + inLots + ", debt " + debt;
        }
        return balance < 0 && debt == 0 ? "balance " + balance + " without a debt" : null;
    }

    long held() {
        return lots.values().stream().mapToLong(lot -> lot.held).sum();
    }

    private Lot lot(long number) {
        Lot lot = lots.get(number);
        if (lot == null) {
            throw new IllegalStateException("there is no lot " + number);
        }
        return lot;
    }

    private static Map<Long, Long> slicesOf(JsonNode slices) {
        require(slices.isArray(), "has no slices");
        Map<Long, Long> taken = new LinkedHashMap<>();
        for (JsonNode slice : slices) {
            Long before =
                    taken.put(
                            StoredEvent.number(slice, "lot"), StoredEvent.number(slice, "points"));
            require(before == null, "two slices of one lot");
        }
        return taken;
    }

    private static long sum(Map<Long, Long> slices) {
        return slices.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
