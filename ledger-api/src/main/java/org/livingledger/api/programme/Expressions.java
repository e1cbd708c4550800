package org.livingledger.api.programme;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.livingledger.api.programme.Programme.AttributeType;
import org.livingledger.api.programme.Programme.EarningRule;

/// The language of rules, behind a port: typed at publication, bounded in cost, without a clock.
public interface Expressions {

    /// How the inputs that tell a member's tier begin; the ladder's id follows.
    String TIER = "member.tier.";

    /// What is wrong with a rule's expressions, or an empty list.
    ///
    /// @param rule the rule
    /// @param attributes the declared attributes of its activity
    /// @param ladders the ids of the ladders whose tiers it may ask about
    /// @param at the JSON pointer of the rule in its document, which each problem's pointer extends
    List<Problem> problems(
            EarningRule rule,
            Map<String, AttributeType> attributes,
            Set<String> ladders,
            String at);

    /// Whether a rule answers.
    ///
    /// @throws ArithmeticException if the expression overflows, divides by zero or costs too much
    boolean when(
            EarningRule rule, Map<String, AttributeType> attributes, Map<String, Object> inputs);

    /// How many points a rule gives.
    ///
    /// @throws ArithmeticException if the expression overflows, divides by zero or costs too much
    long points(
            EarningRule rule, Map<String, AttributeType> attributes, Map<String, Object> inputs);

    /// One thing that is wrong with a document.
    ///
    /// @param pointer where, as a JSON pointer into the document, for example `/rules/0/points`
    /// @param problem what, in one sentence, with line and column where there are some
    record Problem(String pointer, String problem) {}
}
