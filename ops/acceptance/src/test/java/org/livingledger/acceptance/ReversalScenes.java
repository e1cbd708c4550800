package org.livingledger.acceptance;

import java.util.List;
import org.livingledger.api.reversal.ReversalRejection.ActivityAlreadyReversed;
import org.livingledger.api.reversal.ReversalRejection.FactNotFound;
import org.livingledger.api.reversal.ReversalRejection.FiguresChanged;

/// What is refused when a fact is undone with all that follows (`systems.md` section 5, 7).
final class ReversalScenes {

    static final List<Scene> ALL =
            List.of(
                    Scene.withCore("an activity that is undone", "ann")
                            .done(
                                    "record-activity",
                                    "{'group_id':'core','member_id':'ann','activity':'post',"
                                            + "'activity_id':'p1'}")
                            .refused(
                                    FactNotFound.class,
                                    404,
                                    "reverse-fact",
                                    "{'member_id':'ann','position':999}")
                            .refused(
                                    FiguresChanged.class,
                                    409,
                                    "reverse-fact",
                                    "{'member_id':'ann','position':@activity-recorded,"
                                            + "'figures':'0000000000000000'}")
                            .done(
                                    "reverse-fact",
                                    "{'member_id':'ann','position':@activity-recorded}")
                            .refused(
                                    ActivityAlreadyReversed.class,
                                    409,
                                    "reverse-fact",
                                    "{'member_id':'ann','position':@activity-recorded}"));

    private ReversalScenes() {}
}
