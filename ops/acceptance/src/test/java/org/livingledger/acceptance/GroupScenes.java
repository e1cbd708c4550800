package org.livingledger.acceptance;

import java.util.List;
import org.livingledger.api.book.BookRejection.LedgerExists;
import org.livingledger.api.book.BookRejection.LedgerNotFound;
import org.livingledger.api.group.GroupRejection.AdminLimitBelowAdmins;
import org.livingledger.api.group.GroupRejection.AdminLimitReached;
import org.livingledger.api.group.GroupRejection.AlreadyAnAdmin;
import org.livingledger.api.group.GroupRejection.AlreadyTheOwner;
import org.livingledger.api.group.GroupRejection.CapacityBelowSeatsTaken;
import org.livingledger.api.group.GroupRejection.DissolvesInThePast;
import org.livingledger.api.group.GroupRejection.GroupClosed;
import org.livingledger.api.group.GroupRejection.GroupDissolved;
import org.livingledger.api.group.GroupRejection.GroupExists;
import org.livingledger.api.group.GroupRejection.GroupFull;
import org.livingledger.api.group.GroupRejection.GroupNotDissolved;
import org.livingledger.api.group.GroupRejection.GroupNotFound;
import org.livingledger.api.group.GroupRejection.GroupOpen;
import org.livingledger.api.group.GroupRejection.NotAnAdmin;
import org.livingledger.api.group.GroupRejection.TermEndsInThePast;
import org.livingledger.api.group.GroupRejection.TermNotOver;
import org.livingledger.api.membership.MembershipRejection.AlreadyAMember;
import org.livingledger.api.membership.MembershipRejection.MemberNotFound;
import org.livingledger.api.membership.MembershipRejection.NotAMember;
import org.livingledger.api.membership.MembershipRejection.NotInAnyGroup;
import org.livingledger.api.membership.MembershipRejection.OccursInTheFuture;
import org.livingledger.api.membership.MembershipRejection.OwnerMustTransfer;
import org.livingledger.api.membership.MembershipRejection.RoleRequired;

/// What is refused about ledgers, groups and memberships (`systems.md` S1 and S2).
final class GroupScenes {

    private static final String ANN = "{'group_id':'core','member_id':'ann'}";

    static final List<Scene> ALL =
            List.of(
                    Scene.of("a ledger")
                            .refused(
                                    LedgerNotFound.class,
                                    404,
                                    "earn-points",
                                    "{'member_id':'ann','points':1}")
                            .done("open-ledger", "{'name':'Test','zone':'UTC'}")
                            .refused(
                                    LedgerExists.class,
                                    409,
                                    "open-ledger",
                                    "{'name':'Test','zone':'UTC'}"),
                    Scene.withCore("a group")
                            .refused(
                                    GroupNotFound.class,
                                    404,
                                    "join-group",
                                    "{'group_id':'edge','member_id':'ann'}")
                            .refused(
                                    GroupExists.class,
                                    409,
                                    "found-group",
                                    "{'group_id':'core','name':'Core','owner':'ben'}")
                            .refused(
                                    DissolvesInThePast.class,
                                    422,
                                    "set-dissolve-date",
                                    "{'group_id':'core','dissolves_at':'2026-05-09T00:00:00Z'}")
                            .refused(GroupOpen.class, 409, "open-group", "{'group_id':'core'}")
                            .done("close-group", "{'group_id':'core'}")
                            .refused(GroupClosed.class, 409, "join-group", ANN)
                            .done("open-group", "{'group_id':'core'}")
                            .done("join-group", ANN)
                            .refused(AlreadyAMember.class, 409, "join-group", ANN)
                            .refused(
                                    CapacityBelowSeatsTaken.class,
                                    422,
                                    "set-capacity",
                                    "{'group_id':'core','capacity':1}")
                            .done("set-capacity", "{'group_id':'core','capacity':2}")
                            .refused(
                                    GroupFull.class,
                                    422,
                                    "join-group",
                                    "{'group_id':'core','member_id':'ben'}")
                            .refused(
                                    GroupNotDissolved.class,
                                    409,
                                    "release-members",
                                    "{'group_id':'core','members':['ann']}")
                            .done("dissolve-group", "{'group_id':'core'}")
                            .refused(GroupDissolved.class, 409, "leave-group", ANN),
                    Scene.withCore("a membership", "ann")
                            .refused(
                                    MemberNotFound.class,
                                    404,
                                    "spend-points",
                                    "{'member_id':'cid','points':1}")
                            .refused(
                                    OccursInTheFuture.class,
                                    422,
                                    "earn-points",
                                    "{'member_id':'cid','points':1,'occurred_at':'2026-05-10T00:05:01Z'}")
                            .done("earn-points", "{'member_id':'cid','points':1}")
                            .refused(
                                    NotAMember.class,
                                    409,
                                    "leave-group",
                                    "{'group_id':'core','member_id':'cid'}")
                            .refused(
                                    NotInAnyGroup.class,
                                    409,
                                    "transfer-points",
                                    "{'from':'ann','to':'cid','points':1}")
                            .refused(
                                    OwnerMustTransfer.class,
                                    409,
                                    "leave-group",
                                    "{'group_id':'core','member_id':'owner'}")
                            .refused(
                                    RoleRequired.class,
                                    422,
                                    "dissolve-group",
                                    "{'group_id':'core','by':'ann'}"),
                    Scene.withCore("the roles in a group", "ann", "ben")
                            .refused(
                                    AlreadyTheOwner.class,
                                    409,
                                    "transfer-ownership",
                                    "{'group_id':'core','member_id':'owner'}")
                            .refused(NotAnAdmin.class, 409, "demote-admin", ANN)
                            .refused(
                                    TermEndsInThePast.class,
                                    422,
                                    "promote-to-admin",
                                    "{'group_id':'core','member_id':'ann','term_ends_at':'2026-05-09T00:00:00Z'}")
                            .done(
                                    "promote-to-admin",
                                    "{'group_id':'core','member_id':'ann','term_ends_at':'2026-06-01T00:00:00Z'}")
                            .refused(TermNotOver.class, 409, "end-admin-term", ANN)
                            .refused(AlreadyAnAdmin.class, 409, "promote-to-admin", ANN)
                            .done("set-admin-limit", "{'group_id':'core','admin_limit':1}")
                            .refused(
                                    AdminLimitReached.class,
                                    422,
                                    "promote-to-admin",
                                    "{'group_id':'core','member_id':'ben'}")
                            .done("set-admin-limit", "{'group_id':'core','admin_limit':2}")
                            .done("promote-to-admin", "{'group_id':'core','member_id':'ben'}")
                            .refused(
                                    AdminLimitBelowAdmins.class,
                                    422,
                                    "set-admin-limit",
                                    "{'group_id':'core','admin_limit':1}"));

    private GroupScenes() {}
}
