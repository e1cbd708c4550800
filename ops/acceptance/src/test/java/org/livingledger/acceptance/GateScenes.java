package org.livingledger.acceptance;

import static org.livingledger.api.gate.GateCommand.MOST_INVITATIONS;

import java.util.List;
import org.livingledger.api.evidence.EvidenceRejection.FactNotStated;
import org.livingledger.api.evidence.EvidenceRejection.ReferenceReused;
import org.livingledger.api.evidence.EvidenceRejection.VerifierIsTheMember;
import org.livingledger.api.gate.GateRejection.AlreadyWaiting;
import org.livingledger.api.gate.GateRejection.ApplicationNotFound;
import org.livingledger.api.gate.GateRejection.ApplicationStands;
import org.livingledger.api.gate.GateRejection.CoolingDown;
import org.livingledger.api.gate.GateRejection.DoorCrowded;
import org.livingledger.api.gate.GateRejection.ExpiresInThePast;
import org.livingledger.api.gate.GateRejection.GatesNotPassed;
import org.livingledger.api.gate.GateRejection.InvitationExists;
import org.livingledger.api.gate.GateRejection.InvitationNotFound;
import org.livingledger.api.gate.GateRejection.MemberBanned;
import org.livingledger.api.gate.GateRejection.NotBanned;

/// What is refused at the door of a group, and of what is said of those before it (`systems.md` S3).
final class GateScenes {

    private static final String DAN = "{'group_id':'core','member_id':'dan'}";

    static final List<Scene> ALL =
            List.of(
                    Scene.withCore("a door", "ann", "ben")
                            .refused(
                                    NotBanned.class,
                                    409,
                                    "unban-member",
                                    "{'group_id':'core','member_id':'ann'}")
                            .done(
                                    "ban-member",
                                    "{'group_id':'core','member_id':'ann','reason':'spam'}")
                            .refused(
                                    MemberBanned.class,
                                    409,
                                    "join-group",
                                    "{'group_id':'core','member_id':'ann'}")
                            .done(
                                    "set-gates",
                                    """
                                    {'group_id':'core','gates':{'cool_down_days':30,'gate':{'kind':'all-of','gates':[
                                    {'kind':'invitation'},{'kind':'approval'},
                                    {'kind':'fee-paid','cents':9900,'currency':'CNY'},
                                    {'kind':'product-bought','product':'course-1'},
                                    {'kind':'points-held','least':100,'group_id':'core'},
                                    {'kind':'quiz-passed','quiz':'rules','least':60},
                                    {'kind':'task-done','task':'essay'},
                                    {'kind':'profile-filled','percent':80},
                                    {'kind':'fact-holds','fact':'followers','at_least':200}]}}}
                                    """)
                            .done(
                                    "eliminate-member",
                                    "{'group_id':'core','member_id':'ben','reason':'idle'}")
                            .refused(
                                    CoolingDown.class,
                                    422,
                                    "join-group",
                                    "{'group_id':'core','member_id':'ben'}")
                            .refused(GatesNotPassed.class, 422, "apply-to-join", DAN)
                            .done(
                                    "set-gates",
                                    "{'group_id':'core','gates':{'gate':{'kind':'approval'}}}")
                            .refused(
                                    ApplicationNotFound.class,
                                    404,
                                    "review-application",
                                    "{'group_id':'core','member_id':'dan','approved':true}")
                            .done("apply-to-join", DAN)
                            .refused(ApplicationStands.class, 409, "apply-to-join", DAN)
                            .done("set-gates", "{'group_id':'core','gates':{}}")
                            .done("set-capacity", "{'group_id':'core','capacity':1}")
                            .done("apply-to-join", "{'group_id':'core','member_id':'eve'}")
                            .refused(
                                    AlreadyWaiting.class,
                                    409,
                                    "apply-to-join",
                                    "{'group_id':'core','member_id':'eve'}"),
                    Scene.withCore("invitations")
                            .refused(
                                    InvitationNotFound.class,
                                    404,
                                    "revoke-invitation",
                                    "{'group_id':'core','invitation':7}")
                            .refused(
                                    ExpiresInThePast.class,
                                    422,
                                    "create-invitation",
                                    "{'group_id':'core','code':'rk7Q-xp2M','expires_at':'2026-05-09T00:00:00Z'}")
                            .often(
                                    MOST_INVITATIONS,
                                    "create-invitation",
                                    "{'group_id':'core','code':'rk7Q-xp2M-%d'}")
                            .refused(
                                    InvitationExists.class,
                                    409,
                                    "create-invitation",
                                    "{'group_id':'core','code':'rk7Q-xp2M-3'}")
                            .refused(
                                    DoorCrowded.class,
                                    422,
                                    "create-invitation",
                                    "{'group_id':'core','code':'rk7Q-xp2M'}"),
                    Scene.withCore("evidence", "ann")
                            .refused(
                                    FactNotStated.class,
                                    404,
                                    "verify-fact",
                                    "{'member_id':'ann','fact':'followers','holds':true}")
                            .done("state-fact", "{'member_id':'ann','fact':'followers','number':5}")
                            .refused(
                                    VerifierIsTheMember.class,
                                    422,
                                    "verify-fact",
                                    "{'member_id':'ann','fact':'followers','holds':true,'by':'ann'}")
                            .done(
                                    "report-purchase",
                                    "{'member_id':'ann','product':'course-1','reference':'o-1'}")
                            .refused(
                                    ReferenceReused.class,
                                    409,
                                    "report-purchase",
                                    "{'member_id':'ann','product':'course-2','reference':'o-1'}"));

    private GateScenes() {}
}
