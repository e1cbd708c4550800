package org.livingledger.api.discipline;

/// What can be done about someone who broke a rule.
public enum Measure {
    /// A strike (警告), in force until it lapses.
    WARNING,
    /// Their messages earn nothing (禁言).
    MUTE,
    /// Their membership ends (移出).
    REMOVAL,
    /// Their membership ends, and they are let in no more (拉黑).
    BAN
}
