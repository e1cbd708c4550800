package org.livingledger.domain.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.recognition.Earning.Happened;
import org.livingledger.api.recognition.Merits;
import org.livingledger.api.recognition.RecognitionEvent.BadgeAwarded;
import org.livingledger.api.recognition.RecognitionEvent.BadgeRevoked;
import org.livingledger.domain.points.ImaginedPurse;
import org.livingledger.domain.points.Terms;
import org.livingledger.domain.recognition.Recognition;

/// A member as the draft recognises them.
///
/// @param through up to which position their past is told
record Imagined(Soul soul, ImaginedPurse purse, Past history, long through)
        implements Recognition.Subject {

    @Override
    public MemberId id() {
        return soul.id;
    }

    @Override
    public Merits merits() {
        return soul.merits;
    }

    @Override
    public PointsEarned grant(Terms terms) {
        return purse.grant(terms);
    }

    /// What happened, with the draft's own awards in place of those that the programme of the day gave.
    @Override
    public List<Happened> past() {
        var all = new ArrayList<Happened>();
        for (Happened each : history.of(soul.id, through)) {
            if (isTheirs(each)) {
                all.add(each);
            }
        }
        if (!soul.awarded().isEmpty()) {
            all.addAll(soul.awarded());
            all.sort(Comparator.comparingLong(Happened::position));
        }
        return all;
    }

    /// Whether it happened under any programme.
    private static boolean isTheirs(Happened each) {
        if (each.event() instanceof BadgeAwarded award) {
            return isByHand(award);
        }
        return !(each.event() instanceof BadgeRevoked revoked) || revoked.adoption() == null;
    }

    /// Whether someone awarded a badge, and not what its holder did.
    static boolean isByHand(BadgeAwarded award) {
        return award.score() == 0 && award.evidence().isEmpty();
    }
}
