package org.livingledger.api.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Codes;
import org.livingledger.api.Command;
import org.livingledger.api.Limits;
import org.livingledger.api.gate.Gate;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// What outside systems, and people themselves, say of someone that gates ask for. Whoever was never
/// seen before is introduced by it.
public sealed interface EvidenceCommand extends Command {

    /// Whom it is about.
    MemberId member();

    /// The best score of a quiz.
    int HIGHEST_SCORE = 1_000_000;

    /// Reports that a fee was paid for a group (入群费). It counts for the joining that comes next.
    ///
    /// The payment system's reference says which payment it is: the same once more changes nothing, the
    /// same with another content is refused (`reference-reused`).
    ///
    /// @param cents how much, 1 … 1 000 000 000 000 hundredths
    /// @param currency ISO 4217, for example `CNY`
    record ReportPayment(
            MemberId member,
            GroupId group,
            long cents,
            String currency,
            String reference,
            @Nullable Instant occurredAt)
            implements EvidenceCommand {

        /// @throws IllegalArgumentException if a number or a text has not the right form
        public ReportPayment {
            Limits.points("cents", cents);
            Gate.requireCurrency(currency);
            Codes.reference("reference", reference);
        }
    }

    /// Reports that a product was bought (购买商品). The reference is the shop's: the same once more changes
    /// nothing, the same with another content is refused (`reference-reused`).
    record ReportPurchase(
            MemberId member, String product, String reference, @Nullable Instant occurredAt)
            implements EvidenceCommand {

        /// @throws IllegalArgumentException if the product or the reference has not the right form
        public ReportPurchase {
            Codes.reference("product", product);
            Codes.reference("reference", reference);
        }
    }

    /// Reports the result of a quiz. The best one counts.
    ///
    /// @param score 0 … 1 000 000
    record ReportQuiz(MemberId member, String quiz, int score, @Nullable Instant occurredAt)
            implements EvidenceCommand {

        /// @throws IllegalArgumentException if the quiz is not a code or the score is out of range
        public ReportQuiz {
            Codes.code("quiz", quiz);
            Limits.range("score", score, 0, HIGHEST_SCORE);
        }
    }

    /// Reports that a task was finished.
    record ReportTask(MemberId member, String task, @Nullable Instant occurredAt)
            implements EvidenceCommand {

        /// @throws IllegalArgumentException if the task is not a code
        public ReportTask {
            Codes.code("task", task);
        }
    }

    /// Reports how far a profile is filled in. The last report counts.
    ///
    /// @param percent 0 … 100
    record ReportProfile(MemberId member, int percent, @Nullable Instant occurredAt)
            implements EvidenceCommand {

        /// @throws IllegalArgumentException if the percentage is out of range
        public ReportProfile {
            Limits.range("percent", percent, 0, 100);
        }
    }

    /// States something of a member: how many followers, which position. It is either a number or a
    /// code. Stated again, it has to be verified again.
    ///
    /// @param fact its name, for example `followers`
    /// @param number the number, if it is one
    /// @param code the code, if it is one
    /// @param evidence where the outside system keeps what proves it, as its reference
    record StateFact(
            MemberId member,
            String fact,
            @Nullable Long number,
            @Nullable String code,
            @Nullable String evidence,
            @Nullable Instant occurredAt)
            implements EvidenceCommand {

        /// @throws IllegalArgumentException if it is neither or both, or a text has not the right form
        public StateFact {
            Codes.code("fact", fact);
            if ((number == null) == (code == null)) {
                throw new IllegalArgumentException("give either number or code");
            }
            if (code != null) {
                Codes.code("code", code);
            }
            if (evidence != null) {
                Codes.reference("evidence", evidence);
            }
        }
    }

    /// Says whether what was stated holds.
    ///
    /// Refused when nothing was stated (`fact-not-stated`), or by the member of whom it was
    /// (`verifier-is-the-member`).
    ///
    /// @param holds whether it does
    /// @param by the member who looked, if a member did
    record VerifyFact(
            MemberId member,
            String fact,
            boolean holds,
            @Nullable MemberId by,
            @Nullable Instant occurredAt)
            implements EvidenceCommand {

        /// @throws IllegalArgumentException if the fact is not a code
        public VerifyFact {
            Codes.code("fact", fact);
        }
    }
}
