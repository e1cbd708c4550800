package org.livingledger.domain.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.programme.Expressions.Problem;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.Programme.AttributeType;
import org.livingledger.api.recognition.BadgeDefinition;
import org.livingledger.api.recognition.BadgeId;
import org.livingledger.api.recognition.CheckIns;
import org.livingledger.api.recognition.Criterion;
import org.livingledger.api.recognition.Criterion.Kind;

/// Finds what is wrong with the badges and the check-ins of a programme.
final class BadgeProofs {

    private BadgeProofs() {}

    static List<Problem> problems(Programme programme) {
        var problems = new ArrayList<Problem>();
        var known = new HashSet<BadgeId>();
        for (int i = 0; i < programme.badges().size(); i++) {
            BadgeDefinition badge = programme.badges().get(i);
            String at = "/badges/" + i;
            composed(badge.criterion(), known, at, problems);
            fitting(badge.criterion(), at + "/criterion", problems);
            sum(badge.criterion(), programme, at, problems);
            levels(badge, at, problems);
            if (!known.add(badge.id())) {
                problems.add(new Problem(at + "/id", "another badge has the id " + badge.id()));
            }
        }
        milestones(programme, problems);
        return problems;
    }

    /// A badge comes after those it is made of, so that nothing can be made of itself.
    private static void composed(
            Criterion criterion, Set<BadgeId> known, String at, List<Problem> problems) {
        for (int i = 0; i < criterion.badges().size(); i++) {
            BadgeId part = criterion.badges().get(i);
            if (!known.contains(part)) {
                problems.add(
                        new Problem(
                                at + "/criterion/badges/" + i,
                                "there is no badge " + part + " before this one"));
            }
        }
    }

    private static void fitting(Criterion criterion, String at, List<Problem> problems) {
        Kind kind = criterion.kind();
        boolean overActivities = kind != Kind.ALL_OF && kind != Kind.MANUAL;
        boolean timed =
                criterion.within() != null
                        || criterion.from() != null
                        || criterion.through() != null;
        LocalDate from = criterion.from();
        LocalDate through = criterion.through();
        if ((kind == Kind.SUM) != (criterion.attribute() != null)) {
            problems.add(
                    new Problem(at + "/attribute", "is what sum adds up, and is for sum alone"));
        }
        if ((kind == Kind.ALL_OF) == criterion.badges().isEmpty()) {
            problems.add(
                    new Problem(at + "/badges", "are what all-of asks for, and are for it alone"));
        }
        if (!overActivities && (criterion.activity() != null || timed)) {
            problems.add(new Problem(at + "/kind", "is not reckoned over activities and time"));
        }
        if (kind == Kind.STREAK && criterion.within() != null) {
            problems.add(new Problem(at + "/within", "a streak runs on through every period"));
        }
        if (from != null && through != null && through.isBefore(from)) {
            problems.add(new Problem(at + "/through", "lies before from"));
        }
    }

    private static void sum(
            Criterion criterion, Programme programme, String at, List<Problem> problems) {
        ActivityType activity = criterion.activity();
        String attribute = criterion.attribute();
        Map<String, AttributeType> declared =
                activity == null ? null : programme.activities().get(activity.value());
        if (attribute != null && declared != null && declared.get(attribute) != AttributeType.INT) {
            problems.add(
                    new Problem(
                            at + "/criterion/attribute",
                            activity + " has no whole number " + attribute));
        }
    }

    private static void levels(BadgeDefinition badge, String at, List<Problem> problems) {
        boolean yesOrNo =
                switch (badge.criterion().kind()) {
                    case FIRST, ALL_OF -> true;
                    case COUNT, SUM, DISTINCT_DAYS, STREAK, MANUAL -> false;
                };
        if (yesOrNo && badge.levels().getLast().atLeast() > 1) {
            problems.add(
                    new Problem(at + "/levels", "the criterion comes to 1 at most, never to more"));
        }
    }

    private static void milestones(Programme programme, List<Problem> problems) {
        CheckIns checkIns = CheckIns.of(programme);
        var days = new HashSet<Integer>();
        for (int i = 0; i < checkIns.milestones().size(); i++) {
            if (!days.add(checkIns.milestones().get(i).days())) {
                problems.add(
                        new Problem(
                                "/check_ins/milestones/" + i + "/days",
                                "another milestone has the same length"));
            }
        }
    }
}
