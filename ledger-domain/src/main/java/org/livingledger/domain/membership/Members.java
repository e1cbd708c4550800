package org.livingledger.domain.membership;

import org.livingledger.api.LedgerId;
import org.livingledger.api.Refused;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipRejection.MemberNotFound;
import org.livingledger.domain.AggregateType;
import org.livingledger.domain.Repositories;
import org.livingledger.domain.Shelf;

/// The members of every ledger, as other contexts ask for them.
public final class Members {

    /// How a member is stored.
    public static final AggregateType<?, ?> TYPE = type();

    private final Shelf<Member> shelf;

    /// The members of these repositories.
    public Members(Repositories repositories) {
        this.shelf = new Shelf<>(repositories, type());
    }

    /// The stream of a member.
    public static String stream(MemberId member) {
        return "member/" + member;
    }

    /// Someone who may never have been seen before.
    public Person find(LedgerId ledger, MemberId member) {
        return new Person(member, shelf.take(ledger, stream(member)));
    }

    /// Someone who was introduced.
    ///
    /// @throws Refused with [MemberNotFound] if they were not
    public Person require(LedgerId ledger, MemberId member) {
        Person person = find(ledger, member);
        if (!person.isKnown()) {
            throw new Refused(new MemberNotFound(member));
        }
        return person;
    }

    private static AggregateType<Member, Member.State> type() {
        return new AggregateType<>(
                "member",
                Member.class,
                Member.State.class,
                Member.SCHEMA_VERSION,
                Member::new,
                Member::restored);
    }
}
