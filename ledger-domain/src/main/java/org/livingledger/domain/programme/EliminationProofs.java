package org.livingledger.domain.programme;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.livingledger.api.elimination.EliminationPolicy;
import org.livingledger.api.elimination.EliminationPolicy.Measure;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.programme.Expressions.Problem;
import org.livingledger.api.programme.Programme;

/// Finds what is wrong with the elimination policies and the rules of departure of a programme.
final class EliminationProofs {

    private EliminationProofs() {}

    static List<Problem> problems(Programme programme) {
        var problems = new ArrayList<Problem>();
        policies(programme.eliminations(), problems);
        departures(programme, problems);
        return problems;
    }

    private static void policies(List<EliminationPolicy> policies, List<Problem> problems) {
        if (policies.size() > Programme.MOST) {
            problems.add(
                    new Problem("/eliminations", "has more than " + Programme.MOST + " policies"));
            return;
        }
        var groups = new HashSet<GroupId>();
        for (int i = 0; i < policies.size(); i++) {
            EliminationPolicy policy = policies.get(i);
            String at = "/eliminations/" + i;
            if (!groups.add(policy.group())) {
                problems.add(
                        new Problem(
                                at + "/group_id", "another policy is for group " + policy.group()));
            }
            if (policy.minimum() == null && policy.lastPercent() == null) {
                problems.add(
                        new Problem(at + "/minimum", "must be given, or last_percent, or both"));
            }
            if (policy.measure() == Measure.CHECK_INS && policy.activity() != null) {
                problems.add(new Problem(at + "/activity", "check-ins are of one kind already"));
            }
        }
    }

    private static void departures(Programme programme, List<Problem> problems) {
        if (programme.departures().size() > Programme.MOST) {
            problems.add(new Problem("/departures", "has more than " + Programme.MOST + " rules"));
            return;
        }
        var groups = new HashSet<String>();
        for (int i = 0; i < programme.departures().size(); i++) {
            GroupId group = programme.departures().get(i).group();
            if (!groups.add(group == null ? "" : group.value())) {
                problems.add(
                        new Problem(
                                "/departures/" + i + "/group_id",
                                "another rule is for "
                                        + (group == null ? "every group" : "group " + group)));
            }
        }
    }
}
