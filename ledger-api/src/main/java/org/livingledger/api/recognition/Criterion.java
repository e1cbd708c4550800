package org.livingledger.api.recognition;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.activity.ActivityType;

/// What a badge is earned by. It gives a score, which each level of the badge asks some of.
///
/// @param kind how it is reckoned
/// @param activity the only kind of activity that counts, or null for every kind
/// @param attribute the attribute that is added up, for [Kind#SUM] alone
/// @param within the calendar period in which it must come together, or null for any time. Of all
///     periods, the best counts
/// @param from the first local day that counts, or null for any
/// @param through the last local day that counts, or null for any
/// @param badges the badges that it is made of, for [Kind#ALL_OF] alone
public record Criterion(
        Kind kind,
        @Nullable ActivityType activity,
        @Nullable String attribute,
        @Nullable Within within,
        @Nullable LocalDate from,
        @Nullable LocalDate through,
        List<BadgeId> badges) {

    /// Badges that are not given are none. Whether the parts fit the kind is looked at when the
    /// programme is published.
    public Criterion(
            Kind kind,
            @Nullable ActivityType activity,
            @Nullable String attribute,
            @Nullable Within within,
            @Nullable LocalDate from,
            @Nullable LocalDate through,
            @Nullable List<BadgeId> badges) {
        this.kind = kind;
        this.activity = activity;
        this.attribute = attribute;
        this.within = within;
        this.from = from;
        this.through = through;
        this.badges = badges == null ? List.of() : List.copyOf(badges);
    }

    /// How a criterion is reckoned.
    public enum Kind {
        /// The first activity; the score is 0 or 1.
        FIRST,
        /// How many activities.
        COUNT,
        /// What their attribute comes to.
        SUM,
        /// How many local days with an activity.
        DISTINCT_DAYS,
        /// The longest streak of local days, see [Streaks].
        STREAK,
        /// Whether all of some other badges are held; the score is 0 or 1.
        ALL_OF,
        /// Nothing: someone awards it. The score is always 0.
        MANUAL
    }

    /// A criterion over activities of one kind, at any time.
    public static Criterion over(Kind kind, ActivityType activity) {
        return new Criterion(kind, activity, null, null, null, null, null);
    }

    /// The same criterion, to be met inside one calendar period.
    public Criterion within(Within period) {
        return new Criterion(kind, activity, attribute, period, from, through, badges);
    }

    /// What an attribute of activities of one kind comes to.
    public static Criterion sum(ActivityType activity, String attribute) {
        return new Criterion(Kind.SUM, activity, attribute, null, null, null, null);
    }

    /// All of these badges.
    public static Criterion allOf(BadgeId... badges) {
        return new Criterion(Kind.ALL_OF, null, null, null, null, null, List.of(badges));
    }

    /// No criterion: someone awards it.
    public static Criterion manual() {
        return new Criterion(Kind.MANUAL, null, null, null, null, null, null);
    }

    /// Whether a day lies in the span that counts.
    public boolean counts(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (through == null || !day.isAfter(through));
    }

    /// Whether activities of a kind count.
    public boolean counts(ActivityType type) {
        return switch (kind) {
            case FIRST, COUNT, SUM, DISTINCT_DAYS, STREAK ->
                    activity == null || activity.equals(type);
            case ALL_OF, MANUAL -> false;
        };
    }
}
