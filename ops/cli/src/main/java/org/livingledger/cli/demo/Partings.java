package org.livingledger.cli.demo;

import static org.livingledger.cli.demo.Community.name;

/// Those who fall silent among the night runners, whom the policy warns, parts with, or spares when
/// they are back in time (`systems.md` section 4).
final class Partings {

    /// For how many days nobody who was eliminated comes back.
    static final int COOL_DOWN = 30;

    /// For how many days a warning runs.
    static final int WARNING = 14;

    private static final Circle WHERE = Circle.NIGHT_RUNNERS;
    private static final int ADMIN = 292;
    private static final int SPARED = 295;

    private final Community community;
    private final Script script;

    Partings(Community community, Script script) {
        this.community = community;
        this.script = script;
    }

    void part() {
        int warned = script.monthFrom(95);
        int gone = warned + WARNING;
        for (int member = 290; member <= SPARED; member++) {
            community.atHome(name(member), WHERE, warned - 40);
            community.activity(name(member), WHERE, warned - 40, 12);
        }
        script.late(
                20,
                "promote-to-admin",
                "group_id",
                WHERE.id(),
                "member_id",
                name(ADMIN),
                "by",
                WHERE.owner());
        community.activity(name(SPARED), WHERE, warned + 5, 12);
        community.lives(name(SPARED), WHERE, warned + 5, Script.DAYS, 0.15);
        script.late(gone + 2, "run-elimination", "group_id", WHERE.id(), "by", WHERE.owner());
        for (int member = 290; member <= 292; member++) {
            back(member, gone);
        }
        for (int member = 296; member < Community.MEMBERS; member++) {
            community.atHome(name(member), Circle.BOOK_SWAP, member == 296 ? 160 : Script.DAYS);
        }
        script.late(
                160,
                "eliminate-member",
                "group_id",
                Circle.BOOK_SWAP.id(),
                "member_id",
                name(296),
                "reason",
                "idle",
                "by",
                Circle.BOOK_SWAP.owner());
        script.refused(
                161,
                "owner-must-transfer",
                "leave-group",
                "group_id",
                WHERE.id(),
                "member_id",
                WHERE.owner());
    }

    private void back(int member, int gone) {
        script.refused(
                gone + 6,
                "cooling-down",
                "join-group",
                "group_id",
                WHERE.id(),
                "member_id",
                name(member));
        int day = gone + COOL_DOWN + 3;
        script.late(day, "join-group", "group_id", WHERE.id(), "member_id", name(member));
        community.lives(name(member), WHERE, day, Script.DAYS, 0.15);
    }
}
