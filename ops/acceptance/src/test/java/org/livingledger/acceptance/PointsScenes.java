package org.livingledger.acceptance;

import static org.livingledger.api.Limits.MOST_POINTS;

import java.util.List;
import org.livingledger.api.points.PointsRejection.AccountFrozen;
import org.livingledger.api.points.PointsRejection.AccountNotFrozen;
import org.livingledger.api.points.PointsRejection.AlreadyReversed;
import org.livingledger.api.points.PointsRejection.HoldExists;
import org.livingledger.api.points.PointsRejection.HoldNotFound;
import org.livingledger.api.points.PointsRejection.HoldTooSmall;
import org.livingledger.api.points.PointsRejection.InsufficientPoints;
import org.livingledger.api.points.PointsRejection.LotNotEnded;
import org.livingledger.api.points.PointsRejection.LotNotFound;
import org.livingledger.api.points.PointsRejection.MovementNotFound;
import org.livingledger.api.points.PointsRejection.NotPending;
import org.livingledger.api.points.PointsRejection.PointsOverflow;
import org.livingledger.api.points.PointsRejection.PoolNotFound;
import org.livingledger.api.points.PointsRejection.TransferToOneself;

/// What is refused about points (`systems.md` section 2).
final class PointsScenes {

    static final List<Scene> ALL =
            List.of(
                    Scene.withCore("an account", "ann")
                            .done(
                                    "earn-points",
                                    "{'member_id':'ann','points':100,'expires':'P90D'}")
                            .refused(
                                    InsufficientPoints.class,
                                    422,
                                    "spend-points",
                                    "{'member_id':'ann','points':101}")
                            .refused(
                                    PointsOverflow.class,
                                    422,
                                    "earn-points",
                                    "{'member_id':'ann','points':" + MOST_POINTS + "}")
                            .refused(
                                    TransferToOneself.class,
                                    422,
                                    "transfer-points",
                                    "{'from':'ann','to':'ann','points':1}")
                            .refused(
                                    PoolNotFound.class,
                                    404,
                                    "pay-from-pool",
                                    "{'pool':'fair','member_id':'ann','points':1}")
                            .refused(
                                    AccountNotFrozen.class,
                                    409,
                                    "unfreeze-account",
                                    "{'member_id':'ann'}")
                            .done("freeze-account", "{'member_id':'ann','reason':'review'}")
                            .refused(
                                    AccountFrozen.class,
                                    409,
                                    "spend-points",
                                    "{'member_id':'ann','points':1}"),
                    Scene.withCore("lots, holds and movements", "ann")
                            .done(
                                    "earn-points",
                                    "{'member_id':'ann','points':100,'expires':'P90D'}")
                            .refused(
                                    LotNotFound.class,
                                    404,
                                    "activate-points",
                                    "{'member_id':'ann','lot':9}")
                            .refused(
                                    NotPending.class,
                                    409,
                                    "activate-points",
                                    "{'member_id':'ann','lot':1}")
                            .refused(
                                    LotNotEnded.class,
                                    409,
                                    "expire-points",
                                    "{'account_id':'ann','lot':1}")
                            .refused(
                                    HoldNotFound.class,
                                    404,
                                    "capture-points",
                                    "{'member_id':'ann','hold':'order-17'}")
                            .done(
                                    "hold-points",
                                    "{'member_id':'ann','hold':'order-17','points':30}")
                            .refused(
                                    HoldExists.class,
                                    409,
                                    "hold-points",
                                    "{'member_id':'ann','hold':'order-17','points':20}")
                            .refused(
                                    HoldTooSmall.class,
                                    422,
                                    "capture-points",
                                    "{'member_id':'ann','hold':'order-17','points':31}")
                            .refused(
                                    MovementNotFound.class,
                                    404,
                                    "reverse-points",
                                    "{'member_id':'ann','movement':999}")
                            .done(
                                    "reverse-points",
                                    "{'member_id':'ann','movement':@points-earned,'policy':'within-balance'}")
                            .refused(
                                    AlreadyReversed.class,
                                    409,
                                    "reverse-points",
                                    "{'member_id':'ann','movement':@points-earned,'policy':'within-balance'}"));

    private PointsScenes() {}
}
