package org.livingledger.cli.demo;

import static org.livingledger.cli.demo.Community.name;

/// Those who check in day by day, with their pauses and made-up days, and badges by hand
/// (`systems.md` S9 and S11).
final class Habits {

    private static final Circle WHERE = Circle.NIGHT_RUNNERS;

    private final Community community;
    private final Script script;

    Habits(Community community, Script script) {
        this.community = community;
        this.script = script;
    }

    void keep() {
        for (int member = 280; member <= 289; member++) {
            community.atHome(name(member), WHERE, Script.DAYS);
        }
        checkIns(280, 30, 150);
        script.refused(
                31,
                "already-checked-in",
                "check-in",
                "group_id",
                WHERE.id(),
                "member_id",
                name(280));
        checkIns(281, 30, 60);
        checkIns(281, 62, 75);
        script.late(
                62,
                "make-up-check-in",
                "group_id",
                WHERE.id(),
                "member_id",
                name(281),
                "day",
                script.date(61).toString());
        checkIns(282, 40, 49);
        script.late(
                50,
                "pause-streak",
                "group_id",
                WHERE.id(),
                "member_id",
                name(282),
                "through",
                script.date(57).toString());
        checkIns(282, 58, 65);
        checkIns(283, 60, 69);
        script.late(70, "pause-streak", "group_id", WHERE.id(), "member_id", name(283));
        script.late(80, "resume-streak", "group_id", WHERE.id(), "member_id", name(283));
        checkIns(283, 81, 100);
        for (int member = 284; member <= 289; member++) {
            checkIns(member, 100 + member - 284, 100 + (member - 283) * 12);
        }
        script.late(
                210,
                "award-badge",
                "member_id",
                name(284),
                "badge_id",
                "thanked",
                "reason",
                "council");
        script.late(
                212,
                "award-badge",
                "member_id",
                name(285),
                "badge_id",
                "thanked",
                "reason",
                "council");
        script.late(
                230,
                "revoke-badge",
                "member_id",
                name(285),
                "badge_id",
                "thanked",
                "reason",
                "mistaken");
        script.late(
                200,
                "earn-points",
                "member_id",
                name(286),
                "points",
                40,
                "group_id",
                WHERE.id(),
                "active_at",
                script.midnight(205).toString(),
                "reason",
                "relay");
        script.late(
                330, "pay-from-pool", "pool", "lantern-fair", "member_id", name(284), "points", 20);
    }

    private void checkIns(int member, int from, int through) {
        for (int day = from; day <= through; day++) {
            script.at(day, 20.5, "check-in", "group_id", WHERE.id(), "member_id", name(member));
        }
    }
}
