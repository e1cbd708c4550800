package org.livingledger.faults.words;

/// What a model can be told to get wrong, so that the comparison proves itself.
public enum Mistake {
    NONE,
    OLDEST_FIRST,
    CAP_OFF_BY_ONE
}
