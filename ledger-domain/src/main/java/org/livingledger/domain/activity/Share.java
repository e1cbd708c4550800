package org.livingledger.domain.activity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.points.PointsEvent.LimitedBy;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.Programme.Cap;
import org.livingledger.api.programme.Programme.EarningRule;
import org.livingledger.api.programme.Programme.Season;
import org.livingledger.domain.points.Granting;
import org.livingledger.domain.programme.Drawable;

/// What a rule's caps and its budget leave of the points it asks for (`systems.md` section 2, Caps
/// and budgets; A9).
///
/// @param points how many are left
/// @param limitedBy what cut them, if something did: of several, what leaves the least
/// @param counted what the grant counts towards
record Share(long points, @Nullable LimitedBy limitedBy, List<String> counted) {

    /// @param day the local day of the activity: a late fact fills its own
    static Share of(
            EarningRule rule,
            long requested,
            LocalDate day,
            List<Season> seasons,
            Granting account,
            @Nullable Drawable budget) {
        long points = requested;
        LimitedBy limitedBy = null;
        var counted = new ArrayList<String>();
        for (Cap cap : rule.caps()) {
            Period period = Period.of(cap.per(), day, seasons);
            if (period == null) {
                continue;
            }
            String count = count(rule, period);
            counted.add(count);
            long left = Math.max(0, cap.points() - account.counted(count));
            if (left < points) {
                points = left;
                limitedBy =
                        new LimitedBy(
                                "cap-per-" + cap.per().name().toLowerCase(Locale.ROOT),
                                cap.points(),
                                left);
            }
        }
        Long limit = rule.budget();
        if (limit != null && budget != null) {
            counted.add(rule.id() + "/budget");
            long left = budget.left(limit);
            if (left < points) {
                points = left;
                limitedBy = new LimitedBy("budget", limit, left);
            }
        }
        return new Share(points, limitedBy, List.copyOf(counted));
    }

    /// The caps that a grant of a rule counts towards, without its budget.
    static List<String> caps(EarningRule rule, LocalDate day, List<Season> seasons) {
        var caps = new ArrayList<String>();
        for (Cap cap : rule.caps()) {
            Period period = Period.of(cap.per(), day, seasons);
            if (period != null) {
                caps.add(count(rule, period));
            }
        }
        return caps;
    }

    private static String count(EarningRule rule, Period period) {
        return rule.id() + "/" + period;
    }

    /// What a silence leaves of it: nothing.
    ///
    /// @param silence which, or null if there is none
    Share under(@Nullable LimitedBy silence) {
        return silence == null ? this : new Share(0, silence, counted);
    }
}
