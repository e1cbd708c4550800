package org.livingledger.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.livingledger.api.programme.Expressions;
import org.livingledger.api.programme.Programme.AttributeType;
import org.livingledger.api.programme.Programme.EarningRule;

/// A language just large enough to try rules out: `NAME == VALUE` or `true` for `when`; a number, a
/// name, or `NAME * NUMBER` for `points`. A word `broken` is an error at publication.
final class SmallExpressions implements Expressions {

    @Override
    public List<Problem> problems(
            EarningRule rule,
            Map<String, AttributeType> attributes,
            Set<String> ladders,
            String at) {
        return rule.points().contains("broken")
                ? List.of(new Problem(at + "/points", "no such word"))
                : List.of();
    }

    @Override
    public boolean when(
            EarningRule rule, Map<String, AttributeType> attributes, Map<String, Object> inputs) {
        String when = rule.when();
        if (when == null || when.equals("true")) {
            return true;
        }
        String[] sides = when.split(" == ", 2);
        return String.valueOf(inputs.get(sides[0])).equals(sides[1]);
    }

    @Override
    public long points(
            EarningRule rule, Map<String, AttributeType> attributes, Map<String, Object> inputs) {
        long product = 1;
        for (String factor : rule.points().split(" \\* ", -1)) {
            Object input = inputs.get(factor);
            product =
                    Math.multiplyExact(
                            product, input instanceof Long n ? n : Long.parseLong(factor));
        }
        return product;
    }
}
