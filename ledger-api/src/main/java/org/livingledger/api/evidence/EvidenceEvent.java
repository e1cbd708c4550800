package org.livingledger.api.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.Stored;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;

/// What is known of someone that gates ask for. All of these stand in their dossier's own stream.
public sealed interface EvidenceEvent extends Event {

    /// Whom it is about.
    MemberId member();

    /// A fee was paid for a group.
    ///
    /// @param epoch the epoch of the membership that it counts for
    @Stored("payment-reported")
    record PaymentReported(
            MemberId member,
            GroupId group,
            int epoch,
            long cents,
            String currency,
            String reference,
            Instant occurredAt)
            implements EvidenceEvent {}

    /// A product was bought.
    @Stored("purchase-reported")
    record PurchaseReported(MemberId member, String product, String reference, Instant occurredAt)
            implements EvidenceEvent {}

    /// A quiz was taken.
    @Stored("quiz-reported")
    record QuizReported(MemberId member, String quiz, int score, Instant occurredAt)
            implements EvidenceEvent {}

    /// A task was finished.
    @Stored("task-reported")
    record TaskReported(MemberId member, String task, Instant occurredAt)
            implements EvidenceEvent {}

    /// A profile is filled in as far as this.
    @Stored("profile-reported")
    record ProfileReported(MemberId member, int percent, Instant occurredAt)
            implements EvidenceEvent {}

    /// Something was stated, and is not verified yet.
    @Stored("fact-stated")
    record FactStated(
            MemberId member,
            String fact,
            @Nullable Long number,
            @Nullable String code,
            @Nullable String evidence,
            Instant occurredAt)
            implements EvidenceEvent {}

    /// What was stated was looked at.
    ///
    /// @param holds whether it holds
    @Stored("fact-verified")
    record FactVerified(
            MemberId member, String fact, boolean holds, @Nullable MemberId by, Instant occurredAt)
            implements EvidenceEvent {}
}
