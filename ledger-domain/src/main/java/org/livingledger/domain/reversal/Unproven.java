package org.livingledger.domain.reversal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.recognition.BadgeDefinition;
import org.livingledger.api.recognition.CheckIns;
import org.livingledger.api.recognition.Criterion;
import org.livingledger.api.recognition.Earning.Happened;
import org.livingledger.api.recognition.Merits;
import org.livingledger.api.recognition.Merits.Award;
import org.livingledger.api.recognition.RecognitionEvent.BadgeAwarded;
import org.livingledger.api.recognition.RecognitionEvent.StreakMilestoneReached;
import org.livingledger.api.recognition.Scores;
import org.livingledger.api.recognition.Streaks;

/// What a member was recognised for that was proven before something was undone, and is not after it.
///
/// Asked by the programme in force: a badge that it does not have any more is never unproven, and neither
/// is one that someone awarded by hand.
record Unproven(Programme programme, List<Happened> past) {

    /// A badge.
    record Badge(BadgeAwarded award, long position, long score, long atLeast) {}

    /// A milestone.
    record Milestone(StreakMilestoneReached reached, long position) {}

    List<Badge> badges(Merits before, Merits after) {
        var unproven = new ArrayList<Badge>();
        for (Award award : after.awards()) {
            Happened happened = earned(award);
            BadgeDefinition badge = badge(award);
            if (award.revoked()
                    || happened == null
                    || badge == null
                    || !isCurrent(award.group(), award.epoch(), after)) {
                continue;
            }
            long atLeast = badge.levels().get(award.level() - 1).atLeast();
            long score = Scores.of(badge, after, award.group(), policy());
            if (score < atLeast && Scores.of(badge, before, award.group(), policy()) >= atLeast) {
                unproven.add(
                        new Badge(
                                (BadgeAwarded) happened.event(),
                                happened.position(),
                                score,
                                atLeast));
            }
        }
        return unproven;
    }

    List<Milestone> milestones(Merits before, Merits after) {
        var unproven = new ArrayList<Milestone>();
        for (Happened happened : past) {
            if (happened.event() instanceof StreakMilestoneReached reached
                    && isCurrent(reached.group(), reached.epoch(), after)
                    && stands(reached, before)
                    && !stands(reached, after)) {
                unproven.add(new Milestone(reached, happened.position()));
            }
        }
        return unproven;
    }

    /// What reaches through a group is proven by the current epoch there; of a former one nothing can be
    /// said.
    private static boolean isCurrent(@Nullable GroupId group, int epoch, Merits merits) {
        return group == null || merits.epoch(group) == epoch;
    }

    private boolean stands(StreakMilestoneReached milestone, Merits merits) {
        GroupId group = milestone.group();
        return Streaks.runs(
                        merits.kept(group, CheckIns.ACTIVITY),
                        merits.paused(group),
                        policy().freezesPerMonth())
                .stream()
                .anyMatch(run -> run.days() >= milestone.days() && run.spans(milestone.day()));
    }

    private @Nullable BadgeDefinition badge(Award award) {
        for (BadgeDefinition badge : programme.badges()) {
            if (badge.id().equals(award.badge())
                    && award.level() <= badge.levels().size()
                    && badge.criterion().kind() != Criterion.Kind.MANUAL) {
                return badge;
            }
        }
        return null;
    }

    /// The last time that a badge was awarded, or null if that was by hand: such an award names no events.
    private @Nullable Happened earned(Award award) {
        Happened last = null;
        for (Happened happened : past) {
            if (happened.event() instanceof BadgeAwarded awarded
                    && awarded.badge().equals(award.badge())
                    && awarded.level() == award.level()
                    && Objects.equals(awarded.group(), award.group())) {
                last = awarded.evidence().isEmpty() ? null : happened;
            }
        }
        return last;
    }

    CheckIns policy() {
        return CheckIns.of(programme);
    }
}
