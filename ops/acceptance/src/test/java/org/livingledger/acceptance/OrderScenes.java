package org.livingledger.acceptance;

import static org.livingledger.api.discipline.DisciplineCommand.MOST_MEASURES;
import static org.livingledger.api.title.TitleCommand.MOST_TITLES;

import java.util.List;
import org.livingledger.api.discipline.DisciplineRejection.AlreadyAppealed;
import org.livingledger.api.discipline.DisciplineRejection.AppealTooLate;
import org.livingledger.api.discipline.DisciplineRejection.GroupNotMuted;
import org.livingledger.api.discipline.DisciplineRejection.MeasureLifted;
import org.livingledger.api.discipline.DisciplineRejection.MeasureNotFound;
import org.livingledger.api.discipline.DisciplineRejection.MuteEndsInThePast;
import org.livingledger.api.discipline.DisciplineRejection.NoAppeal;
import org.livingledger.api.discipline.DisciplineRejection.NotMuted;
import org.livingledger.api.discipline.DisciplineRejection.OwnMeasure;
import org.livingledger.api.discipline.DisciplineRejection.OwnerAboveMeasures;
import org.livingledger.api.discipline.DisciplineRejection.TooManyMeasures;
import org.livingledger.api.rotation.RotationRejection.NoRotationProposed;
import org.livingledger.api.rotation.RotationRejection.RotationConfirmed;
import org.livingledger.api.rotation.RotationRejection.RotationNotBegun;
import org.livingledger.api.rotation.RotationRejection.RotationNotSet;
import org.livingledger.api.title.TitleRejection.TitleAlreadyHeld;
import org.livingledger.api.title.TitleRejection.TitleEndsInThePast;
import org.livingledger.api.title.TitleRejection.TitleNotHeld;
import org.livingledger.api.title.TitleRejection.TitleStands;
import org.livingledger.api.title.TitleRejection.TooManyTitles;

/// What is refused about titles and turns (`systems.md` S2), and about discipline (`systems.md` S5).
final class OrderScenes {

    private static final String ANN = "{'group_id':'core','member_id':'ann'}";
    private static final String APPEAL = "{'group_id':'core','member_id':'ann','measure':1}";
    private static final String PROPOSAL = "{'group_id':'core','members':['ann']}";

    static final List<Scene> ALL =
            List.of(
                    Scene.withCore("titles", "ann")
                            .refused(
                                    TitleEndsInThePast.class,
                                    422,
                                    "grant-title",
                                    title("kol", ",'expires_at':'2026-05-09T00:00:00Z'"))
                            .refused(TitleNotHeld.class, 409, "revoke-title", title("kol", ""))
                            .done("grant-title", title("expert", ",'field':'tea','expires':'P7D'"))
                            .refused(
                                    TitleAlreadyHeld.class,
                                    409,
                                    "grant-title",
                                    title("expert", ",'field':'tea'"))
                            .refused(
                                    TitleStands.class,
                                    409,
                                    "expire-title",
                                    title("expert", ",'field':'tea'"))
                            .often(MOST_TITLES - 1, "grant-title", title("kol-%d", ""))
                            .refused(TooManyTitles.class, 422, "grant-title", title("kol", "")),
                    Scene.withCore("mutes", "ann")
                            .refused(
                                    OwnerAboveMeasures.class,
                                    409,
                                    "warn-member",
                                    "{'group_id':'core','member_id':'owner','reason':'spam','rule':'r-1'}")
                            .refused(
                                    MuteEndsInThePast.class,
                                    422,
                                    "mute-group",
                                    "{'group_id':'core','reason':'noise','until':'2026-05-09T00:00:00Z'}")
                            .refused(NotMuted.class, 409, "unmute-member", ANN)
                            .refused(
                                    GroupNotMuted.class, 409, "unmute-group", "{'group_id':'core'}")
                            .often(MOST_MEASURES, "warn-member", warning(""))
                            .refused(TooManyMeasures.class, 422, "warn-member", warning("")),
                    Scene.withCore("appeals", "ann", "ben")
                            .done("promote-to-admin", "{'group_id':'core','member_id':'ben'}")
                            .refused(MeasureNotFound.class, 404, "file-appeal", APPEAL)
                            .done("warn-member", warning(",'by':'ben'"))
                            .done("warn-member", warning(""))
                            .refused(NoAppeal.class, 409, "decide-appeal", decision("owner"))
                            .done("file-appeal", APPEAL)
                            .refused(AlreadyAppealed.class, 409, "file-appeal", APPEAL)
                            .refused(OwnMeasure.class, 422, "decide-appeal", decision("ben"))
                            .done("decide-appeal", decision("owner"))
                            .refused(MeasureLifted.class, 409, "file-appeal", APPEAL)
                            .at("2026-05-24T00:00:00Z")
                            .refused(
                                    AppealTooLate.class,
                                    422,
                                    "file-appeal",
                                    "{'group_id':'core','member_id':'ann','measure':2}"),
                    Scene.withCore("turns", "ann")
                            .done(
                                    "record-activity",
                                    "{'group_id':'core','member_id':'ann','activity':'post','activity_id':'p1','attributes':{}}")
                            .refused(RotationNotSet.class, 409, "propose-rotation", PROPOSAL)
                            .done(
                                    "set-rotation",
                                    "{'group_id':'core','policy':{'seats':1,'term_days':7,'window_days':7,'starts':'2026-05-11'}}")
                            .refused(RotationNotBegun.class, 409, "propose-rotation", PROPOSAL)
                            .refused(
                                    NoRotationProposed.class,
                                    409,
                                    "confirm-rotation",
                                    "{'group_id':'core'}")
                            .at("2026-05-11T00:00:00Z")
                            .done("propose-rotation", PROPOSAL)
                            .done("confirm-rotation", "{'group_id':'core'}")
                            .refused(RotationConfirmed.class, 409, "propose-rotation", PROPOSAL));

    private OrderScenes() {}

    private static String title(String title, String more) {
        return "{'group_id':'core','member_id':'ann','title':'" + title + "'" + more + "}";
    }

    private static String warning(String more) {
        return "{'group_id':'core','member_id':'ann','reason':'spam','rule':'r-1'" + more + "}";
    }

    private static String decision(String by) {
        return "{'group_id':'core','member_id':'ann','measure':1,'overturned':true,"
                + "'reason':'mistaken','by':'"
                + by
                + "'}";
    }
}
