package org.livingledger.domain.tier;

import org.axonframework.commandhandling.CommandHandler;
import org.livingledger.api.Refused;
import org.livingledger.api.tier.TierCommand.ReviewTiers;
import org.livingledger.api.tier.TierOutcome.Reviewed;
import org.livingledger.domain.Desk;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.membership.Members;

/// Handles the commands about tiers.
public final class TierCommands {

    private final Books books;
    private final Members members;
    private final Tiers tiers;

    /// Handles them on these tiers.
    public TierCommands(Books books, Members members, Tiers tiers) {
        this.books = books;
        this.members = members;
        this.tiers = tiers;
    }

    /// Decides [ReviewTiers].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Reviewed handle(ReviewTiers command, Desk desk) {
        books.require(desk.ledger());
        members.require(desk.ledger(), command.member());
        tiers.after(desk, command.member());
        return new Reviewed(
                command.member(), tiers.tiersOf(desk.ledger(), command.member(), desk.now()));
    }
}
