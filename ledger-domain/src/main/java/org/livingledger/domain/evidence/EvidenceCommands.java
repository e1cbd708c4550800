package org.livingledger.domain.evidence;

import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Refused;
import org.livingledger.api.evidence.EvidenceCommand.ReportPayment;
import org.livingledger.api.evidence.EvidenceCommand.ReportProfile;
import org.livingledger.api.evidence.EvidenceCommand.ReportPurchase;
import org.livingledger.api.evidence.EvidenceCommand.ReportQuiz;
import org.livingledger.api.evidence.EvidenceCommand.ReportTask;
import org.livingledger.api.evidence.EvidenceCommand.StateFact;
import org.livingledger.api.evidence.EvidenceCommand.VerifyFact;
import org.livingledger.api.evidence.EvidenceEvent;
import org.livingledger.api.evidence.EvidenceEvent.FactStated;
import org.livingledger.api.evidence.EvidenceEvent.ProfileReported;
import org.livingledger.api.evidence.EvidenceEvent.QuizReported;
import org.livingledger.api.evidence.EvidenceEvent.TaskReported;
import org.livingledger.api.evidence.EvidenceOutcome.Known;
import org.livingledger.api.membership.MemberId;
import org.livingledger.domain.Desk;
import org.livingledger.domain.Shelf;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.group.Groups;
import org.livingledger.domain.membership.Members;

/// Handles what is reported of people that gates ask for (`systems.md` S3).
public final class EvidenceCommands {

    private final Books books;
    private final Groups groups;
    private final Members members;
    private final Dossiers dossiers;

    /// Handles them in these dossiers.
    public EvidenceCommands(Books books, Groups groups, Members members, Dossiers dossiers) {
        this.books = books;
        this.groups = groups;
        this.members = members;
        this.dossiers = dossiers;
    }

    /// Decides [ReportPayment].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Known handle(ReportPayment command, Desk desk) {
        var dossier = dossier(command.member(), desk);
        groups.require(desk, command.group());
        int epoch = members.find(desk.ledger(), command.member()).nextEpoch(command.group());
        Instant at = desk.occurredAt(command.occurredAt());
        var paid = dossier.root().pay(command, epoch, at);

        return known(dossier, paid, command.member(), desk, "payment", command.reference());
    }

    /// Decides [ReportPurchase].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Known handle(ReportPurchase command, Desk desk) {
        var dossier = dossier(command.member(), desk);
        Instant at = desk.occurredAt(command.occurredAt());
        var bought = dossier.root().buy(command, at);

        return known(dossier, bought, command.member(), desk, "purchase", command.reference());
    }

    /// Decides [ReportQuiz].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Known handle(ReportQuiz command, Desk desk) {
        var dossier = dossier(command.member(), desk);
        Instant at = desk.occurredAt(command.occurredAt());
        var taken = new QuizReported(command.member(), command.quiz(), command.score(), at);

        return known(dossier, taken, command.member(), desk, "quiz", command.quiz());
    }

    /// Decides [ReportTask].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Known handle(ReportTask command, Desk desk) {
        var dossier = dossier(command.member(), desk);
        Instant at = desk.occurredAt(command.occurredAt());
        var done = new TaskReported(command.member(), command.task(), at);

        return known(dossier, done, command.member(), desk, "task", command.task());
    }

    /// Decides [ReportProfile].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Known handle(ReportProfile command, Desk desk) {
        var dossier = dossier(command.member(), desk);
        Instant at = desk.occurredAt(command.occurredAt());
        var filled = new ProfileReported(command.member(), command.percent(), at);

        return known(dossier, filled, command.member(), desk, "profile", "profile");
    }

    /// Decides [StateFact].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Known handle(StateFact command, Desk desk) {
        var dossier = dossier(command.member(), desk);
        Instant at = desk.occurredAt(command.occurredAt());
        var stated =
                new FactStated(
                        command.member(),
                        command.fact(),
                        command.number(),
                        command.code(),
                        command.evidence(),
                        at);

        return known(dossier, stated, command.member(), desk, "fact", command.fact());
    }

    /// Decides [VerifyFact].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Known handle(VerifyFact command, Desk desk) {
        books.require(desk.ledger());
        members.require(desk.ledger(), command.member());
        MemberId by = command.by();
        if (by != null) {
            members.require(desk.ledger(), by);
        }
        var dossier = dossiers.take(desk.ledger(), command.member());
        Instant at = desk.occurredAt(command.occurredAt());
        var verified = dossier.root().verify(command, at);

        return known(dossier, verified, command.member(), desk, "fact", command.fact());
    }

    private Shelf.Taken<Dossier> dossier(MemberId member, Desk desk) {
        books.require(desk.ledger());
        return dossiers.take(desk.ledger(), member);
    }

    /// What is known from here on. A report that changes nothing leaves no event.
    private Known known(
            Shelf.Taken<Dossier> dossier,
            @Nullable EvidenceEvent event,
            MemberId member,
            Desk desk,
            String kind,
            String what) {
        if (event != null) {
            members.find(desk.ledger(), member).introduce(desk);
            dossier.apply(event);
        }
        return new Known(member, kind, what);
    }
}
