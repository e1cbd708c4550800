package org.livingledger.api.recognition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Limits;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.programme.Programme;

/// How check-ins (打卡) are kept up (`systems.md` S11).
///
/// @param scope whether a streak runs through the whole ledger or inside one group; one group if not
///     given
/// @param freezesPerMonth how many missed days of a calendar month are forgiven without asking, 0 … 31;
///     none if not given. A freeze is used up by the day it covers, whether or not the member returns
/// @param makeUpDays how many local days back a missed day can be made up for, 0 … 366; none if not
///     given
/// @param makeUpsPerMonth how many make-ups a member has in the calendar month in which they make them,
///     0 … 31; none if not given
/// @param milestones the lengths that are marked; 7, 21, 30 and 100 days if not given
public record CheckIns(
        Scope scope,
        Integer freezesPerMonth,
        Integer makeUpDays,
        Integer makeUpsPerMonth,
        List<Milestone> milestones) {

    /// The kind of activity that a check-in is.
    public static final ActivityType ACTIVITY = new ActivityType("check-in");

    /// The most milestones: nobody keeps more apart.
    public static final int MOST_MILESTONES = 50;

    /// How check-ins are kept up where the programme does not say.
    public static final CheckIns DEFAULT = new CheckIns(null, null, null, null, null);

    private static final int LONGEST_MONTH = 31;
    private static final int LONGEST_YEAR = 366;

    /// What is not given is as described.
    ///
    /// @throws IllegalArgumentException if a number is out of range
    public CheckIns(
            @Nullable Scope scope,
            @Nullable Integer freezesPerMonth,
            @Nullable Integer makeUpDays,
            @Nullable Integer makeUpsPerMonth,
            @Nullable List<Milestone> milestones) {
        this.scope = scope == null ? Scope.GROUP : scope;
        this.freezesPerMonth = atMost("freezes_per_month", freezesPerMonth, LONGEST_MONTH);
        this.makeUpDays = atMost("make_up_days", makeUpDays, LONGEST_YEAR);
        this.makeUpsPerMonth = atMost("make_ups_per_month", makeUpsPerMonth, LONGEST_MONTH);
        this.milestones = milestones == null ? Milestone.USUAL : List.copyOf(milestones);
        Limits.range("milestones", this.milestones.size(), 0, MOST_MILESTONES);
    }

    /// How check-ins are kept up under a programme.
    public static CheckIns of(Programme programme) {
        CheckIns given = programme.checkIns();
        return given == null ? DEFAULT : given;
    }

    /// What a streak that is kept up in a group reaches through: that group, or null for the whole
    /// ledger.
    public @Nullable GroupId group(GroupId keptIn) {
        return scope == Scope.GROUP ? keptIn : null;
    }

    /// How many freezes a month has for the streak of a kind of activity: only check-ins have any.
    public int freezesFor(@Nullable ActivityType activity) {
        return ACTIVITY.equals(activity) ? freezesPerMonth : 0;
    }

    private static Integer atMost(String what, @Nullable Integer given, int most) {
        return given == null ? 0 : (int) Limits.range(what, given, 0, most);
    }

    /// A length of a streak that is marked when it is reached.
    ///
    /// @param days how many, 2 … 100 000
    /// @param points what it is rewarded with, if anything
    public record Milestone(int days, @Nullable Long points) {

        /// The lengths that `systems.md` S11 names.
        static final List<Milestone> USUAL =
                List.of(
                        new Milestone(7, null),
                        new Milestone(21, null),
                        new Milestone(30, null),
                        new Milestone(100, null));

        private static final int LONGEST = 100_000;

        /// @throws IllegalArgumentException if a number is out of range
        public Milestone {
            Limits.range("milestone days", days, 2, LONGEST);
            if (points != null) {
                Limits.points("milestone points", points);
            }
        }
    }
}
