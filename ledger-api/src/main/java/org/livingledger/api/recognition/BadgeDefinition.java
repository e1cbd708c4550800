package org.livingledger.api.recognition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Limits;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.points.Expiry;

/// A badge (徽章, `systems.md` S9) as the programme writes it.
///
/// @param id names it
/// @param group the only group in which it is earned, or null for any
/// @param scope whether it is reckoned over the whole ledger or group by group; the whole ledger if
///     not given
/// @param criterion what it is earned by
/// @param levels what each of its levels asks, ascending; one level that asks 1 if not given
/// @param expires when points that reward it end; never if not given
public record BadgeDefinition(
        BadgeId id,
        @Nullable GroupId group,
        Scope scope,
        Criterion criterion,
        List<Level> levels,
        @Nullable Expiry expires) {

    /// The most levels of a badge.
    public static final int MOST_LEVELS = 20;

    /// What is not given is as described.
    ///
    /// @throws IllegalArgumentException if there are too many levels, or they do not ascend
    public BadgeDefinition(
            BadgeId id,
            @Nullable GroupId group,
            @Nullable Scope scope,
            Criterion criterion,
            @Nullable List<Level> levels,
            @Nullable Expiry expires) {
        this.id = id;
        this.group = group;
        this.scope = scope == null ? Scope.LEDGER : scope;
        this.criterion = criterion;
        this.levels =
                levels == null || levels.isEmpty()
                        ? List.of(new Level(1L, null))
                        : List.copyOf(levels);
        this.expires = expires;
        Limits.range("levels", this.levels.size(), 1, MOST_LEVELS);
        for (int i = 1; i < this.levels.size(); i++) {
            if (this.levels.get(i).atLeast() <= this.levels.get(i - 1).atLeast()) {
                throw new IllegalArgumentException("each level must ask more than the one before");
            }
        }
    }

    /// A badge of the whole ledger with one level.
    public static BadgeDefinition of(String id, Criterion criterion, long atLeast) {
        return new BadgeDefinition(
                new BadgeId(id), null, null, criterion, List.of(new Level(atLeast, null)), null);
    }

    /// The same badge with these levels.
    public BadgeDefinition withLevels(Level... these) {
        return new BadgeDefinition(id, group, scope, criterion, List.of(these), expires);
    }

    /// The same badge, reckoned group by group.
    public BadgeDefinition perGroup() {
        return new BadgeDefinition(id, group, Scope.GROUP, criterion, levels, expires);
    }

    /// A level of a badge. The first is level 1.
    ///
    /// @param atLeast the score that it asks, 1 … 1 000 000 000 000; 1 if not given
    /// @param points what it is rewarded with, if anything
    public record Level(Long atLeast, @Nullable Long points) {

        /// What is not given is as described.
        ///
        /// @throws IllegalArgumentException if a number is out of range
        public Level(@Nullable Long atLeast, @Nullable Long points) {
            this.atLeast = atLeast == null ? 1L : atLeast;
            this.points = points;
            Limits.points("at_least", this.atLeast);
            if (points != null) {
                Limits.points("points", points);
            }
        }
    }
}
