package org.livingledger.api.adoption;

/// What an adoption, or its undoing, has done.
///
/// @param members how many members it changed something of
/// @param granted how many points it gave
/// @param taken how many points it took, those not counted that were not there
/// @param uncollected how many points were not there to be taken, and were let go
/// @param awarded how many badges it awarded, each level counting once
/// @param revoked how many badges it took back
/// @param passedOver how many members it left as they were, since their account is frozen or has no room
public record AdoptionFigures(
        long members,
        long granted,
        long taken,
        long uncollected,
        long awarded,
        long revoked,
        long passedOver) {

    /// Nothing yet.
    public static final AdoptionFigures NONE = new AdoptionFigures(0, 0, 0, 0, 0, 0, 0);

    /// These and those together.
    public AdoptionFigures plus(AdoptionFigures other) {
        return new AdoptionFigures(
                members + other.members,
                granted + other.granted,
                taken + other.taken,
                uncollected + other.uncollected,
                awarded + other.awarded,
                revoked + other.revoked,
                passedOver + other.passedOver);
    }
}
