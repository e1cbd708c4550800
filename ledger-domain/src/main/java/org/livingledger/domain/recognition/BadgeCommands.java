package org.livingledger.domain.recognition;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Refused;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.programme.ProgrammeEvent.BadgesReviewed;
import org.livingledger.api.recognition.BadgeDefinition;
import org.livingledger.api.recognition.BadgeId;
import org.livingledger.api.recognition.Merits.Award;
import org.livingledger.api.recognition.RecognitionCommand.AwardBadge;
import org.livingledger.api.recognition.RecognitionCommand.ReviewBadges;
import org.livingledger.api.recognition.RecognitionCommand.RevokeBadge;
import org.livingledger.api.recognition.RecognitionEvent.BadgeAwarded;
import org.livingledger.api.recognition.RecognitionEvent.BadgeRevoked;
import org.livingledger.api.recognition.RecognitionOutcome.Badges;
import org.livingledger.api.recognition.RecognitionOutcome.Reviewed;
import org.livingledger.api.recognition.RecognitionRejection.BadgeAlreadyHeld;
import org.livingledger.api.recognition.RecognitionRejection.BadgeLevelNotFound;
import org.livingledger.api.recognition.RecognitionRejection.BadgeNeedsAGroup;
import org.livingledger.api.recognition.RecognitionRejection.BadgeNotFound;
import org.livingledger.api.recognition.RecognitionRejection.BadgeNotHeld;
import org.livingledger.api.recognition.Scope;
import org.livingledger.domain.Desk;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.group.Groups;
import org.livingledger.domain.membership.Members;
import org.livingledger.domain.membership.Person;
import org.livingledger.domain.points.Accounts;
import org.livingledger.domain.points.Purse;
import org.livingledger.domain.programme.RuleBooks;
import org.livingledger.domain.programme.RuleBooks.InForce;
import org.livingledger.domain.tier.Tiers;

/// Handles what awards badges and takes them back besides what members do (`systems.md` S9).
public final class BadgeCommands {

    private final Books books;
    private final Groups groups;
    private final Members members;
    private final Accounts accounts;
    private final RuleBooks ruleBooks;
    private final Tiers tiers;

    /// Handles them on these members, by the rules of these rule books.
    public BadgeCommands(
            Books books,
            Groups groups,
            Members members,
            Accounts accounts,
            RuleBooks ruleBooks,
            Tiers tiers) {
        this.books = books;
        this.groups = groups;
        this.members = members;
        this.accounts = accounts;
        this.ruleBooks = ruleBooks;
        this.tiers = tiers;
    }

    /// Decides [AwardBadge].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Badges handle(AwardBadge command, Desk desk) {
        ZoneId zone = books.require(desk.ledger());
        InForce inForce = ruleBooks.inForce(desk.ledger());
        BadgeDefinition badge = require(command.badge(), inForce);
        int level = level(command.level(), badge);
        Person person = members.require(desk.ledger(), command.member());
        Purse purse = accounts.find(desk.ledger(), AccountId.of(command.member()), desk.now());
        purse.requireMoving();
        GroupId group = group(command.group(), badge, person);
        requireRole(command.group(), command.by(), desk);
        Award award = person.merits().award(badge.id(), level, group);
        if (award != null && !award.revoked()) {
            throw new Refused(new BadgeAlreadyHeld(command.member(), badge.id(), level));
        }
        Instant at = desk.occurredAt(command.occurredAt());
        var awarded =
                new BadgeAwarded(
                        command.member(),
                        badge.id(),
                        level,
                        group,
                        group == null ? 0 : person.merits().epoch(group),
                        inForce.version(),
                        0,
                        List.of(),
                        command.by(),
                        command.reason(),
                        at);
        Recognised recognised =
                Recognition.byHand(awarded, badge, person, purse, inForce, zone, desk);

        recognised.apply(person, purse);
        tiers.after(desk, command.member());
        return badges(person, badge.id(), group);
    }

    /// Decides [RevokeBadge].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Badges handle(RevokeBadge command, Desk desk) {
        books.require(desk.ledger());
        Person person = members.require(desk.ledger(), command.member());
        requireRole(command.group(), command.by(), desk);
        Integer level = command.level();
        List<BadgeRevoked> revoked =
                person.merits().awards().stream()
                        .filter(one -> !one.revoked() && one.badge().equals(command.badge()))
                        .filter(one -> one.group() == null || one.group().equals(command.group()))
                        .filter(one -> level == null || one.level() == level)
                        .map(one ->
                                new BadgeRevoked(
                                        command.member(),
                                        one.badge(),
                                        one.level(),
                                        one.group(),
                                        one.epoch(),
                                        command.by(),
                                        command.reason(),
                                        null,
                                        desk.now()))
                        .toList();
        if (revoked.isEmpty()) {
            throw new Refused(new BadgeNotHeld(command.member(), command.badge(), level));
        }

        revoked.forEach(person::apply);
        return badges(person, command.badge(), revoked.getFirst().group());
    }

    /// Decides [ReviewBadges].
    ///
    /// @throws Refused as it says
    @CommandHandler
    public Reviewed handle(ReviewBadges command, Desk desk) {
        ZoneId zone = books.require(desk.ledger());
        ruleBooks.requireVersion(desk.ledger(), command.version());
        ruleBooks.requireNoAdoption(desk.ledger());
        InForce inForce = ruleBooks.inForce(desk.ledger());
        var reviews = new ArrayList<Review>(command.members().size());
        long position = desk.position();
        int awarded = 0;
        int passedOver = 0;
        for (MemberId member : command.members()) {
            Person person = members.require(desk.ledger(), member);
            Purse purse = accounts.find(desk.ledger(), AccountId.of(member), desk.now());
            Recognised recognised = review(position, person, purse, inForce, zone, desk);
            if (recognised == null) {
                passedOver++;
                continue;
            }
            position += recognised.events().size();
            awarded += recognised.badges();
            reviews.add(new Review(person, purse, recognised));
        }

        reviews.forEach(one -> one.recognised().apply(one.person(), one.purse()));
        reviews.forEach(one -> tiers.after(desk, one.person().id()));
        ruleBooks.note(
                desk.ledger(),
                new BadgesReviewed(
                        command.version(),
                        command.members().getLast(),
                        command.members().size(),
                        awarded,
                        desk.now()));
        return new Reviewed(command.version(), command.members().size(), awarded, passedOver);
    }

    private record Review(Person person, Purse purse, Recognised recognised) {}

    /// What a member has earned, or null if their account can take no reward now: one account that
    /// stands still must not keep a whole ledger waiting.
    private static @Nullable Recognised review(
            long position, Person person, Purse purse, InForce inForce, ZoneId zone, Desk desk) {
        try {
            purse.requireMoving();
            return Recognition.review(List.of(), position, person, purse, inForce, zone, desk);
        } catch (Refused standsStill) {
            return null;
        }
    }

    private static BadgeDefinition require(BadgeId id, InForce inForce) {
        return inForce.programme().badges().stream()
                .filter(badge -> badge.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(new BadgeNotFound(id, inForce.version())));
    }

    private static int level(@Nullable Integer asked, BadgeDefinition badge) {
        int level = asked == null ? 1 : asked;
        if (level > badge.levels().size()) {
            throw new Refused(new BadgeLevelNotFound(badge.id(), level, badge.levels().size()));
        }
        return level;
    }

    /// The group that a badge is awarded in, or null for one that reaches through the ledger.
    private static @Nullable GroupId group(
            @Nullable GroupId asked, BadgeDefinition badge, Person person) {
        if (badge.scope() == Scope.LEDGER) {
            return null;
        }
        GroupId group = badge.group() == null ? asked : badge.group();
        if (group == null) {
            throw new Refused(new BadgeNeedsAGroup(badge.id()));
        }
        person.requireActive(group);
        return group;
    }

    private void requireRole(@Nullable GroupId group, @Nullable MemberId by, Desk desk) {
        if (group != null) {
            groups.require(desk, group).requireOwnerOrAdmin(by);
        }
    }

    private static Badges badges(Person person, BadgeId badge, @Nullable GroupId group) {
        List<Integer> levels =
                IntStream.rangeClosed(1, BadgeDefinition.MOST_LEVELS)
                        .filter(level -> {
                            Award award = person.merits().award(badge, level, group);
                            return award != null && !award.revoked();
                        })
                        .boxed()
                        .toList();
        return new Badges(person.id(), badge, group, levels);
    }
}
