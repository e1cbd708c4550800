package org.livingledger.api.gate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Codes;
import org.livingledger.api.Limits;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.tier.LadderId;

/// What someone must bring to be let into a group (门槛): one thing, or all or any of several.
///
/// On the wire each is an object whose `kind` is the record's name in kebab-case.
public sealed interface Gate {

    /// The most gates in one place of a tree.
    int MOST = 20;

    /// How deep gates can stand in each other. More nobody understands.
    int DEEPEST = 6;

    /// Every one of these.
    record AllOf(List<Gate> gates) implements Gate {

        /// @throws IllegalArgumentException if they are none, too many or too deep
        public AllOf {
            gates = checked(gates);
        }
    }

    /// At least one of these.
    record AnyOf(List<Gate> gates) implements Gate {

        /// @throws IllegalArgumentException if they are none, too many or too deep
        public AnyOf {
            gates = checked(gates);
        }
    }

    /// The code of an invitation (邀请码). It is used up by the joining.
    record Invitation() implements Gate {}

    /// An approval by the owner or an admin (审批). It is used up by the joining.
    record Approval() implements Gate {}

    /// A fee (入群费), as reported by the payment system. It is used up by the joining.
    ///
    /// @param cents at least this much for this group, 1 … 1 000 000 000 000 hundredths
    /// @param currency ISO 4217, for example `CNY`
    record FeePaid(long cents, String currency) implements Gate {

        /// @throws IllegalArgumentException if the amount is out of range or the currency is none
        public FeePaid {
            Limits.points("cents", cents);
            requireCurrency(currency);
        }
    }

    /// A product bought (购买商品), whenever that was.
    record ProductBought(String product) implements Gate {

        /// @throws IllegalArgumentException if the product is not a reference
        public ProductBought {
            Codes.reference("product", product);
        }
    }

    /// Points that could be spent now.
    ///
    /// @param least at least this many
    /// @param group granted by this group; by anyone if not given
    record PointsHeld(long least, @Nullable GroupId group) implements Gate {

        /// @throws IllegalArgumentException if the number is out of range
        public PointsHeld {
            Limits.points("least", least);
        }
    }

    /// A tier reached (等级), or a higher one of the same ladder. A ladder may be a group's own.
    record TierReached(LadderId ladder, String tier) implements Gate {

        /// @throws IllegalArgumentException if the tier is not a code
        public TierReached {
            Codes.code("tier", tier);
        }
    }

    /// A quiz taken with enough points, in the best try.
    record QuizPassed(String quiz, int least) implements Gate {

        /// @throws IllegalArgumentException if the quiz is not a code or the score is out of range
        public QuizPassed {
            Codes.code("quiz", quiz);
            Limits.range("least", least, 1, 1_000_000);
        }
    }

    /// A task finished.
    record TaskDone(String task) implements Gate {

        /// @throws IllegalArgumentException if the task is not a code
        public TaskDone {
            Codes.code("task", task);
        }
    }

    /// A profile filled in.
    ///
    /// @param percent at least as far, 1 … 100
    record ProfileFilled(int percent) implements Gate {

        /// @throws IllegalArgumentException if the percentage is out of range
        public ProfileFilled {
            Limits.range("percent", percent, 1, 100);
        }
    }

    /// Something that the applicant stated of themselves, and that meets a condition: followers ≥ 200,
    /// one of these positions.
    ///
    /// @param fact its name, for example `followers`
    /// @param atLeast the least number, if it is a number
    /// @param atMost the greatest number, if it is a number
    /// @param oneOf the codes that will do, if it is a code
    /// @param verified whether someone must have verified it; true if not given
    record FactHolds(
            String fact,
            @Nullable Long atLeast,
            @Nullable Long atMost,
            @Nullable List<String> oneOf,
            @Nullable Boolean verified)
            implements Gate {

        /// @throws IllegalArgumentException if a name is no code, or there is no condition or both kinds
        public FactHolds {
            Codes.code("fact", fact);
            boolean number = atLeast != null || atMost != null;
            if (number == (oneOf != null)) {
                throw new IllegalArgumentException(
                        "fact '" + fact + "' needs either at_least or at_most, or one_of");
            }
            if (oneOf != null) {
                oneOf = List.copyOf(oneOf);
                Limits.range("one_of", oneOf.size(), 1, MOST);
                oneOf.forEach(code -> Codes.code("one_of", code));
            }
            if (atLeast != null && atMost != null && atLeast > atMost) {
                throw new IllegalArgumentException("at_least must not be above at_most");
            }
        }

        /// Whether someone must have verified it.
        public boolean needsVerifying() {
            return verified == null || verified;
        }
    }

    /// The given text, if it is a currency's code.
    ///
    /// @throws IllegalArgumentException if it is not three capital letters
    static String requireCurrency(String value) {
        if (!value.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("currency must be three capital letters");
        }
        return value;
    }

    private static List<Gate> checked(List<Gate> gates) {
        Limits.range("gates", gates.size(), 1, MOST);
        gates.forEach(gate -> Limits.range("the depth of gates", 1 + depth(gate), 1, DEEPEST));
        return List.copyOf(gates);
    }

    private static int depth(Gate gate) {
        return switch (gate) {
            case AllOf(var gates) -> 1 + gates.stream().mapToInt(Gate::depth).max().orElse(0);
            case AnyOf(var gates) -> 1 + gates.stream().mapToInt(Gate::depth).max().orElse(0);
            case Invitation _,
                    Approval _,
                    FeePaid _,
                    ProductBought _,
                    PointsHeld _,
                    TierReached _,
                    QuizPassed _,
                    TaskDone _,
                    ProfileFilled _,
                    FactHolds _ ->
                    1;
        };
    }
}
