package org.livingledger.acceptance;

import java.util.List;
import org.livingledger.api.activity.ActivityRejection.AttributesDoNotFit;
import org.livingledger.api.activity.ActivityRejection.RuleFailed;
import org.livingledger.api.adoption.AdoptionRejection.AdoptionFromTheFuture;
import org.livingledger.api.adoption.AdoptionRejection.AdoptionNotFound;
import org.livingledger.api.adoption.AdoptionRejection.AdoptionUnderWay;
import org.livingledger.api.adoption.AdoptionRejection.AdoptionUndone;
import org.livingledger.api.elimination.EliminationRejection.EliminationPolicyNotFound;
import org.livingledger.api.programme.ProgrammeRejection.ProgrammeInvalid;
import org.livingledger.api.programme.ProgrammeRejection.ProgrammeVersionConflict;
import org.livingledger.api.recognition.RecognitionRejection.AlreadyCheckedIn;
import org.livingledger.api.recognition.RecognitionRejection.BadgeAlreadyHeld;
import org.livingledger.api.recognition.RecognitionRejection.BadgeLevelNotFound;
import org.livingledger.api.recognition.RecognitionRejection.BadgeNeedsAGroup;
import org.livingledger.api.recognition.RecognitionRejection.BadgeNotFound;
import org.livingledger.api.recognition.RecognitionRejection.BadgeNotHeld;
import org.livingledger.api.recognition.RecognitionRejection.MakeUpLimitReached;
import org.livingledger.api.recognition.RecognitionRejection.MakeUpOutOfTime;
import org.livingledger.api.recognition.RecognitionRejection.PauseWithoutADay;
import org.livingledger.api.recognition.RecognitionRejection.StreakAlreadyPaused;
import org.livingledger.api.recognition.RecognitionRejection.StreakNotPaused;

/// What is refused about a programme, and by it: activities (`systems.md` S7), badges (S9), check-ins
/// (S11) and elimination (S21).
final class ProgrammeScenes {

    private static final String ANN = "{'group_id':'core','member_id':'ann'}";

    static final List<Scene> ALL =
            List.of(
                    Scene.withCore("a programme", "ann")
                            .refused(
                                    ProgrammeInvalid.class,
                                    422,
                                    "publish-programme",
                                    "{'programme':{'rules':[{'id':'r','activity':'post','points':'1 +'}]}}")
                            .refused(
                                    ProgrammeVersionConflict.class,
                                    409,
                                    "publish-programme",
                                    "{'programme':{},'expected_version':7}")
                            .refused(
                                    EliminationPolicyNotFound.class,
                                    404,
                                    "run-elimination",
                                    "{'group_id':'core'}")
                            .done(
                                    "publish-programme",
                                    "{'programme':{'activities':{'post':{'length':'int'}},"
                                            + "'rules':[{'id':'short','activity':'post','points':'100 / activity.length'}]}}")
                            .refused(
                                    AttributesDoNotFit.class,
                                    422,
                                    "record-activity",
                                    post("'long'"))
                            .refused(RuleFailed.class, 422, "record-activity", post("0")),
                    Scene.withCore("adoptions", "ann")
                            .done(
                                    "publish-programme",
                                    "{'programme':{'activities':{'post':{}},'rules':[{'id':'post','activity':'post','points':'1'}]}}")
                            .refused(AdoptionNotFound.class, 404, "undo-adoption", "{'version':1}")
                            .refused(
                                    AdoptionFromTheFuture.class,
                                    422,
                                    "adopt-programme",
                                    "{'programme':{},'mode':'from-date','from':'2026-05-11T00:00:00Z'}")
                            .often(
                                    2_000, // so that it takes a while
                                    "record-activity",
                                    "{'group_id':'core','member_id':'ann','activity':'post','activity_id':'p%d'}")
                            .done(
                                    "adopt-programme",
                                    "{'programme':{'activities':{'post':{}},'rules':[{'id':'post','activity':'post','points':'2'}]},'mode':'full'}")
                            .refused(
                                    AdoptionUnderWay.class,
                                    409,
                                    "publish-programme",
                                    "{'programme':{}}")
                            .done("undo-adoption", "{'version':2}")
                            .refused(AdoptionUndone.class, 409, "undo-adoption", "{'version':2}"),
                    Scene.withCore("check-ins", "ann")
                            .done(
                                    "publish-programme",
                                    "{'programme':{'check_ins':{'make_up_days':2,'make_ups_per_month':0}}}")
                            .done("check-in", ANN)
                            .refused(AlreadyCheckedIn.class, 409, "check-in", ANN)
                            .refused(
                                    MakeUpOutOfTime.class,
                                    422,
                                    "make-up-check-in",
                                    "{'group_id':'core','member_id':'ann','day':'2026-05-01'}")
                            .refused(
                                    MakeUpLimitReached.class,
                                    422,
                                    "make-up-check-in",
                                    "{'group_id':'core','member_id':'ann','day':'2026-05-09'}")
                            .refused(StreakNotPaused.class, 409, "resume-streak", ANN)
                            .refused(
                                    PauseWithoutADay.class,
                                    422,
                                    "pause-streak",
                                    "{'group_id':'core','member_id':'ann','through':'2026-05-09'}")
                            .done("pause-streak", ANN)
                            .refused(StreakAlreadyPaused.class, 409, "pause-streak", ANN),
                    Scene.withCore("badges", "ann")
                            .done(
                                    "publish-programme",
                                    "{'programme':{'badges':[{'id':'expert','criterion':{'kind':'manual'}},"
                                            + "{'id':'local','scope':'group','criterion':{'kind':'manual'}}]}}")
                            .refused(BadgeNotFound.class, 404, "award-badge", badge("moon", ""))
                            .refused(
                                    BadgeLevelNotFound.class,
                                    404,
                                    "award-badge",
                                    badge("expert", ",'level':2"))
                            .refused(BadgeNeedsAGroup.class, 422, "award-badge", badge("local", ""))
                            .refused(BadgeNotHeld.class, 409, "revoke-badge", badge("expert", ""))
                            .done("award-badge", badge("expert", ""))
                            .refused(
                                    BadgeAlreadyHeld.class,
                                    409,
                                    "award-badge",
                                    badge("expert", "")));

    private ProgrammeScenes() {}

    private static String post(String length) {
        return "{'group_id':'core','member_id':'ann','activity':'post','activity_id':'p1',"
                + "'attributes':{'length':"
                + length
                + "}}";
    }

    private static String badge(String badge, String more) {
        return "{'member_id':'ann','badge_id':'" + badge + "'" + more + "}";
    }
}
