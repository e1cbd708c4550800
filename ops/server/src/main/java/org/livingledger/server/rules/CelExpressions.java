package org.livingledger.server.rules;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.livingledger.api.programme.Expressions;
import org.livingledger.api.programme.Programme.AttributeType;
import org.livingledger.api.programme.Programme.EarningRule;

/// Rules in CEL (github.com/google/cel-spec): typed when they are published, without macros and so
/// without loops, without fractions, and small.
public final class CelExpressions implements Expressions {

    /// The most characters of an expression: a page, which nobody should have to read in a rule.
    private static final int LONGEST = 2_000;

    /// The most nested levels of an expression.
    private static final int DEEPEST = 32;

    /// The most steps of a regular expression's program: enough for any code, and evaluated in time
    /// linear in the text.
    private static final int LARGEST_REGEX = 500;

    private static final int COMPILED = 10_000;

    private static final CelOptions OPTIONS =
            CelOptions.current()
                    .maxExpressionCodePointSize(LONGEST)
                    .maxParseRecursionDepth(DEEPEST)
                    .maxRegexProgramSize(LARGEST_REGEX)
                    .enableHeterogeneousNumericComparisons(true)
                    .errorOnIntWrap(true)
                    .build();

    private final Cache<Key, CelRuntime.Program> programs =
            Caffeine.newBuilder().maximumSize(COMPILED).build();

    private record Key(
            String expression,
            CelType result,
            Map<String, AttributeType> attributes,
            Set<String> ladders) {}

    @Override
    public List<Problem> problems(
            EarningRule rule,
            Map<String, AttributeType> attributes,
            Set<String> ladders,
            String at) {
        var problems = new ArrayList<Problem>();
        if (rule.when() != null) {
            check(cel(SimpleType.BOOL, attributes, ladders), rule.when(), at + "/when", problems);
        }
        check(cel(SimpleType.INT, attributes, ladders), rule.points(), at + "/points", problems);
        return problems;
    }

    @Override
    public boolean when(
            EarningRule rule, Map<String, AttributeType> attributes, Map<String, Object> inputs) {
        return rule.when() == null
                || (boolean) evaluate(rule.when(), SimpleType.BOOL, attributes, inputs);
    }

    @Override
    public long points(
            EarningRule rule, Map<String, AttributeType> attributes, Map<String, Object> inputs) {
        return (long) evaluate(rule.points(), SimpleType.INT, attributes, inputs);
    }

    private static void check(Cel cel, String expression, String pointer, List<Problem> problems) {
        CelValidationResult checked = cel.compile(expression);
        for (CelIssue issue : checked.getErrors()) {
            problems.add(
                    new Problem(
                            pointer,
                            "line "
                                    + issue.getSourceLocation().getLine()
                                    + ", column "
                                    + (issue.getSourceLocation().getColumn() + 1)
                                    + ": "
                                    + issue.getMessage()));
        }
        if (problems.isEmpty() && fractions(checked)) {
            problems.add(
                    new Problem(pointer, "fractions are not exact; use whole numbers and '/'"));
        }
    }

    private static boolean fractions(CelValidationResult checked) {
        try {
            return checked.getAst().getTypeMap().containsValue(SimpleType.DOUBLE);
        } catch (CelValidationException e) {
            return false;
        }
    }

    private Object evaluate(
            String expression,
            CelType result,
            Map<String, AttributeType> attributes,
            Map<String, Object> inputs) {
        CelRuntime.Program program =
                programs.get(
                        new Key(expression, result, attributes, ladders(inputs)),
                        CelExpressions::compile);
        try {
            return program.eval(inputs);
        } catch (CelEvaluationException e) {
            throw failed(expression, e);
        }
    }

    /// The ladders whose tiers are told.
    private static Set<String> ladders(Map<String, Object> inputs) {
        Set<String> ladders = Set.of();
        for (String input : inputs.keySet()) {
            if (input.startsWith(TIER)) {
                ladders = ladders.isEmpty() ? new HashSet<>() : ladders;
                ladders.add(input.substring(TIER.length()));
            }
        }
        return ladders;
    }

    private static ArithmeticException failed(String expression, Exception cause) {
        var failure = new ArithmeticException("'" + expression + "' failed: " + cause.getMessage());
        failure.initCause(cause);
        return failure;
    }

    private static CelRuntime.Program compile(Key key) {
        Cel cel = cel(key.result(), key.attributes(), key.ladders());
        try {
            CelAbstractSyntaxTree ast = cel.compile(key.expression()).getAst();
            return cel.createProgram(ast);
        } catch (CelValidationException | CelEvaluationException e) {
            throw failed(key.expression(), e);
        }
    }

    private static Cel cel(
            CelType result, Map<String, AttributeType> attributes, Set<String> ladders) {
        CelBuilder builder =
                CelFactory.plannerCelBuilder()
                        .setOptions(OPTIONS)
                        .setResultType(result)
                        .addVar("activity.type", SimpleType.STRING)
                        .addVar("activity.local_date", SimpleType.STRING)
                        .addVar("activity.local_hour", SimpleType.INT)
                        .addVar("activity.weekday", SimpleType.INT)
                        .addVar("member.role", SimpleType.STRING)
                        .addVar("member.epoch", SimpleType.INT);
        ladders.forEach(ladder -> builder.addVar(TIER + ladder, SimpleType.STRING));
        attributes.forEach((name, type) -> builder.addVar("activity." + name, type(type)));
        return builder.build();
    }

    private static CelType type(AttributeType type) {
        return switch (type) {
            case INT -> SimpleType.INT;
            case BOOL -> SimpleType.BOOL;
            case STRING -> SimpleType.STRING;
        };
    }
}
