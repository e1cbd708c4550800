package org.livingledger.domain.gate;

import org.jspecify.annotations.Nullable;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.tier.LadderId;

/// What gates ask of whoever stands before them.
interface Applicant {

    /// Whether they hold a use of an invitation.
    boolean invited();

    /// Whether the owner or an admin approved them.
    boolean approved();

    /// How much they paid for this joining, in hundredths.
    long paid(String currency);

    /// Whether they bought a product.
    boolean bought(String product);

    /// What they could spend now, of the points that a group granted if one is named.
    long points(@Nullable GroupId group);

    /// Whether they stand on a tier of a ladder, or on a higher one.
    boolean reaches(LadderId ladder, String tier);

    /// Their best score of a quiz.
    int score(String quiz);

    /// Whether they finished a task.
    boolean done(String task);

    /// How far their profile is filled in, in per cent.
    int profile();

    /// The number that they stated, or null if none.
    @Nullable Long number(String fact);

    /// The code that they stated, or null if none.
    @Nullable String code(String fact);

    /// What someone found who looked at what they stated, or null as long as nobody has.
    @Nullable Boolean holds(String fact);
}
