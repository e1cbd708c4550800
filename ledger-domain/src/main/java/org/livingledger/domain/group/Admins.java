package org.livingledger.domain.group;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Refused;
import org.livingledger.api.group.GroupEvent.AdminDemoted;
import org.livingledger.api.group.GroupEvent.AdminPromoted;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.group.GroupRejection.NotAnAdmin;
import org.livingledger.api.group.GroupRejection.TermNotOver;
import org.livingledger.api.membership.MemberId;

/// The admins of a group. Who has one whose term is over is none any more, whether or not that is
/// written down.
final class Admins {

    private final GroupId group;
    private final TreeMap<String, Term> terms = new TreeMap<>();

    Admins(GroupId group) {
        this.group = group;
    }

    static Admins of(GroupId group, List<Term> state) {
        var admins = new Admins(group);
        state.forEach(term -> admins.terms.put(term.member().value(), term));
        return admins;
    }

    boolean has(MemberId member, Instant now) {
        Term term = terms.get(member.value());
        return term != null && !term.isOver(now);
    }

    int count(Instant now) {
        return (int) terms.values().stream().filter(term -> !term.isOver(now)).count();
    }

    /// The ends of all terms that are over, with the instant at which each was.
    List<AdminDemoted> lapsed(Instant now) {
        return terms.values().stream()
                .filter(term -> term.isOver(now))
                .map(term -> new AdminDemoted(group, term.member(), term.end()))
                .toList();
    }

    /// The end of the term of someone who goes, or null if they have none.
    @Nullable AdminDemoted end(MemberId member, Instant at) {
        Term term = terms.get(member.value());
        return term == null
                ? null
                : new AdminDemoted(group, member, term.isOver(at) ? term.end() : at);
    }

    AdminDemoted lapse(MemberId member, Instant now) {
        Term term = terms.get(member.value());
        if (term == null) {
            throw new Refused(new NotAnAdmin(group, member));
        }
        if (!term.isOver(now)) {
            throw new Refused(new TermNotOver(group, member, term.endsAt()));
        }
        return new AdminDemoted(group, member, term.end());
    }

    void on(AdminPromoted event) {
        terms.put(event.member().value(), new Term(event.member(), event.termEndsAt()));
    }

    void remove(MemberId member) {
        terms.remove(member.value());
    }

    List<Term> state() {
        return List.copyOf(terms.values());
    }

    /// Someone is an admin.
    ///
    /// @param endsAt the first instant at which they are none any more; null if it has no end
    record Term(MemberId member, @Nullable Instant endsAt) {

        boolean isOver(Instant at) {
            return endsAt != null && !endsAt.isAfter(at);
        }

        private Instant end() {
            return Objects.requireNonNull(endsAt, "what has no end is not over");
        }
    }
}
