package org.livingledger.cli.demo;

import static org.livingledger.cli.demo.Community.name;

/// Those who come to a door that is not simply open (`systems.md` S3).
final class Entrances {

    private static final String CODE = "lens-7Q2M-9dWt";

    private final Community community;
    private final Script script;

    Entrances(Community community, Script script) {
        this.community = community;
        this.script = script;
    }

    void tryThem() {
        for (int member = 254; member <= 272; member++) {
            community.atHome(name(member), Circle.TEA_HOUSE, Script.DAYS);
        }
        partners();
        lens();
        table();
    }

    /// An approval, a fee, a fact that someone verified: all of it.
    private void partners() {
        String owner = Circle.PARTNERS.owner();
        String id = Circle.PARTNERS.id();
        script.refused(
                10, "gates-not-passed", "apply-to-join", "group_id", id, "member_id", name(254));
        script.refused(
                10, "gates-not-passed", "join-group", "group_id", id, "member_id", name(255));
        papers(11, 254);
        review(12, 254, true);
        papers(20, 255);
        papers(25, 256);
        review(26, 256, false);
        papers(27, 257);
        script.late(28, "withdraw-application", "group_id", id, "member_id", name(257));
        for (int member = 258; member <= 265; member++) {
            int day = 30 + (member - 258) * 20;
            papers(day, member);
            review(day + 2, member, true);
            community.lives(name(member), Circle.PARTNERS, day + 3, Script.DAYS, 0.15);
        }
        script.refused(
                21, "application-stands", "apply-to-join", "group_id", id, "member_id", name(255));
        script.refused(
                40,
                "application-not-found",
                "review-application",
                "group_id",
                id,
                "member_id",
                name(255),
                "approved",
                true,
                "by",
                owner);
    }

    private void papers(int day, int member) {
        Circle partners = Circle.PARTNERS;
        String name = name(member);
        script.late(
                day,
                "report-payment",
                "member_id",
                name,
                "group_id",
                partners.id(),
                "cents",
                9_900,
                "currency",
                "CNY",
                "reference",
                "fee-" + member);
        script.late(
                day,
                "state-fact",
                "member_id",
                name,
                "fact",
                "followers",
                "number",
                200 + member,
                "evidence",
                "page-" + member);
        script.late(
                day,
                "verify-fact",
                "member_id",
                name,
                "fact",
                "followers",
                "holds",
                true,
                "by",
                partners.owner());
        script.late(day, "apply-to-join", "group_id", partners.id(), "member_id", name);
    }

    private void review(int day, int member, boolean approved) {
        Circle partners = Circle.PARTNERS;
        script.late(
                day,
                "review-application",
                "group_id",
                partners.id(),
                "member_id",
                name(member),
                "approved",
                approved,
                "reason",
                approved ? null : "no-fit",
                "by",
                partners.owner());
    }

    /// An invitation for three, a quiz, or gold.
    private void lens() {
        String id = Circle.LENS_CLUB.id();
        script.late(
                15,
                "create-invitation",
                "group_id",
                id,
                "code",
                CODE,
                "uses",
                3,
                "by",
                Circle.LENS_CLUB.owner());
        script.late(16, "apply-to-join", "group_id", id, "member_id", name(266), "code", CODE);
        script.late(17, "apply-to-join", "group_id", id, "member_id", name(267), "code", CODE);
        script.refused(
                18, "gates-not-passed", "join-group", "group_id", id, "member_id", name(268));
        script.late(19, "report-quiz", "member_id", name(268), "quiz", "lens-basics", "score", 40);
        script.refused(
                19, "gates-not-passed", "join-group", "group_id", id, "member_id", name(268));
        script.late(22, "report-quiz", "member_id", name(268), "quiz", "lens-basics", "score", 75);
        script.late(22, "join-group", "group_id", id, "member_id", name(268));
        script.late(
                45,
                "revoke-invitation",
                "group_id",
                id,
                "invitation",
                1,
                "by",
                Circle.LENS_CLUB.owner());
        script.refused(
                46,
                "gates-not-passed",
                "apply-to-join",
                "group_id",
                id,
                "member_id",
                name(240),
                "code",
                CODE);
    }

    /// A table for four, before which people wait.
    private void table() {
        String id = Houses.OOLONG;
        for (int member : new int[] {240, 241, 269}) {
            script.at(26, 12, "join-group", "group_id", id, "member_id", name(member));
        }
        script.late(40, "apply-to-join", "group_id", id, "member_id", name(270));
        script.late(41, "apply-to-join", "group_id", id, "member_id", name(271));
        script.refused(
                42, "already-waiting", "apply-to-join", "group_id", id, "member_id", name(271));
        script.refused(45, "group-full", "join-group", "group_id", id, "member_id", name(272));
        script.late(50, "leave-group", "group_id", id, "member_id", name(241));
        script.late(55, "set-capacity", "group_id", id, "capacity", 6);
    }
}
