package org.livingledger.domain.evidence;

import org.jspecify.annotations.Nullable;
import org.livingledger.api.group.GroupId;

/// What someone can show at a door.
public final class Papers {

    private final Dossier dossier;

    Papers(Dossier dossier) {
        this.dossier = dossier;
    }

    /// How much was paid for an epoch of the membership in a group, in hundredths.
    public long paid(GroupId group, int epoch, String currency) {
        return dossier.paid(group, epoch, currency);
    }

    /// Whether a product was bought.
    public boolean bought(String product) {
        return dossier.bought(product);
    }

    /// The best score of a quiz, 0 if it was never taken.
    public int score(String quiz) {
        return dossier.score(quiz);
    }

    /// Whether a task was finished.
    public boolean done(String task) {
        return dossier.done(task);
    }

    /// How far the profile is filled in, in per cent.
    public int profile() {
        return dossier.profile();
    }

    /// The number that was stated, or null if none was.
    public @Nullable Long number(String fact) {
        Dossier.Fact stated = dossier.fact(fact);
        return stated == null ? null : stated.number();
    }

    /// The code that was stated, or null if none was.
    public @Nullable String code(String fact) {
        Dossier.Fact stated = dossier.fact(fact);
        return stated == null ? null : stated.code();
    }

    /// What someone found who looked at what was stated, or null as long as nobody has.
    public @Nullable Boolean holds(String fact) {
        Dossier.Fact stated = dossier.fact(fact);
        return stated == null ? null : stated.holds();
    }
}
