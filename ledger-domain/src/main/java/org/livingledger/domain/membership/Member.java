package org.livingledger.domain.membership;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Refused;
import org.livingledger.api.activity.ActivityEvent;
import org.livingledger.api.discipline.DisciplineEvent;
import org.livingledger.api.elimination.EliminationEvent;
import org.livingledger.api.elimination.EliminationEvent.EliminationRun;
import org.livingledger.api.elimination.EliminationEvent.EliminationWarned;
import org.livingledger.api.elimination.EliminationEvent.EliminationWarningLifted;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.membership.MembershipEvent.MemberEliminated;
import org.livingledger.api.membership.MembershipEvent.MemberIntroduced;
import org.livingledger.api.membership.MembershipEvent.MemberJoined;
import org.livingledger.api.membership.MembershipEvent.MemberLeft;
import org.livingledger.api.membership.MembershipEvent.MemberReleased;
import org.livingledger.api.membership.MembershipRejection.AlreadyAMember;
import org.livingledger.api.membership.MembershipRejection.NotAMember;
import org.livingledger.api.recognition.Merits;
import org.livingledger.api.recognition.RecognitionEvent;
import org.livingledger.api.tier.TierEvent;
import org.livingledger.api.title.TitleEvent;
import org.livingledger.domain.Snapshottable;

/// A member is introduced once, and is in each group at most once at a time, in epochs 1, 2, 3…
final class Member implements Snapshottable<Member.State> {

    static final int SCHEMA_VERSION = 8;

    @AggregateIdentifier private final String id;
    private final MemberId member;

    /// By group, the last epoch of each membership. Nobody is in so many groups that it matters.
    private final TreeMap<String, Membership> memberships = new TreeMap<>();

    /// By group, from when on they are to be eliminated from it, where they were warned of that.
    private final TreeMap<String, Instant> warned = new TreeMap<>();

    private Climb climb = new Climb();
    private Merits merits = Merits.NONE;
    private Titles titles;
    private Conduct conduct;

    Member(String id) {
        this.id = id;
        this.member = new MemberId(id.substring(id.lastIndexOf('/') + 1));
        this.titles = new Titles(member);
        this.conduct = new Conduct(member);
    }

    static Member restored(String id, State state) {
        var member = new Member(id);
        state.memberships().forEach(one -> member.memberships.put(one.group().value(), one));
        state.warned().forEach(one -> member.warned.put(one.group().value(), one.until()));
        member.climb = Climb.of(state.climb());
        member.merits = state.merits();
        member.titles = Titles.of(member.member, state.titles());
        member.conduct = Conduct.of(member.member, state.conduct());
        return member;
    }

    MemberJoined join(GroupId group, Instant at) {
        Membership last = in(group);
        if (last != null && last.status() == Status.ACTIVE) {
            throw new Refused(new AlreadyAMember(group, member, last.epoch()));
        }
        return new MemberJoined(member, group, last == null ? 1 : last.epoch() + 1, at);
    }

    MemberLeft leave(GroupId group, Instant at) {
        return new MemberLeft(member, group, requireActive(group).epoch(), at);
    }

    MemberEliminated eliminate(GroupId group, String reason, @Nullable MemberId by, Instant at) {
        return new MemberEliminated(member, group, requireActive(group).epoch(), reason, by, at);
    }

    /// The end of an active membership with its group, or null if there is none.
    @Nullable MemberReleased release(GroupId group, Instant at) {
        Membership last = in(group);
        return last == null || last.status() != Status.ACTIVE
                ? null
                : new MemberReleased(member, group, last.epoch(), at);
    }

    Membership requireActive(GroupId group) {
        Membership membership = in(group);
        if (membership == null || membership.status() != Status.ACTIVE) {
            throw new Refused(new NotAMember(group, member));
        }
        return membership;
    }

    boolean isInAnyGroup(Predicate<GroupId> living) {
        return memberships.values().stream()
                .anyMatch(one -> one.status() == Status.ACTIVE && living.test(one.group()));
    }

    @Nullable Membership in(GroupId group) {
        return memberships.get(group.value());
    }

    /// From when on they are to be eliminated from a group, or null if they are not warned of that.
    @Nullable Instant warnedUntil(GroupId group) {
        return warned.get(group.value());
    }

    Climb climb() {
        return climb;
    }

    Merits merits() {
        return merits;
    }

    Titles titles() {
        return titles;
    }

    Conduct conduct() {
        return conduct;
    }

    @EventSourcingHandler
    void on(ActivityEvent event) {
        climb.on(event);
        merits = merits.fold(event);
    }

    @EventSourcingHandler
    void on(TierEvent event) {
        climb.on(event);
    }

    @EventSourcingHandler
    void on(RecognitionEvent event) {
        merits = merits.fold(event);
    }

    @EventSourcingHandler
    void on(DisciplineEvent event) {
        conduct.on(event);
    }

    @EventSourcingHandler
    void on(TitleEvent event) {
        titles.on(event);
    }

    @EventSourcingHandler
    void on(EliminationEvent event) {
        switch (event) {
            case EliminationWarned warning -> warned.put(warning.group().value(), warning.until());
            case EliminationWarningLifted lifted -> warned.remove(lifted.group().value());
            case EliminationRun _ -> {} // it stands in the stream of the group's eliminations
        }
    }

    @EventSourcingHandler
    void on(MembershipEvent event) {
        climb.on(event);
        merits = merits.fold(event);
        switch (event) {
            case MemberIntroduced _ -> {}
            case MemberJoined(_, GroupId group, int epoch, Instant at) ->
                    put(new Membership(group, Status.ACTIVE, epoch, at, null));
            case MemberLeft(_, GroupId group, _, Instant at) -> end(group, Status.LEFT, at);
            case MemberEliminated(_, GroupId group, _, _, _, _, Instant at) ->
                    end(group, Status.ELIMINATED, at);
            case MemberReleased(_, GroupId group, _, Instant at) -> end(group, Status.RELEASED, at);
        }
    }

    private void put(Membership membership) {
        memberships.put(membership.group().value(), membership);
    }

    private void end(GroupId group, Status as, Instant at) {
        titles.end(group);
        warned.remove(group.value());
        memberships.computeIfPresent(
                group.value(),
                (_, one) -> new Membership(group, as, one.epoch(), one.joinedAt(), at));
    }

    @Override
    public State state() {
        var warnings = new ArrayList<Warning>(warned.size());
        warned.forEach((group, until) -> warnings.add(new Warning(new GroupId(group), until)));
        return new State(
                List.copyOf(memberships.values()),
                List.copyOf(warnings),
                climb.state(),
                merits,
                titles.state(),
                conduct.state());
    }

    @Override
    public String toString() {
        return id;
    }

    /// How a membership stands.
    public enum Status {
        ACTIVE,
        LEFT,
        ELIMINATED,
        /// Their group ended.
        RELEASED
    }

    /// The last epoch of a membership.
    ///
    /// @param endedAt when it ended; null while it is active
    public record Membership(
            GroupId group, Status status, int epoch, Instant joinedAt, @Nullable Instant endedAt) {}

    /// What a snapshot of a member holds.
    public record State(
            List<Membership> memberships,
            List<Warning> warned,
            Climb.State climb,
            Merits merits,
            List<Titles.Held> titles,
            List<Conduct.Taken> conduct) {}

    /// From when on they are to be eliminated from a group.
    public record Warning(GroupId group, Instant until) {}
}
