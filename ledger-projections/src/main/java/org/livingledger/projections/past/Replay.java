package org.livingledger.projections.past;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.livingledger.api.AsOf;
import org.livingledger.api.LedgerId;
import org.livingledger.api.PastTooLong;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.activity.ActivityEvent;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.projections.EventSource;
import org.livingledger.projections.history.Index;
import org.livingledger.projections.history.Subject;

/// The events that a question about the past is answered from: of a ledger of ten million those of one
/// member, of one group, or of one pool.
final class Replay {

    /// How many events one question may take: a few seconds.
    static final int MOST = 100_000;

    private static final int PAGE = 5_000;

    private final Index index;
    private final EventSource source;

    Replay(Index index, EventSource source) {
        this.index = index;
        this.source = source;
    }

    /// What happened to members, and to what they are in.
    List<RecordedEvent> ofMembers(LedgerId ledger, Collection<MemberId> members, AsOf asOf) {
        return ofMembers(ledger, members, Set.of(), asOf);
    }

    private List<RecordedEvent> ofMembers(
            LedgerId ledger, Collection<MemberId> members, Set<Subject> also, AsOf asOf) {
        Set<Subject> subjects = new HashSet<>(also);
        subjects.add(Subject.LEDGER);
        List<RecordedEvent> found = events(ledger, members, subjects, asOf);
        Set<Subject> groups = new HashSet<>();
        for (RecordedEvent recorded : found) {
            GroupId group =
                    recorded.event() instanceof ActivityEvent activity
                            ? activity.group()
                            : Hindsight.group(recorded.event());
            if (group != null) {
                groups.add(Subject.rules(group));
            }
        }
        groups.removeAll(subjects);
        if (!groups.isEmpty()) {
            subjects.addAll(groups);
            found = events(ledger, members, subjects, asOf);
        }
        Set<AccountId> theirs = new HashSet<>();
        members.forEach(member -> theirs.add(AccountId.of(member)));
        return Hindsight.of(
                found.stream()
                        .filter(each ->
                                !(each.event() instanceof PointsEvent points)
                                        || theirs.contains(points.account()))
                        .toList(),
                asOf);
    }

    /// What is true of groups, and who came and went.
    List<RecordedEvent> ofGroups(LedgerId ledger, Collection<GroupId> groups, AsOf asOf) {
        return Hindsight.of(events(ledger, Set.of(), subjects(groups), asOf), asOf);
    }

    private static Set<Subject> subjects(Collection<GroupId> groups) {
        Set<Subject> subjects = new HashSet<>();
        subjects.add(Subject.LEDGER);
        for (GroupId group : groups) {
            subjects.add(Subject.rules(group));
            subjects.add(Subject.people(group));
        }
        return subjects;
    }

    /// The same, and what everybody did who was ever in a group.
    List<RecordedEvent> ofGroupAndItsMembers(LedgerId ledger, GroupId group, AsOf asOf) {
        Set<MemberId> members = new HashSet<>();
        for (RecordedEvent recorded : ofGroups(ledger, Set.of(group), asOf)) {
            if (recorded.event() instanceof MembershipEvent membership) {
                members.add(membership.member());
            }
        }
        return ofMembers(ledger, members, subjects(Set.of(group)), asOf);
    }

    /// What moved on a pool.
    List<RecordedEvent> ofPool(LedgerId ledger, AccountId pool, AsOf asOf) {
        return Hindsight.of(
                events(ledger, Set.of(), Set.of(Subject.LEDGER, Subject.pool(pool)), asOf), asOf);
    }

    /// What is true of the ledger and its programme.
    List<RecordedEvent> ofBook(LedgerId ledger, AsOf asOf) {
        return of(ledger, asOf, Subject.LEDGER);
    }

    /// What happened to subjects.
    List<RecordedEvent> of(LedgerId ledger, AsOf asOf, Subject... subjects) {
        return Hindsight.of(events(ledger, Set.of(), Set.of(subjects), asOf), asOf);
    }

    /// Everything.
    List<RecordedEvent> ofLedger(LedgerId ledger, AsOf asOf) {
        if (asOf.position() > MOST) {
            throw new PastTooLong(asOf.position(), MOST);
        }
        List<RecordedEvent> all = new ArrayList<>();
        while (all.size() < asOf.position()) {
            int left = (int) (asOf.position() - all.size());
            all.addAll(source.after(ledger, all.size(), Math.min(left, PAGE)));
        }
        return Hindsight.of(all, asOf);
    }

    private List<RecordedEvent> events(
            LedgerId ledger, Collection<MemberId> members, Set<Subject> subjects, AsOf asOf) {
        var positions =
                new TreeSet<>(
                        index.positions(ledger, members, subjects, asOf.position(), MOST + 1));
        if (positions.size() > MOST) {
            throw new PastTooLong(positions.size(), MOST);
        }
        return source.at(ledger, List.copyOf(positions));
    }
}
