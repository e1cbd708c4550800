package org.livingledger.domain.programme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.livingledger.api.Codes;
import org.livingledger.api.programme.Expressions;
import org.livingledger.api.programme.Expressions.Problem;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.Programme.AttributeType;
import org.livingledger.api.programme.Programme.BoardDefinition;
import org.livingledger.api.programme.Programme.Cap;
import org.livingledger.api.programme.Programme.EarningRule;
import org.livingledger.api.programme.Programme.Season;

/// Finds everything that is wrong with a programme at once, each in its place, so that whoever
/// writes one is not sent back error by error.
public final class Proofreading {

    /// What every rule may ask about besides the declared attributes of its activity.
    private static final Set<String> RESERVED =
            Set.of("type", "local_date", "local_hour", "weekday");

    private final Expressions expressions;

    /// Finds it with a language of rules.
    public Proofreading(Expressions expressions) {
        this.expressions = expressions;
    }

    /// What is wrong with a programme, or an empty list.
    public List<Problem> problems(Programme programme) {
        var problems = new ArrayList<Problem>();
        if (programme.rules().size() > Programme.MOST) {
            problems.add(new Problem("/rules", "has more than " + Programme.MOST + " rules"));
        }
        if (programme.boards().size() > Programme.MOST) {
            problems.add(new Problem("/boards", "has more than " + Programme.MOST + " boards"));
        }
        if (programme.badges().size() > Programme.MOST) {
            problems.add(new Problem("/badges", "has more than " + Programme.MOST + " badges"));
        }
        if (!problems.isEmpty()) {
            return problems; // what is far too long is not read to its end
        }
        activities(programme, problems);
        rules(programme, problems);
        boards(programme, problems);
        seasons(programme, problems);
        problems.addAll(LadderProofreading.problems(programme.ladders()));
        problems.addAll(BadgeProofs.problems(programme));
        problems.addAll(EliminationProofs.problems(programme));
        return List.copyOf(problems);
    }

    private static void activities(Programme programme, List<Problem> problems) {
        new TreeMap<>(programme.activities())
                .forEach((activity, attributes) -> {
                    String at = "/activities/" + escaped(activity);
                    code("activity type", activity, at, problems);
                    for (String name : new TreeMap<>(attributes).keySet()) {
                        String attribute = at + '/' + escaped(name);
                        code("attribute name", name, attribute, problems);
                        if (RESERVED.contains(name)) {
                            problems.add(
                                    new Problem(
                                            attribute,
                                            "every activity has a " + name + " already"));
                        }
                    }
                });
    }

    private void rules(Programme programme, List<Problem> problems) {
        var ids = new HashSet<String>();
        Set<String> ladders =
                programme.ladders().stream()
                        .map(ladder -> ladder.id().value())
                        .collect(Collectors.toUnmodifiableSet());
        for (int i = 0; i < programme.rules().size(); i++) {
            EarningRule rule = programme.rules().get(i);
            String at = "/rules/" + i;
            if (!ids.add(rule.id().value())) {
                problems.add(new Problem(at + "/id", "another rule has the id " + rule.id()));
            }
            caps(rule, at, problems);
            Map<String, AttributeType> attributes =
                    programme.activities().get(rule.activity().value());
            if (attributes == null) {
                problems.add(
                        new Problem(
                                at + "/activity",
                                "the activity " + rule.activity() + " is not declared"));
            } else {
                problems.addAll(expressions.problems(rule, attributes, ladders, at));
            }
        }
    }

    private static void caps(EarningRule rule, String at, List<Problem> problems) {
        var periods = EnumSet.noneOf(Cap.Per.class);
        for (int i = 0; i < rule.caps().size(); i++) {
            if (!periods.add(rule.caps().get(i).per())) {
                problems.add(
                        new Problem(
                                at + "/caps/" + i + "/per",
                                "the rule has another cap for this period"));
            }
        }
    }

    private static void boards(Programme programme, List<Problem> problems) {
        record Place(String id, String group) {}
        var places = new HashSet<Place>();
        for (int i = 0; i < programme.boards().size(); i++) {
            BoardDefinition board = programme.boards().get(i);
            String group = board.group() == null ? "" : board.group().value();
            if (!places.add(new Place(board.id().value(), group))) {
                problems.add(
                        new Problem(
                                "/boards/" + i + "/id",
                                "another board of the same group has the id " + board.id()));
            }
        }
    }

    private static void seasons(Programme programme, List<Problem> problems) {
        List<Season> seasons = programme.seasons();
        var ids = new HashSet<String>();
        for (int i = 0; i < seasons.size(); i++) {
            if (!ids.add(seasons.get(i).id())) {
                problems.add(
                        new Problem(
                                "/seasons/" + i + "/id",
                                "another season has the id " + seasons.get(i).id()));
            }
        }
        List<Integer> byStart =
                IntStream.range(0, seasons.size())
                        .boxed()
                        .sorted(Comparator.comparing(i -> seasons.get(i).from()))
                        .toList();
        Season latest = null; // of those begun so far, the one that goes on the longest
        for (int i : byStart) {
            Season season = seasons.get(i);
            if (latest != null && !season.from().isAfter(latest.through())) {
                problems.add(
                        new Problem(
                                "/seasons/" + i + "/from", "begins inside season " + latest.id()));
            }
            if (latest == null || season.through().isAfter(latest.through())) {
                latest = season;
            }
        }
    }

    private static void code(String what, String value, String at, List<Problem> problems) {
        try {
            Codes.code(what, value);
        } catch (IllegalArgumentException e) {
            problems.add(new Problem(at, String.valueOf(e.getMessage())));
        }
    }

    /// A name as a reference token of a JSON pointer (RFC 6901 §3).
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
