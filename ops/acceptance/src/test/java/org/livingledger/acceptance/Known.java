package org.livingledger.acceptance;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.book.BookEvent.LedgerOpened;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.membership.MembershipEvent.MemberIntroduced;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.ProgrammeEvent.ProgrammePublished;
import org.livingledger.api.recognition.BadgeDefinition;
import org.livingledger.api.recognition.BadgeId;
import org.livingledger.api.recognition.CheckIns;
import org.livingledger.api.recognition.Merits;
import org.livingledger.api.recognition.Merits.Seat;
import org.livingledger.api.recognition.RecognitionEvent;
import org.livingledger.api.recognition.RecognitionEvent.BadgeAwarded;
import org.livingledger.api.recognition.Scope;
import org.livingledger.api.recognition.Scores;
import org.livingledger.api.tier.Fact;
import org.livingledger.api.tier.Ladder;
import org.livingledger.api.tier.LadderId;
import org.livingledger.api.tier.Spells;
import org.livingledger.api.tier.Step;
import org.livingledger.api.tier.Tally;
import org.livingledger.api.tier.TierEvent;
import org.livingledger.api.tier.TierEvent.Cause;
import org.livingledger.api.tier.TierEvent.TierChanged;
import org.livingledger.api.tier.Timeline;

/// What is known of a ledger at a position, folded from its events alone, held against what was recorded
/// of its tiers and badges. It is folded command by command, since a command's events become true
/// together.
final class Known {

    private final Map<MemberId, Person> people = new HashMap<>();
    private final List<String> disagreements = new ArrayList<>();
    private ZoneId zone = ZoneOffset.UTC;
    private Programme programme = Programme.EMPTY;

    /// Badges that came with a later version, until everybody has been looked at for them.
    private final Set<BadgeId> unreviewed = new HashSet<>();

    private int tiersChanged;
    private int badgesAwarded;
    private int compared;

    private static final class Person {
        private final Tally tally = new Tally();
        private final Spells spells = new Spells();
        private final Map<LadderId, String> tiers = new HashMap<>();
        private Merits merits = Merits.NONE;

        /// When something last happened that tiers follow from.
        private Instant looked = Instant.MIN;
    }

    /// What was found to be otherwise.
    List<String> disagreements() {
        return disagreements;
    }

    /// How many changes of tiers were compared.
    int tiersChanged() {
        return tiersChanged;
    }

    /// How many awards were compared.
    int badgesAwarded() {
        return badgesAwarded;
    }

    /// How often a member's tier or badge was compared with what follows from the facts.
    int compared() {
        return compared;
    }

    /// The events of one command.
    void fold(List<RecordedEvent> command) {
        var touched = new LinkedHashSet<MemberId>();
        for (RecordedEvent recorded : command) {
            fold(recorded, touched);
        }
        String when = "position " + command.getLast().position();
        for (MemberId member : touched) {
            compareTiers(when, member, person(member).looked);
            compareBadges(when, member);
        }
        for (RecordedEvent recorded : command) {
            switch (recorded.event()) {
                case TierChanged changed -> compare(when, changed);
                case BadgeAwarded awarded when isEarned(awarded) -> compare(when, awarded);
                default -> {}
            }
        }
    }

    /// All that was due by an instant has been written down.
    void allSettled(Instant now) {
        unreviewed.clear();
        for (MemberId member : List.copyOf(people.keySet())) {
            compareTiers("settled at " + now, member, now);
            compareBadges("settled at " + now, member);
        }
    }

    private void fold(RecordedEvent recorded, Set<MemberId> touched) {
        Event event = recorded.event();
        switch (event) {
            case LedgerOpened opened -> zone = opened.zone();
            case ProgrammePublished published -> {
                if (!programme.equals(Programme.EMPTY)) {
                    published.programme().badges().forEach(badge -> unreviewed.add(badge.id()));
                    programme.badges().forEach(badge -> unreviewed.remove(badge.id()));
                }
                programme = published.programme();
            }
            default -> {
                MemberId member = member(event);
                if (member != null) {
                    fold(person(member), recorded);
                    touched.add(member);
                }
            }
        }
    }

    private Person person(MemberId member) {
        return people.computeIfAbsent(member, _ -> new Person());
    }

    private static void fold(Person person, RecordedEvent recorded) {
        Event event = recorded.event();
        person.tally.fold(event);
        person.merits = person.merits.fold(event);
        if (event instanceof MembershipEvent moved) {
            person.spells.fold(moved);
        }
        if (event instanceof TierChanged changed) {
            person.tiers.put(changed.ladder(), changed.to());
        }
        boolean moves =
                event instanceof TierEvent
                        || Fact.of(event) != null
                        || (event instanceof MembershipEvent
                                && !(event instanceof MemberIntroduced));
        if (moves) {
            person.looked = recorded.recordedAt();
        }
    }

    private static @Nullable MemberId member(Event event) {
        Fact fact = Fact.of(event);
        if (fact != null) {
            return fact.member();
        }
        return switch (event) {
            case MembershipEvent moved -> moved.member();
            case TierEvent tier -> tier.member();
            case RecognitionEvent recognised -> recognised.member();
            default -> null;
        };
    }

    private Timeline timeline(Person person, Ladder ladder) {
        return Timeline.of(ladder, List.of(person.tally), person.spells, zone);
    }

    private void compareTiers(String when, MemberId member, Instant at) {
        Person person = person(member);
        for (Ladder ladder : programme.ladders()) {
            compared++;
            String follows = ladder.tiers().get(timeline(person, ladder).step(at).tier()).id();
            String recorded = person.tiers.getOrDefault(ladder.id(), ladder.base().id());
            if (!follows.equals(recorded)) {
                disagree(when, member, ladder.id().value(), recorded, follows);
            }
        }
    }

    /// A change became true when it says so.
    private void compare(String when, TierChanged changed) {
        tiersChanged++;
        for (Ladder ladder : programme.ladders()) {
            if (ladder.id().equals(changed.ladder())) {
                Step step = timeline(person(changed.member()), ladder).step(changed.occurredAt());
                String follows = ladder.tiers().get(step.tier()).id();
                boolean since =
                        changed.cause() == Cause.CORRECTED
                                || changed.occurredAt().equals(step.from());
                if (!follows.equals(changed.to()) || !since) {
                    disagree(when, changed.member(), "then", changed.toString(), step.toString());
                }
            }
        }
    }

    /// A badge is there when its score is.
    private void compareBadges(String when, MemberId member) {
        Merits merits = person(member).merits;
        if (merits.seats().stream().noneMatch(Seat::active)) {
            return; // who is in no group is rewarded when they are back
        }
        for (BadgeDefinition badge : programme.badges()) {
            if (unreviewed.contains(badge.id())) {
                continue;
            }
            for (GroupId group : where(badge, merits)) {
                long score = score(badge, merits, group);
                for (int level = 1; level <= badge.levels().size(); level++) {
                    compared++;
                    if (score >= badge.levels().get(level - 1).atLeast()
                            && merits.award(badge.id(), level, group) == null) {
                        disagree(when, member, badge.id().value(), "none", "level " + level);
                    }
                }
            }
        }
    }

    private static List<@Nullable GroupId> where(BadgeDefinition badge, Merits merits) {
        var groups = new ArrayList<@Nullable GroupId>();
        if (badge.scope() == Scope.LEDGER) {
            groups.add(null);
        } else {
            merits.seats().stream().filter(Seat::active).map(Seat::group).forEach(groups::add);
        }
        return groups;
    }

    private long score(BadgeDefinition badge, Merits merits, @Nullable GroupId group) {
        return Scores.of(badge, merits, group, CheckIns.of(programme));
    }

    /// Whoever awards a badge by hand names no events for it.
    private static boolean isEarned(BadgeAwarded awarded) {
        return !awarded.evidence().isEmpty();
    }

    /// A badge that nobody awarded by hand had been earned.
    private void compare(String when, BadgeAwarded awarded) {
        badgesAwarded++;
        for (BadgeDefinition badge : programme.badges()) {
            if (badge.id().equals(awarded.badge())) {
                long score = score(badge, person(awarded.member()).merits, awarded.group());
                long atLeast = badge.levels().get(awarded.level() - 1).atLeast();
                if (score < atLeast || score != awarded.score()) {
                    disagree(when, awarded.member(), "then", awarded.toString(), "score " + score);
                }
            }
        }
    }

    private void disagree(
            String when, MemberId member, String what, String recorded, String follows) {
        disagreements.add(
                "%s: %s of %s: recorded %s, but what follows is %s"
                        .formatted(when, what, member.value(), recorded, follows));
    }
}
