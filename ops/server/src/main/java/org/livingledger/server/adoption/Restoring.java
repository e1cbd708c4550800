package org.livingledger.server.adoption;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.livingledger.api.LedgerId;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.activity.ActivityEvent;
import org.livingledger.api.adoption.AdoptionStep.Lost;
import org.livingledger.api.adoption.AdoptionStep.RestoreMember;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.points.PointsEvent.GrantReversed;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.recognition.RecognitionEvent.BadgeAwarded;
import org.livingledger.api.recognition.RecognitionEvent.BadgeRevoked;
import org.livingledger.api.recognition.RecognitionEvent.CheckInMadeUp;
import org.livingledger.server.store.StoredEvents;

/// Gathers what an adoption has done, from what was recorded since it was begun, and makes the steps by
/// which it is undone.
final class Restoring {

    private final StoredEvents events;
    private final LedgerId ledger;
    private final int version;
    private final Map<String, Done> done = new TreeMap<>();

    /// The command whose events are being read, and whether someone did something in it: what they are
    /// awarded for that is not the adoption's.
    private String command = "";

    private boolean acted;

    /// What it did to one member.
    private record Done(
            List<Long> granted,
            List<Long> taken,
            List<RecordedEvent> awarded,
            List<RecordedEvent> revoked) {

        Done() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    Restoring(StoredEvents events, LedgerId ledger, int version) {
        this.events = events;
        this.ledger = ledger;
        this.version = version;
    }

    void on(RecordedEvent recorded) {
        if (!recorded.correlation().equals(command)) {
            command = recorded.correlation();
            acted = false;
        }
        switch (recorded.event()) {
            case ActivityEvent _, CheckInMadeUp _ -> acted = true;
            case PointsEarned earned -> {
                if (PointsEvent.ADOPTION.equals(earned.reason())
                        && earned.grounds() != null
                        && earned.grounds().version() == version) {
                    of(earned.account().value()).granted.add(recorded.position());
                }
            }
            case GrantReversed reversed -> {
                if (Objects.equals(reversed.adoption(), version)) {
                    of(reversed.account().value()).taken.add(recorded.position());
                }
            }
            case BadgeAwarded award -> {
                if (award.version() == version && !acted && !award.evidence().isEmpty()) {
                    of(award.member().value()).awarded.add(recorded);
                }
            }
            case BadgeRevoked revoked -> {
                if (Objects.equals(revoked.adoption(), version)) {
                    of(revoked.member().value()).revoked.add(recorded);
                }
            }
            default -> {} // nothing else does an adoption do by itself
        }
    }

    private Done of(String member) {
        return done.computeIfAbsent(member, _ -> new Done());
    }

    /// What is to be done about each member, in the order of their ids.
    Iterable<String> members() {
        return done.keySet();
    }

    List<RestoreMember> steps(String id) {
        var member = new MemberId(id);
        Done theirs = of(id);
        var steps = new ArrayList<RestoreMember>();
        for (List<Long> some : Slices.of(theirs.granted)) {
            steps.add(step(member, some, List.of()));
        }
        for (List<Long> some : Slices.of(theirs.taken)) {
            steps.add(step(member, List.of(), some));
        }
        if (!theirs.awarded.isEmpty() || !theirs.revoked.isEmpty()) {
            steps.add(
                    new RestoreMember(
                            version,
                            member,
                            List.of(),
                            List.of(),
                            lost(theirs.awarded),
                            regained(member, theirs.revoked)));
        }
        return steps;
    }

    private RestoreMember step(MemberId member, List<Long> granted, List<Long> taken) {
        return new RestoreMember(version, member, granted, taken, List.of(), List.of());
    }

    private List<Lost> lost(List<RecordedEvent> awarded) {
        return awarded.stream()
                .map(recorded -> {
                    var award = (BadgeAwarded) recorded.event();
                    return new Lost(
                            award.badge(),
                            award.level(),
                            award.group(),
                            Rewards.of(recorded, events, ledger));
                })
                .toList();
    }

    private List<BadgeAwarded> regained(MemberId member, List<RecordedEvent> revoked) {
        if (revoked.isEmpty()) {
            return List.of();
        }
        List<RecordedEvent> stream = events.stream(ledger, "member/" + member);
        var regained = new ArrayList<BadgeAwarded>();
        for (RecordedEvent each : revoked) {
            var taken = (BadgeRevoked) each.event();
            BadgeAwarded last = null;
            for (RecordedEvent before : stream) {
                if (before.position() < each.position()
                        && before.event() instanceof BadgeAwarded award
                        && award.badge().equals(taken.badge())
                        && award.level() == taken.level()
                        && Objects.equals(award.group(), taken.group())) {
                    last = award;
                }
            }
            regained.add(Objects.requireNonNull(last, "what was revoked was awarded"));
        }
        return regained;
    }
}
