package org.livingledger.domain;

import java.util.List;
import java.util.Map;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.programme.Expressions;
import org.livingledger.domain.activity.ActivityCommands;
import org.livingledger.domain.adoption.AdoptionSteps;
import org.livingledger.domain.book.BookCommands;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.discipline.AppealCommands;
import org.livingledger.domain.discipline.DisciplineCommands;
import org.livingledger.domain.discipline.HouseCommands;
import org.livingledger.domain.elimination.EliminationCommands;
import org.livingledger.domain.elimination.Eliminations;
import org.livingledger.domain.evidence.Dossiers;
import org.livingledger.domain.evidence.EvidenceCommands;
import org.livingledger.domain.gate.Admissions;
import org.livingledger.domain.gate.ApplicationCommands;
import org.livingledger.domain.gate.BanCommands;
import org.livingledger.domain.gate.Doors;
import org.livingledger.domain.gate.GateCommands;
import org.livingledger.domain.group.AdminCommands;
import org.livingledger.domain.group.GroupCommands;
import org.livingledger.domain.group.GroupLifeCommands;
import org.livingledger.domain.group.Groups;
import org.livingledger.domain.membership.Departures;
import org.livingledger.domain.membership.Members;
import org.livingledger.domain.membership.MembershipCommands;
import org.livingledger.domain.membership.TitleCommands;
import org.livingledger.domain.points.AccountCommands;
import org.livingledger.domain.points.Accounts;
import org.livingledger.domain.points.Movements;
import org.livingledger.domain.points.PointsCommands;
import org.livingledger.domain.points.ReversalCommands;
import org.livingledger.domain.programme.Budgets;
import org.livingledger.domain.programme.ProgrammeCommands;
import org.livingledger.domain.programme.RuleBooks;
import org.livingledger.domain.recognition.BadgeCommands;
import org.livingledger.domain.recognition.StreakCommands;
import org.livingledger.domain.reversal.FactCommands;
import org.livingledger.domain.rotation.RotationCommands;
import org.livingledger.domain.rotation.Rotations;
import org.livingledger.domain.tier.TierCommands;
import org.livingledger.domain.tier.Tiers;

/// Everything that decides, put together. What calls it subscribes the handlers to its command bus
/// and resolves their second parameter, the [Desk].
public final class WriteSide {

    private final List<Object> handlers;

    /// The write side over the server's ports.
    ///
    /// @param repositories where aggregates come from
    /// @param expressions the language of rules
    /// @param movements what was committed before, for reversals
    public WriteSide(Repositories repositories, Expressions expressions, Movements movements) {
        var books = new Books(repositories);
        var groups = new Groups(repositories);
        var members = new Members(repositories);
        var accounts = new Accounts(repositories);
        var doors = new Doors(repositories);
        var dossiers = new Dossiers(repositories);
        var ruleBooks = new RuleBooks(repositories);
        var budgets = new Budgets(repositories);
        var tiers = new Tiers(books, ruleBooks, members, accounts);
        var admissions = new Admissions(books, members, doors, dossiers, accounts, tiers);
        var departures = new Departures(ruleBooks, accounts, tiers);
        handlers =
                List.of(
                        new BookCommands(books),
                        new GroupCommands(books, groups, members, admissions),
                        new AdminCommands(books, groups, members),
                        new RotationCommands(books, groups, members, new Rotations(repositories)),
                        new GroupLifeCommands(books, groups, members, tiers),
                        new MembershipCommands(books, groups, members, admissions, departures),
                        new TitleCommands(books, groups, members),
                        new HouseCommands(books, groups),
                        new DisciplineCommands(books, groups, members, admissions, departures),
                        new AppealCommands(books, groups, members, admissions, departures),
                        new GateCommands(books, groups, members, doors),
                        new ApplicationCommands(books, groups, doors, admissions),
                        new BanCommands(books, groups, members, doors, admissions, departures),
                        new EvidenceCommands(books, groups, members, dossiers),
                        new PointsCommands(books, groups, members, accounts, tiers),
                        new AccountCommands(books, members, accounts),
                        new ReversalCommands(books, members, accounts, budgets, movements, tiers),
                        new FactCommands(books, members, accounts, budgets, ruleBooks, tiers),
                        new ProgrammeCommands(books, ruleBooks, expressions),
                        new AdoptionSteps(
                                books, members, accounts, ruleBooks, budgets, movements, tiers),
                        new ActivityCommands(
                                books,
                                groups,
                                members,
                                accounts,
                                ruleBooks,
                                budgets,
                                expressions,
                                tiers),
                        new TierCommands(books, members, tiers),
                        new StreakCommands(books, groups, members, accounts, ruleBooks, tiers),
                        new BadgeCommands(books, groups, members, accounts, ruleBooks, tiers),
                        new EliminationCommands(
                                books,
                                groups,
                                members,
                                accounts,
                                ruleBooks,
                                new Eliminations(repositories),
                                admissions,
                                departures));
    }

    /// The objects whose annotated methods handle every command of the vocabulary, each once.
    public List<Object> handlers() {
        return handlers;
    }

    /// Every kind of aggregate there is.
    public static List<AggregateType<?, ?>> aggregates() {
        return List.of(
                Books.TYPE,
                Groups.TYPE,
                Doors.TYPE,
                Dossiers.TYPE,
                Members.TYPE,
                Accounts.TYPE,
                RuleBooks.TYPE,
                Budgets.TYPE,
                Rotations.TYPE,
                Eliminations.TYPE);
    }

    /// What nearly every command that names a member asks for, by its stream: so a server can take up together
    /// what many commands will need.
    public static Map<String, AggregateType<?, ?>> ofMember(MemberId member) {
        return Map.of(
                Members.stream(member), Members.TYPE,
                Accounts.stream(AccountId.of(member)), Accounts.TYPE);
    }
}
