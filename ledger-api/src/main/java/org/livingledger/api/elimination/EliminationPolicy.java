package org.livingledger.api.elimination;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Codes;
import org.livingledger.api.Limits;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.recognition.Within;

/// By what a group parts from members (淘汰, `systems.md` section 4). A member goes who is below the
/// minimum, or among the last of all; a policy has one of the two, or both.
///
/// @param group whose members it judges
/// @param measure what counts
/// @param activity the only kind of activity that counts, or null for every kind; attendance (出勤) is a
///     kind of activity
/// @param window over which days
/// @param minimum who has less is below it; nobody is if not given
/// @param lastPercent how many of a hundred go in one window, 1 … 50, counted down to whole members
///     (末位淘汰); none if not given
/// @param warningDays how many local days a warning runs before its member goes, 0 … 365; none if not
///     given: then they go at once
/// @param exempt who is never judged besides the owner
/// @param every how often the service runs it by itself, at the beginning of each; never if not given
public record EliminationPolicy(
        GroupId group,
        Measure measure,
        @Nullable ActivityType activity,
        Span window,
        @Nullable Long minimum,
        @Nullable Integer lastPercent,
        Integer warningDays,
        Exempt exempt,
        @Nullable Within every) {

    /// More than half at a time is no elimination of the last.
    public static final int MOST_PERCENT = 50;

    /// Nobody waits longer than a year for what they were warned of.
    public static final int MOST_WARNING_DAYS = 365;

    /// What is not given is none.
    ///
    /// @throws IllegalArgumentException if a number is out of range
    public EliminationPolicy(
            GroupId group,
            Measure measure,
            @Nullable ActivityType activity,
            Span window,
            @Nullable Long minimum,
            @Nullable Integer lastPercent,
            @Nullable Integer warningDays,
            @Nullable Exempt exempt,
            @Nullable Within every) {
        this.group = group;
        this.measure = measure;
        this.activity = activity;
        this.window = window;
        this.minimum = minimum;
        this.lastPercent = lastPercent;
        this.warningDays = warningDays == null ? 0 : warningDays;
        this.exempt = exempt == null ? Exempt.NOBODY : exempt;
        this.every = every;
        if (minimum != null) {
            Limits.range("minimum", minimum, 1, Limits.MOST_POINTS);
        }
        if (lastPercent != null) {
            Limits.range("last_percent", lastPercent, 1, MOST_PERCENT);
        }
        Limits.range("warning_days", this.warningDays, 0, MOST_WARNING_DAYS);
    }

    /// What a policy counts.
    public enum Measure {
        /// Activities recorded in the group, of every kind or of one.
        ACTIVITY_COUNT,
        /// Days checked in in the group, those made up for included.
        CHECK_INS,
        /// Points that the group granted and nobody reversed, spent or not.
        POINTS_EARNED
    }

    /// Who is not judged.
    ///
    /// @param roles whoever has one of these roles
    /// @param titles whoever holds one of these titles in the group, in whatever field
    /// @param newcomerDays whoever is in the first N local days of their membership, the day of joining
    ///     included, 0 … 3 650; nobody if not given
    public record Exempt(List<Role> roles, List<String> titles, Integer newcomerDays) {

        /// Nobody but the owner.
        public static final Exempt NOBODY = new Exempt(null, null, null);

        /// What is not given is none.
        ///
        /// @throws IllegalArgumentException if the days are out of range, or a title is not a code
        public Exempt(
                @Nullable List<Role> roles,
                @Nullable List<String> titles,
                @Nullable Integer newcomerDays) {
            this.roles = roles == null ? List.of() : List.copyOf(roles);
            this.titles = titles == null ? List.of() : List.copyOf(titles);
            this.titles.forEach(title -> Codes.code("title", title));
            this.newcomerDays = newcomerDays == null ? 0 : newcomerDays;
            Limits.range("newcomer_days", this.newcomerDays, 0, Span.MOST_DAYS);
        }
    }

    /// A role that can be exempt. The owner always is, and ordinary members are whom a policy is for.
    public enum Role {
        ADMIN
    }
}
