package org.livingledger.faults.words;

import java.util.Map;
import java.util.function.ToLongFunction;

/// An expression of a programme: as it is published, and as the model understands it. A condition that
/// holds is 1.
public record Formula(String text, ToLongFunction<Map<?, ?>> meaning) {
    @Override
    public String toString() {
        return text;
    }
}
