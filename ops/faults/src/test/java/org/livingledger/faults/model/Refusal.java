package org.livingledger.faults.model;

import org.jspecify.annotations.Nullable;
import org.livingledger.faults.words.Figures;

/// Why the model does not do what it was told. Thrown before anything is changed.
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    final String code;
    final transient Figures figures;

    private Refusal(String code, Figures figures) {
        super(code, null, false, false);
        this.code = code;
        this.figures = figures;
    }

    /// Refuses if something is so, with figures by their names.
    static void refuseIf(boolean so, String code, String names, @Nullable Object... values) {
        if (so) {
            throw new Refusal(code, Figures.figures(names, values));
        }
    }

    static void refuseIf(boolean so, String code) {
        refuseIf(so, code, "");
    }

    /// Something that must be there.
    static <T> T found(@Nullable T thing, String code) {
        if (thing == null) {
            throw new Refusal(code, new Figures());
        }
        return thing;
    }
}
