package org.livingledger.faults;

/// One breach of an invariant of `reliability.md`.
///
/// @param invariant which, `I1` … `I7`
/// @param ledger in which ledger
/// @param position at which position, 0 when it has none
/// @param what what is wrong, in one sentence
public record Violation(String invariant, String ledger, long position, String what) {

    @Override
    public String toString() {
        return invariant + " " + ledger + "@" + position + ": " + what;
    }
}
