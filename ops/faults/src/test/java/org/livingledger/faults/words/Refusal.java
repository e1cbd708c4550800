package org.livingledger.faults.words;

import org.jspecify.annotations.Nullable;

/// Why a command is not carried out. Thrown before anything is changed.
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// Its code.
    public final String code;

    /// What it tells.
    public final transient Figures figures;

    private Refusal(String code, Figures figures) {
        super(code, null, false, false);
        this.code = code;
        this.figures = figures;
    }

    /// Refuses if something is so, with figures by their names.
    public static void refuseIf(boolean so, String code, String names, @Nullable Object... values) {
        if (so) {
            throw new Refusal(code, Figures.figures(names, values));
        }
    }

    /// Refuses if something is so.
    public static void refuseIf(boolean so, String code) {
        refuseIf(so, code, "");
    }

    /// Something that must be there.
    public static <T> T found(@Nullable T thing, String code) {
        if (thing == null) {
            throw new Refusal(code, new Figures());
        }
        return thing;
    }
}
