package org.livingledger.projections.history;

import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.group.GroupEvent;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.title.TitleEvent;

/// A member in a group.
public record Seat(GroupId group, MemberId member) {

    /// A seat that an event is about.
    ///
    /// @param seated whether it was taken by it, or freed; neither if null
    record Told(Seat seat, @Nullable Boolean seated) {}

    private Told told(@Nullable Boolean seated) {
        return new Told(this, seated);
    }

    /// The seat that an event is about: who came, left or became what. Null if it is about none.
    static @Nullable Told of(Event event) {
        return switch (event) {
            case MembershipEvent membership -> of(membership);
            case GroupEvent.AdminPromoted promoted ->
                    new Seat(promoted.group(), promoted.member()).told(null);
            case GroupEvent.AdminDemoted demoted ->
                    new Seat(demoted.group(), demoted.member()).told(null);
            case TitleEvent title -> new Seat(title.group(), title.member()).told(null);
            default -> null; // no other family says who is what in a group
        };
    }

    private static @Nullable Told of(MembershipEvent event) {
        return switch (event) {
            case MembershipEvent.MemberIntroduced _ -> null;
            case MembershipEvent.MemberJoined of -> new Seat(of.group(), of.member()).told(true);
            case MembershipEvent.MemberLeft of -> new Seat(of.group(), of.member()).told(false);
            case MembershipEvent.MemberEliminated of ->
                    new Seat(of.group(), of.member()).told(false);
            case MembershipEvent.MemberReleased of -> new Seat(of.group(), of.member()).told(false);
        };
    }
}
