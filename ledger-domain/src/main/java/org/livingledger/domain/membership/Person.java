package org.livingledger.domain.membership;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.Refused;
import org.livingledger.api.activity.ActivityEvent.ActivityRecorded;
import org.livingledger.api.activity.ActivityEvent.ActivityReversed;
import org.livingledger.api.discipline.DisciplineEvent;
import org.livingledger.api.elimination.EliminationEvent;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.membership.MembershipEvent.MemberEliminated;
import org.livingledger.api.membership.MembershipEvent.MemberIntroduced;
import org.livingledger.api.membership.MembershipEvent.MemberJoined;
import org.livingledger.api.membership.MembershipEvent.MemberLeft;
import org.livingledger.api.membership.MembershipEvent.MemberReleased;
import org.livingledger.api.membership.MembershipOutcome.Standing;
import org.livingledger.api.membership.MembershipRejection.NotInAnyGroup;
import org.livingledger.api.recognition.Merits;
import org.livingledger.api.recognition.RecognitionEvent;
import org.livingledger.api.tier.TierEvent;
import org.livingledger.api.title.Title;
import org.livingledger.api.title.TitleCommand.ExpireTitle;
import org.livingledger.api.title.TitleCommand.GrantTitle;
import org.livingledger.api.title.TitleCommand.RevokeTitle;
import org.livingledger.api.title.TitleEvent;
import org.livingledger.domain.Desk;
import org.livingledger.domain.Shelf;
import org.livingledger.domain.group.Circle;

/// Someone in the hands of one command, seen before or not. The questions change nothing;
/// [#introduce(Desk)], [#apply(MembershipEvent)] and [#record(ActivityRecorded)] do.
public final class Person {

    private final MemberId id;
    private final Shelf.Taken<Member> taken;

    Person(MemberId id, Shelf.Taken<Member> taken) {
        this.id = id;
        this.taken = taken;
    }

    /// Who they are.
    public MemberId id() {
        return id;
    }

    /// Whether they were introduced.
    public boolean isKnown() {
        return taken.exists();
    }

    /// The next epoch of their membership in a group.
    ///
    /// @throws Refused with [AlreadyAMember] if they are in it
    public MemberJoined join(GroupId group, Instant at) {
        return taken.root().join(group, at);
    }

    /// The end of their membership at their own wish.
    ///
    /// @throws Refused with [NotAMember] if there is none
    public MemberLeft leave(GroupId group, Instant at) {
        return taken.root().leave(group, at);
    }

    /// The end of their membership by decision.
    ///
    /// @throws Refused with [NotAMember] if there is none
    public MemberEliminated eliminate(
            GroupId group, String reason, @Nullable MemberId by, Instant at) {
        return taken.root().eliminate(group, reason, by, at);
    }

    /// The end of their membership with their group, or null if it has ended before.
    public @Nullable MemberReleased release(GroupId group, Instant at) {
        return taken.root().release(group, at);
    }

    /// The epoch of their active membership in a group.
    ///
    /// @throws Refused with [NotAMember] if there is none
    public int requireActive(GroupId group) {
        return taken.root().requireActive(group).epoch();
    }

    /// The epoch that a membership in a group would have if it began now, or after the one that is
    /// active ends.
    public int nextEpoch(GroupId group) {
        Member.Membership last = taken.root().in(group);
        return last == null ? 1 : last.epoch() + 1;
    }

    /// When their last membership in a group was ended by decision, or null if it was not, or if that
    /// decision was overturned.
    public @Nullable Instant eliminatedAt(GroupId group) {
        Member.Membership last = taken.root().in(group);
        return last == null
                        || last.status() != Member.Status.ELIMINATED
                        || conduct().wasCleared(group, last.endedAt())
                ? null
                : last.endedAt();
    }

    /// When their active membership in a group began.
    ///
    /// @throws Refused with [NotAMember] if there is none
    public Instant joinedAt(GroupId group) {
        return taken.root().requireActive(group).joinedAt();
    }

    /// From when on they are to be eliminated from a group, or null if they are not warned of that.
    public @Nullable Instant warnedUntil(GroupId group) {
        return taken.root().warnedUntil(group);
    }

    /// Whether they are an active member of a group.
    public boolean isIn(GroupId group) {
        Member.Membership last = taken.root().in(group);
        return last != null && last.status() == Member.Status.ACTIVE;
    }

    /// Lets pass whoever is in a group of this ledger.
    ///
    /// @param living whether a group goes on: the end of a membership in one that has ended may still be
    ///     to be written down
    /// @throws Refused with [NotInAnyGroup] if they are an active member of none (`systems.md` A13)
    public void requireInAnyGroup(Predicate<GroupId> living) {
        if (!taken.root().isInAnyGroup(living)) {
            throw new Refused(new NotInAnyGroup(id));
        }
    }

    /// How they stand in a group that they are or were in.
    public Standing standing(Circle circle) {
        Member.Membership membership = taken.root().in(circle.id());
        if (membership == null) {
            throw new IllegalStateException("never was in " + circle.id());
        }
        return new Standing(
                circle.id(),
                id,
                circle.roleOf(id).toString(),
                membership.status().name().toLowerCase(Locale.ROOT),
                membership.epoch());
    }

    /// What their tiers follow from.
    public Climb climb() {
        return taken.root().climb();
    }

    /// Writes down what became true of their tiers. It is never refused.
    public void write(TierEvent event) {
        taken.apply(event);
    }

    /// The measures that were taken against them.
    public Conduct conduct() {
        return taken.root().conduct();
    }

    /// Makes it happen. Nothing of the command may be refused after this.
    public void apply(DisciplineEvent event) {
        taken.apply(event);
    }

    /// The titles that they hold in a group at an instant: none without an active membership, and none
    /// that has ended by then, whether or not that was written down.
    public List<Title> titles(GroupId group, Instant at) {
        return taken.root().titles().in(group, at);
    }

    /// Whether they hold one of some titles in a group at an instant, in whatever field.
    public boolean holdsAny(GroupId group, Collection<String> titles, Instant at) {
        return titles(group, at).stream().anyMatch(one -> titles.contains(one.title()));
    }

    List<TitleEvent> grant(GrantTitle wish, @Nullable Instant expiresAt, Instant now) {
        return taken.root().titles().grant(wish, requireActive(wish.group()), expiresAt, now);
    }

    TitleEvent revoke(RevokeTitle wish, Instant now) {
        return taken.root().titles().revoke(wish, requireActive(wish.group()), now);
    }

    TitleEvent expire(ExpireTitle wish, Instant now) {
        int epoch = requireActive(wish.group());
        return taken.root().titles().expire(wish.group(), wish.title(), wish.field(), epoch, now);
    }

    /// Makes it happen. Nothing of the command may be refused after this.
    public void apply(TitleEvent event) {
        taken.apply(event);
    }

    /// Introduces them if nobody has yet. Nothing of the command may be refused after this.
    public void introduce(Desk desk) {
        if (!isKnown()) {
            taken.apply(new MemberIntroduced(id, desk.outsideId(id), desk.now()));
        }
    }

    /// Makes it happen. Nothing of the command may be refused after this.
    public void apply(MembershipEvent event) {
        taken.apply(event);
    }

    /// Makes it happen. Nothing of the command may be refused after this.
    public void apply(EliminationEvent event) {
        taken.apply(event);
    }

    /// What they have done, and were recognised for.
    public Merits merits() {
        return taken.root().merits();
    }

    /// Makes it happen. Nothing of the command may be refused after this.
    public void apply(RecognitionEvent event) {
        taken.apply(event);
    }

    /// Puts down what they did. Nothing of the command may be refused after this.
    public void record(ActivityRecorded activity) {
        Event event = activity;
        taken.apply(event);
    }

    /// Puts down that something they did is undone. Nothing of the command may be refused after this.
    public void reverse(ActivityReversed activity) {
        Event event = activity;
        taken.apply(event);
    }
}
