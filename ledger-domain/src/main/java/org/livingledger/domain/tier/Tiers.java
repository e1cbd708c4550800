package org.livingledger.domain.tier;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.LedgerId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.tier.Ladder;
import org.livingledger.api.tier.LadderId;
import org.livingledger.api.tier.Tally;
import org.livingledger.api.tier.TierAt;
import org.livingledger.api.tier.Timeline;
import org.livingledger.api.tier.Unwritten;
import org.livingledger.domain.Desk;
import org.livingledger.domain.book.Books;
import org.livingledger.domain.membership.Climb;
import org.livingledger.domain.membership.Members;
import org.livingledger.domain.membership.Person;
import org.livingledger.domain.points.Accounts;
import org.livingledger.domain.programme.RuleBooks;
import org.livingledger.domain.programme.RuleBooks.InForce;

/// The tiers of every ledger's members, as other contexts ask for them and make them be written down.
public final class Tiers {

    private final Books books;
    private final RuleBooks ruleBooks;
    private final Members members;
    private final Accounts accounts;

    /// The tiers that follow from these.
    public Tiers(Books books, RuleBooks ruleBooks, Members members, Accounts accounts) {
        this.books = books;
        this.ruleBooks = ruleBooks;
        this.members = members;
        this.accounts = accounts;
    }

    /// How a member stands on a ladder at an instant, as far as is known: on the base, if nobody knows
    /// them. Null if the programme in force has no such ladder.
    public @Nullable TierAt tierOf(LedgerId ledger, MemberId member, LadderId ladder, Instant at) {
        for (Ladder each : ruleBooks.inForce(ledger).programme().ladders()) {
            if (each.id().equals(ladder)) {
                return TierAt.of(timelines(ledger, member, List.of(each)).getFirst(), at);
            }
        }
        return null;
    }

    /// Whether a member stands on a tier or a higher one at an instant. Nobody does where the programme
    /// in force has no such ladder or tier.
    public boolean reaches(
            LedgerId ledger, MemberId member, LadderId ladder, String tier, Instant at) {
        for (Ladder each : ruleBooks.inForce(ledger).programme().ladders()) {
            if (each.id().equals(ladder)) {
                TierAt stands = TierAt.of(timelines(ledger, member, List.of(each)).getFirst(), at);
                return each.place(tier) >= 0 && each.place(stands.tier()) >= each.place(tier);
            }
        }
        return false;
    }

    /// How a member stands on every ladder of the programme in force.
    public List<TierAt> tiersOf(LedgerId ledger, MemberId member, Instant at) {
        List<Ladder> ladders = ruleBooks.inForce(ledger).programme().ladders();
        return ladders.isEmpty()
                ? List.of()
                : timelines(ledger, member, ladders).stream()
                        .map(timeline -> TierAt.of(timeline, at))
                        .toList();
    }

    /// How a member would stand on every ladder of the programme in force if some events of theirs had
    /// happened, too.
    public List<TierAt> tiersAfter(
            LedgerId ledger, MemberId member, List<? extends Event> events, Instant at) {
        ZoneId zone = books.require(ledger);
        Climb climb = members.find(ledger, member).climb();
        var done = Tally.of(climb.done().state());
        var earned = Tally.of(accounts.earned(ledger, AccountId.of(member)).state());
        for (Event event : events) {
            (event instanceof PointsEvent ? earned : done).fold(event);
        }
        return ruleBooks.inForce(ledger).programme().ladders().stream()
                .map(ladder -> Timeline.of(ladder, List.of(done, earned), climb.spells(), zone))
                .map(timeline -> TierAt.of(timeline, at))
                .toList();
    }

    /// Writes down what has become true of a member's tiers: called by a handler after it has applied
    /// what may have made it true. It is never refused.
    public void after(Desk desk, MemberId member) {
        InForce inForce = ruleBooks.inForce(desk.ledger());
        List<Ladder> ladders = inForce.programme().ladders();
        if (ladders.isEmpty()) {
            return;
        }
        Person person = members.find(desk.ledger(), member);
        for (Timeline timeline : timelines(desk.ledger(), member, ladders)) {
            Unwritten.upTo(
                            desk.now(),
                            member,
                            timeline,
                            person.climb().record(timeline.ladder().id()),
                            inForce.version())
                    .forEach(person::write);
        }
    }

    private List<Timeline> timelines(LedgerId ledger, MemberId member, List<Ladder> ladders) {
        ZoneId zone = books.require(ledger);
        Climb climb = members.find(ledger, member).climb();
        Tally earned = accounts.earned(ledger, AccountId.of(member));
        return ladders.stream()
                .map(ladder ->
                        Timeline.of(ladder, List.of(climb.done(), earned), climb.spells(), zone))
                .toList();
    }
}
