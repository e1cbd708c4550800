package org.livingledger.server.people;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.livingledger.server.people.Volume.Pair;
import org.livingledger.server.people.Volume.Side;

/// Who is called what, in memory, as far as there is room: in two volumes, and when the newer one is full, the older
/// one is let go. Whoever is asked for and stands in the older one alone is written into the newer one, so those who
/// are let go were not asked for of late.
///
/// It holds no object for a member that a collector would have to follow or to move.
final class Directory {

    private final int volumeBytes;
    private final long seed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Integer> ledgers = new HashMap<>();
    private Volume older;
    private Volume newer;
    private boolean turned;

    /// @param bytes what it may take at most
    /// @param seed makes it unforeseeable which texts are slow to find
    Directory(long bytes, long seed) {
        this.volumeBytes = (int) Math.min(Integer.MAX_VALUE / 2, bytes / 2);
        this.seed = seed;
        this.older = new Volume(0, seed);
        this.newer = new Volume(volumeBytes, seed);
    }

    /// What the outside calls a member, or null if it does not stand here.
    @Nullable String outsideId(String ledger, String member) {
        Pair pair = find(Side.MEMBER, ledger, member);
        return pair == null ? null : pair.outsideId();
    }

    /// Who is called this outside, or null if they do not stand here.
    @Nullable String member(String ledger, String outsideId) {
        Pair pair = find(Side.OUTSIDE, ledger, outsideId);
        return pair == null ? null : pair.member();
    }

    private @Nullable Pair find(Side side, String ledger, String text) {
        lock.lock();
        try {
            Integer number = ledgers.get(ledger);
            if (number == null) {
                return null;
            }
            Pair pair = newer.find(side, number, text);
            if (pair == null) {
                pair = older.find(side, number, text);
                if (pair != null && !isTaken(number, pair)) {
                    enter(number, pair);
                }
            }
            return pair;
        } finally {
            lock.unlock();
        }
    }

    /// Whether one of the two has become part of another pair since.
    private boolean isTaken(int ledger, Pair pair) {
        return newer.find(Side.OUTSIDE, ledger, pair.outsideId()) != null
                || newer.find(Side.MEMBER, ledger, pair.member()) != null;
    }

    /// Remembers who is called what; it must be committed.
    void put(String ledger, String member, String outsideId) {
        var pair = new Pair(member, outsideId);
        if (!Volume.takes(pair)) {
            return;
        }
        lock.lock();
        try {
            enter(ledgers.computeIfAbsent(ledger, any -> ledgers.size()), pair);
        } finally {
            lock.unlock();
        }
    }

    private void enter(int ledger, Pair pair) {
        if (!newer.add(ledger, pair)) {
            older = newer;
            newer = new Volume(volumeBytes, seed);
            turned = true;
            newer.add(ledger, pair);
        }
    }

    /// Whether one volume has sufficed until now.
    boolean hasRoom() {
        lock.lock();
        try {
            return !turned;
        } finally {
            lock.unlock();
        }
    }
}
