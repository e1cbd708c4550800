package org.livingledger.server.openapi;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/// Which rejections of the domain each command can give.
final class CommandRefusals {

    private static final String LATE = "occurs-in-the-future";

    private static final Map<String, List<String>> ALL =
            Map.ofEntries(
                    entry("open-ledger", List.of("ledger-exists")),
                    of(
                            "found-group",
                            "group-exists",
                            "group-not-found",
                            "group-dissolved",
                            "member-not-found",
                            "not-a-member",
                            "role-required",
                            "dissolves-in-the-past",
                            LATE),
                    inGroup("rename-group", "role-required"),
                    inGroup("describe-group", "role-required"),
                    inGroup("set-sub-group-policy", "role-required"),
                    inGroup("set-dissolve-date", "role-required", "dissolves-in-the-past"),
                    inGroup("set-gates", "role-required"),
                    inGroup(
                            "create-invitation",
                            "member-not-found",
                            "not-a-member",
                            "role-required",
                            "expires-in-the-past",
                            "invitation-exists",
                            "door-crowded"),
                    inGroup("revoke-invitation", "invitation-not-found", "role-required"),
                    inGroup(
                            "apply-to-join",
                            "group-closed",
                            "member-banned",
                            "already-a-member",
                            "already-waiting",
                            "cooling-down",
                            "gates-not-passed",
                            "application-stands",
                            "door-crowded",
                            LATE),
                    inGroup(
                            "review-application",
                            "group-closed",
                            "member-banned",
                            "application-not-found",
                            "role-required",
                            "gates-not-passed",
                            "door-crowded"),
                    inGroup("withdraw-application", "application-not-found"),
                    inGroup("expire-application", "application-not-found", "application-stands"),
                    inGroup("fill-seats", "group-closed"),
                    inGroup(
                            "ban-member",
                            "member-banned",
                            "owner-must-transfer",
                            "role-required",
                            "too-many-measures",
                            LATE),
                    inGroup("unban-member", "not-banned", "role-required"),
                    inGroup("report-payment", "reference-reused", LATE),
                    of("report-purchase", "reference-reused", LATE),
                    of("report-quiz", LATE),
                    of("report-task", LATE),
                    of("report-profile", LATE),
                    of("state-fact", LATE),
                    of(
                            "verify-fact",
                            "member-not-found",
                            "fact-not-stated",
                            "verifier-is-the-member",
                            LATE),
                    inGroup("dissolve-group", "role-required", LATE),
                    of("release-members", "group-not-found", "group-not-dissolved"),
                    inGroup("set-capacity", "capacity-below-seats-taken"),
                    inGroup("open-group", "group-open"),
                    inGroup("close-group", "group-closed"),
                    inGroup(
                            "promote-to-admin",
                            "member-not-found",
                            "not-a-member",
                            "already-an-admin",
                            "role-required",
                            "term-ends-in-the-past",
                            "admin-limit-reached"),
                    inGroup(
                            "end-admin-term",
                            "member-not-found",
                            "not-a-member",
                            "not-an-admin",
                            "term-not-over"),
                    inGroup("set-admin-limit", "role-required", "admin-limit-below-admins"),
                    inGroup(
                            "demote-admin",
                            "member-not-found",
                            "not-a-member",
                            "not-an-admin",
                            "role-required"),
                    inGroup("set-rotation", "role-required"),
                    inGroup(
                            "propose-rotation",
                            "role-required",
                            "rotation-not-set",
                            "rotation-not-begun",
                            "rotation-confirmed"),
                    inGroup(
                            "confirm-rotation",
                            "role-required",
                            "no-rotation-proposed",
                            "admin-limit-reached"),
                    inGroup("decline-rotation", "role-required", "no-rotation-proposed"),
                    inGroup("set-house-rules", "role-required"),
                    measure("warn-member"),
                    measure("mute-member", "mute-ends-in-the-past"),
                    measure("remove-member"),
                    inGroup("unmute-member", "member-not-found", "role-required", "not-muted"),
                    inGroup("mute-group", "role-required", "mute-ends-in-the-past"),
                    inGroup("unmute-group", "role-required", "group-not-muted"),
                    inGroup(
                            "file-appeal",
                            "member-not-found",
                            "measure-not-found",
                            "measure-lifted",
                            "already-appealed",
                            "appeal-too-late"),
                    inGroup(
                            "decide-appeal",
                            "member-not-found",
                            "measure-not-found",
                            "role-required",
                            "own-measure",
                            "no-appeal"),
                    inGroup(
                            "grant-title",
                            "member-not-found",
                            "not-a-member",
                            "role-required",
                            "title-ends-in-the-past",
                            "title-already-held",
                            "too-many-titles"),
                    inGroup(
                            "revoke-title",
                            "member-not-found",
                            "not-a-member",
                            "role-required",
                            "title-not-held"),
                    inGroup(
                            "expire-title",
                            "member-not-found",
                            "not-a-member",
                            "title-not-held",
                            "title-stands"),
                    inGroup(
                            "transfer-ownership",
                            "member-not-found",
                            "not-a-member",
                            "already-the-owner",
                            "role-required"),
                    inGroup(
                            "join-group",
                            "group-closed",
                            "member-banned",
                            "already-a-member",
                            "cooling-down",
                            "gates-not-passed",
                            "group-full",
                            LATE),
                    inGroup(
                            "leave-group",
                            "member-not-found",
                            "not-a-member",
                            "owner-must-transfer",
                            LATE),
                    inGroup(
                            "eliminate-member",
                            "member-not-found",
                            "not-a-member",
                            "owner-must-transfer",
                            "role-required",
                            LATE),
                    inGroup(
                            "earn-points",
                            "account-frozen",
                            "not-a-member",
                            "points-overflow",
                            LATE),
                    spending("spend-points", LATE),
                    spending("hold-points", "hold-exists"),
                    held("capture-points", "hold-too-small"),
                    held("release-points"),
                    spending(
                            "transfer-points",
                            "transfer-to-oneself",
                            "not-in-any-group",
                            "points-overflow"),
                    spending("pay-into-pool", "points-overflow"),
                    spending("pay-from-pool", "pool-not-found", "points-overflow"),
                    spending("adjust-points", "points-overflow"),
                    of(
                            "reverse-points",
                            "member-not-found",
                            "movement-not-found",
                            "account-frozen",
                            "already-reversed",
                            "not-pending",
                            "points-overflow"),
                    of(
                            "reverse-fact",
                            "member-not-found",
                            "fact-not-found",
                            "account-frozen",
                            "activity-already-reversed",
                            "already-reversed",
                            "not-pending",
                            "points-overflow",
                            "figures-changed"),
                    spending("forfeit-points"),
                    pending("activate-points"),
                    pending("cancel-points"),
                    of(
                            "expire-points",
                            "member-not-found",
                            "pool-not-found",
                            "lot-not-found",
                            "account-frozen",
                            "lot-not-ended"),
                    of("freeze-account", "member-not-found", "account-frozen"),
                    of("unfreeze-account", "member-not-found", "account-not-frozen"),
                    of(
                            "publish-programme",
                            "programme-invalid",
                            "programme-version-conflict",
                            "adoption-under-way"),
                    of(
                            "adopt-programme",
                            "programme-invalid",
                            "programme-version-conflict",
                            "adoption-under-way",
                            "adoption-from-the-future"),
                    of(
                            "undo-adoption",
                            "adoption-not-found",
                            "adoption-undone",
                            "programme-version-conflict"),
                    inGroup(
                            "record-activity",
                            "member-not-found",
                            "account-frozen",
                            "not-a-member",
                            "attributes-do-not-fit",
                            "rule-failed",
                            "points-overflow",
                            LATE),
                    of("review-tiers", "member-not-found"),
                    of(
                            "check-in",
                            "group-not-found",
                            "member-not-found",
                            "account-frozen",
                            "not-a-member",
                            "attributes-do-not-fit",
                            "already-checked-in",
                            "rule-failed",
                            "points-overflow",
                            LATE),
                    of(
                            "make-up-check-in",
                            "group-not-found",
                            "member-not-found",
                            "account-frozen",
                            "not-a-member",
                            "make-up-out-of-time",
                            "already-checked-in",
                            "make-up-limit-reached",
                            "points-overflow"),
                    of(
                            "pause-streak",
                            "group-not-found",
                            "member-not-found",
                            "not-a-member",
                            "streak-already-paused",
                            "pause-without-a-day",
                            LATE),
                    of(
                            "resume-streak",
                            "group-not-found",
                            "member-not-found",
                            "not-a-member",
                            "streak-not-paused",
                            LATE),
                    of(
                            "award-badge",
                            "badge-not-found",
                            "badge-level-not-found",
                            "member-not-found",
                            "account-frozen",
                            "badge-needs-a-group",
                            "not-a-member",
                            "group-not-found",
                            "role-required",
                            "badge-already-held",
                            "points-overflow",
                            LATE),
                    of(
                            "revoke-badge",
                            "member-not-found",
                            "group-not-found",
                            "role-required",
                            "badge-not-held"),
                    inGroup("run-elimination", "role-required", "elimination-policy-not-found"),
                    of(
                            "review-badges",
                            "programme-version-conflict",
                            "adoption-under-way",
                            "member-not-found"));

    private CommandRefusals() {}

    /// The codes by the command's name.
    static Map<String, List<String>> all() {
        return ALL;
    }

    private static Map.Entry<String, List<String>> of(String command, String... codes) {
        return entry(command, joined(List.of("ledger-not-found"), codes));
    }

    private static Map.Entry<String, List<String>> inGroup(String command, String... codes) {
        return entry(
                command,
                joined(List.of("ledger-not-found", "group-not-found", "group-dissolved"), codes));
    }

    private static Map.Entry<String, List<String>> measure(String command, String... more) {
        return inGroup(
                command,
                joined(
                                List.of(
                                        "member-not-found",
                                        "not-a-member",
                                        "owner-above-measures",
                                        "role-required",
                                        "too-many-measures"),
                                more)
                        .toArray(String[]::new));
    }

    private static Map.Entry<String, List<String>> spending(String command, String... more) {
        return entry(
                command,
                joined(
                        List.of(
                                "ledger-not-found",
                                "member-not-found",
                                "account-frozen",
                                "insufficient-points"),
                        more));
    }

    private static Map.Entry<String, List<String>> held(String command, String... more) {
        return entry(
                command,
                joined(
                        List.of(
                                "ledger-not-found",
                                "member-not-found",
                                "hold-not-found",
                                "account-frozen"),
                        more));
    }

    private static Map.Entry<String, List<String>> pending(String command) {
        return of(command, "member-not-found", "lot-not-found", "account-frozen", "not-pending");
    }

    private static List<String> joined(List<String> first, String... more) {
        var all = new java.util.ArrayList<>(first);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }
}
