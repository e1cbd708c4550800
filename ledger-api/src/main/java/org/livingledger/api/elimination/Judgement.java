package org.livingledger.api.elimination;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.elimination.EliminationPolicy.Measure;

/// The figures by which someone was warned, spared or eliminated.
///
/// @param version the programme's version whose policy judged them
/// @param from the first local day that was looked at
/// @param through the last one
/// @param figure what they came to in these days
/// @param minimum what the policy asks for, if it asks for something
/// @param bar what the least of those who stay came to, where the last had to go
public record Judgement(
        int version,
        Measure measure,
        @Nullable ActivityType activity,
        LocalDate from,
        LocalDate through,
        long figure,
        @Nullable Long minimum,
        @Nullable Long bar) {}
