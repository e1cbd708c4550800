package org.livingledger.faults.model;

import java.util.Map;

/// Why the model does not do what it was told. Thrown before anything is changed.
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    final String code;
    final transient Map<String, Object> figures;

    private Refusal(String code, Map<String, Object> figures) {
        super(code, null, false, false);
        this.code = code;
        this.figures = figures;
    }

    /// A refusal with its figures.
    static Refusal of(String code, String names, Object... figures) {
        return new Refusal(code, Answer.figures(names, figures));
    }

    static Refusal of(String code) {
        return new Refusal(code, Map.of());
    }
}
