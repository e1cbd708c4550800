package org.livingledger.api.adoption;

/// What of the past an adopted programme decides anew.
public enum AdoptionMode {
    /// Nothing: what was granted and awarded stays. Badges that are new are filled from the past, as by
    /// any publication.
    GRANDFATHER,
    /// What was done from a date on.
    FROM_DATE,
    /// Everything that was ever done.
    FULL
}
