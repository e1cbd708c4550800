package org.livingledger.api.gate;

import org.jspecify.annotations.Nullable;

/// A gate that does not let someone in.
///
/// @param gate its kind, for example `fee-paid`
/// @param what which product, quiz, task, fact, currency or group, if it names one
/// @param required what it asks for at least, or `1` … for a thing that is there or not
/// @param actual what there is of it
/// @param awaited whether someone else can still open it: an approval, the verifying of a fact
public record MissingGate(
        String gate, @Nullable String what, long required, long actual, boolean awaited) {}
