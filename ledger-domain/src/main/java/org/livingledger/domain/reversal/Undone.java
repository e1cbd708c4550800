package org.livingledger.domain.reversal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.livingledger.api.activity.ActivityEvent.ActivityRecorded;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.points.PointsEvent.GrantReversed;
import org.livingledger.api.points.PointsEvent.Grounds;
import org.livingledger.api.points.PointsEvent.NewLot;
import org.livingledger.api.points.PointsEvent.PointsEarned;
import org.livingledger.api.points.PointsEvent.Slice;
import org.livingledger.api.points.PointsEvent.SpendReversed;
import org.livingledger.api.registry.Vocabulary;
import org.livingledger.api.reversal.ReversalOutcome.FactReversed;
import org.livingledger.api.reversal.ReversalOutcome.UndoneActivity;
import org.livingledger.api.reversal.ReversalOutcome.UndoneMovement;

/// How what was undone is told.
final class Undone {

    /// So many hexadecimal digits tell apart what a caller could mistake for each other.
    private static final int DIGITS = 16;

    private Undone() {}

    static UndoneActivity of(ActivityRecorded fact) {
        return new UndoneActivity(
                fact.group(), fact.activity(), fact.activityId(), fact.day(), fact.occurredAt());
    }

    static UndoneMovement of(PointsEvent original, PointsEvent undone) {
        String kind = Vocabulary.stored(original.getClass()).value();
        if (undone instanceof GrantReversed grant) {
            Grounds grounds = grant.grounds();
            return new UndoneMovement(
                    grant.movement(),
                    kind,
                    grant.points(),
                    grant.slices().stream().mapToLong(Slice::points).sum(),
                    grant.debt(),
                    grant.uncollected(),
                    grant.group(),
                    grounds == null ? null : grounds.activity(),
                    grounds == null ? null : grounds.rule(),
                    original instanceof PointsEarned earned ? earned.reason() : null,
                    grant.countedAt());
        }
        if (undone instanceof SpendReversed spending) {
            return new UndoneMovement(
                    spending.movement(),
                    kind,
                    spending.points(),
                    spending.lots().stream().mapToLong(NewLot::points).sum(),
                    spending.debtPaid(),
                    0,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
        throw new IllegalStateException("undoes no movement: " + undone);
    }

    /// The same with its figures in short. Instants are left out: what is lost is lost at the instant of
    /// the reversal, and that is never the one of the preview.
    static FactReversed withFigures(FactReversed of) {
        var text = new StringBuilder();
        text.append(of.position()).append('|').append(of.balance()).append('|');
        text.append(of.available()).append('|').append(of.movements()).append(of.caps());
        text.append(of.badges()).append(of.milestones()).append(of.streak());
        of.tiers()
                .forEach(tier ->
                        text.append(tier.ladder())
                                .append('|')
                                .append(tier.from())
                                .append('|')
                                .append(tier.to())
                                .append('|'));
        return new FactReversed(
                of.member(),
                of.position(),
                of.activity(),
                of.movements(),
                of.caps(),
                of.badges(),
                of.milestones(),
                of.tiers(),
                of.streak(),
                of.balance(),
                of.available(),
                digest(text.toString()));
    }

    private static String digest(String text) {
        try {
            byte[] whole =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(whole).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
