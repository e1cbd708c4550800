package org.livingledger.domain.reversal;

import java.time.ZoneId;
import org.axonframework.commandhandling.CommandHandler;
import org.livingledger.api.Refused;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.reversal.ReversalCommand.ReverseFact;
import org.livingledger.api.reversal.ReversalOutcome.FactReversed;
import org.livingledger.api.reversal.ReversalRejection.FiguresChanged;
import org.livingledger.domain.Desk;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.membership.Members;
import org.livingledger.domain.membership.Person;
import org.livingledger.domain.points.Accounts;
import org.livingledger.domain.points.Undoing;
import org.livingledger.domain.programme.Budgets;
import org.livingledger.domain.programme.RuleBooks;
import org.livingledger.domain.tier.Tiers;

/// Handles the command that undoes a fact with everything that follows from it.
public final class FactCommands {

    private final Books books;
    private final Members members;
    private final Accounts accounts;
    private final Budgets budgets;
    private final RuleBooks ruleBooks;
    private final Tiers tiers;

    /// Handles it on these members and accounts, by the rules of these rule books.
    public FactCommands(
            Books books,
            Members members,
            Accounts accounts,
            Budgets budgets,
            RuleBooks ruleBooks,
            Tiers tiers) {
        this.books = books;
        this.members = members;
        this.accounts = accounts;
        this.budgets = budgets;
        this.ruleBooks = ruleBooks;
        this.tiers = tiers;
    }

    /// Decides [ReverseFact].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public FactReversed handle(ReverseFact command, Desk desk) {
        ZoneId zone = books.require(desk.ledger());
        Person person = members.require(desk.ledger(), command.member());
        Undoing account =
                accounts.undoing(desk.ledger(), AccountId.of(command.member()), desk.now());
        Past past = new Past(desk.past(command.member()), desk.moved(command.member()));
        var cascade =
                new Cascade(
                        command,
                        person.merits(),
                        account,
                        past,
                        ruleBooks.inForce(desk.ledger()).programme(),
                        zone,
                        desk.now());
        cascade.decide();
        var before = tiers.tiersOf(desk.ledger(), command.member(), desk.now());
        var after = tiers.tiersAfter(desk.ledger(), command.member(), cascade.events(), desk.now());
        FactReversed outcome = cascade.outcome(before, after);
        String previewed = command.figures();
        if (previewed != null && !previewed.equals(outcome.figures())) {
            throw new Refused(
                    new FiguresChanged(
                            command.member(),
                            command.position(),
                            previewed,
                            outcome.figures(),
                            outcome.balance()));
        }
        var returns = new Returns(budgets, desk);
        var steps = returns.with(cascade.events());

        steps.forEach(step -> step.apply(person, account));
        tiers.after(desk, command.member());
        return outcome;
    }
}
