package org.livingledger.domain.adoption;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.livingledger.api.Refused;
import org.livingledger.api.adoption.AdoptionOutcome.Stepped;
import org.livingledger.api.adoption.AdoptionRejection.AdoptionNotFound;
import org.livingledger.api.adoption.AdoptionRejection.AdoptionUndone;
import org.livingledger.api.adoption.AdoptionStep.AdaptMember;
import org.livingledger.api.adoption.AdoptionStep.EndAdoption;
import org.livingledger.api.adoption.AdoptionStep.EndUndoing;
import org.livingledger.api.adoption.AdoptionStep.Less;
import org.livingledger.api.adoption.AdoptionStep.Lost;
import org.livingledger.api.adoption.AdoptionStep.More;
import org.livingledger.api.adoption.AdoptionStep.RestoreMember;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.programme.ProgrammeEvent.AdoptionEnded;
import org.livingledger.api.programme.ProgrammeEvent.UndoingEnded;
import org.livingledger.api.recognition.Merits.Award;
import org.livingledger.api.recognition.RecognitionEvent.BadgeAwarded;
import org.livingledger.api.recognition.RecognitionEvent.BadgeRevoked;
import org.livingledger.domain.Desk;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.membership.Members;
import org.livingledger.domain.membership.Person;
import org.livingledger.domain.points.Accounts;
import org.livingledger.domain.points.Correction;
import org.livingledger.domain.points.Movements;
import org.livingledger.domain.points.Purse;
import org.livingledger.domain.programme.Adoption;
import org.livingledger.domain.programme.Adoption.Stage;
import org.livingledger.domain.programme.Budgets;
import org.livingledger.domain.programme.RuleBooks;
import org.livingledger.domain.recognition.Recognised;
import org.livingledger.domain.recognition.Recognition;
import org.livingledger.domain.tier.Tiers;

/// Handles the steps of adoptions and of their undoing. Each is decided as things stand by now: what is
/// not held is not taken back, and what is not there is not taken.
public final class AdoptionSteps {

    private final Books books;
    private final Members members;
    private final Accounts accounts;
    private final RuleBooks ruleBooks;
    private final Budgets budgets;
    private final Movements movements;
    private final Tiers tiers;

    /// Handles them on these members.
    ///
    /// @param movements what was committed before
    public AdoptionSteps(
            Books books,
            Members members,
            Accounts accounts,
            RuleBooks ruleBooks,
            Budgets budgets,
            Movements movements,
            Tiers tiers) {
        this.books = books;
        this.members = members;
        this.accounts = accounts;
        this.ruleBooks = ruleBooks;
        this.budgets = budgets;
        this.movements = movements;
        this.tiers = tiers;
    }

    /// Decides [AdaptMember].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Stepped handle(AdaptMember step, Desk desk) {
        ZoneId zone = books.require(desk.ledger());
        Adoption adoption = requireIn(Stage.ADOPTING, step.version(), desk);
        Person person = members.require(desk.ledger(), step.member());
        Correction account = correct(step.member(), step.version(), desk);
        List<BadgeRevoked> lost = held(step.lost(), person, step.version(), desk);
        Purse purse = accounts.find(desk.ledger(), AccountId.of(step.member()), desk.now());
        Recognised gained =
                step.review()
                        ? Recognition.review(
                                lost,
                                desk.position(),
                                person,
                                purse,
                                ruleBooks.inForce(desk.ledger()),
                                zone,
                                desk)
                        : Recognised.NOTHING;
        account.requireRoom(
                step.more().stream().mapToLong(More::points).sum() + gained.points(),
                step.less().stream().mapToLong(Less::points).sum());

        var changes = new Changes(account, budgets, step.version(), adoption.policy(), desk);
        lost.forEach(person::apply);
        gained.apply(person, purse);
        step.lost().stream()
                .filter(each -> lost.stream().anyMatch(one -> isOf(each, one)))
                .forEach(each -> changes.takeBack(each.reward()));
        step.less().forEach(each -> changes.takeBack(each.movement(), each.points()));
        step.more().forEach(changes::grant);
        tiers.after(desk, step.member());
        return new Stepped(changes.figures(gained, lost.size()));
    }

    /// Decides [RestoreMember].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Stepped handle(RestoreMember step, Desk desk) {
        books.require(desk.ledger());
        Adoption adoption = requireIn(Stage.UNDOING, step.version(), desk);
        Person person = members.require(desk.ledger(), step.member());
        Correction account = correct(step.member(), step.version(), desk);
        List<BadgeRevoked> lost = held(step.lost(), person, step.version(), desk);
        List<BadgeAwarded> regained = missing(step.regained(), person);
        account.requireRoom(0, step.granted().stream().mapToLong(account::granted).sum());

        var changes = new Changes(account, budgets, step.version(), adoption.policy(), desk);
        lost.forEach(person::apply);
        regained.forEach(person::apply);
        step.lost().stream()
                .filter(each -> lost.stream().anyMatch(one -> isOf(each, one)))
                .forEach(each -> changes.takeBack(each.reward()));
        step.granted().forEach(changes::takeBack);
        step.taken().forEach(changes::restore);
        tiers.after(desk, step.member());
        return new Stepped(changes.figures(regained.size(), lost.size()));
    }

    /// Decides [EndAdoption].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Stepped handle(EndAdoption step, Desk desk) {
        requireIn(Stage.ADOPTING, step.version(), desk);
        ruleBooks.note(
                desk.ledger(), new AdoptionEnded(step.version(), step.figures(), desk.now()));
        return new Stepped(null);
    }

    /// Decides [EndUndoing].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Stepped handle(EndUndoing step, Desk desk) {
        requireIn(Stage.UNDOING, step.version(), desk);
        ruleBooks.note(desk.ledger(), new UndoingEnded(step.version(), step.figures(), desk.now()));
        return new Stepped(null);
    }

    private Adoption requireIn(Stage stage, int version, Desk desk) {
        Adoption adoption = ruleBooks.requireAdoption(desk.ledger(), version);
        if (adoption.stage() == stage) {
            return adoption;
        }
        throw new Refused(
                adoption.stage() == Stage.UNDOING || adoption.stage() == Stage.UNDONE
                        ? new AdoptionUndone(version)
                        : new AdoptionNotFound(version));
    }

    private Correction correct(MemberId member, int version, Desk desk) {
        return accounts.correct(desk, member, movements, version);
    }

    /// What is taken back of badges that are held still.
    private static List<BadgeRevoked> held(
            List<Lost> badges, Person person, int version, Desk desk) {
        var revoked = new ArrayList<BadgeRevoked>();
        for (Lost badge : badges) {
            Award award = person.merits().award(badge.badge(), badge.level(), badge.group());
            if (award != null && !award.revoked()) {
                revoked.add(
                        new BadgeRevoked(
                                person.id(),
                                badge.badge(),
                                badge.level(),
                                badge.group(),
                                award.epoch(),
                                null,
                                null,
                                version,
                                desk.now()));
            }
        }
        return revoked;
    }

    /// Those that nobody has awarded again meanwhile.
    private static List<BadgeAwarded> missing(List<BadgeAwarded> badges, Person person) {
        return badges.stream()
                .filter(each ->
                        person.merits().award(each.badge(), each.level(), each.group()) == null)
                .toList();
    }

    private static boolean isOf(Lost lost, BadgeRevoked revoked) {
        return lost.badge().equals(revoked.badge())
                && lost.level() == revoked.level()
                && Objects.equals(lost.group(), revoked.group());
    }
}
