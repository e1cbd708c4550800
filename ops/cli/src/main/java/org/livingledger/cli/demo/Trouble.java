package org.livingledger.cli.demo;

import static org.livingledger.cli.demo.Community.name;

import java.util.Map;

/// Those who break the rules, what follows, and who appeals (`systems.md` S5).
final class Trouble {

    private static final String OWNER = Circle.TEA_HOUSE.owner();
    private static final String ADMIN = name(248);

    private final Community community;
    private final Script script;

    Trouble(Community community, Script script) {
        this.community = community;
        this.script = script;
    }

    void make() {
        strikes();
        others();
        bans();
        String garden = Circle.CORNER_GARDEN.id();
        String gardener = Circle.CORNER_GARDEN.owner();
        script.late(
                140,
                "mute-group",
                "group_id",
                garden,
                "reason",
                "storm",
                "lasts",
                "end-of-day",
                "by",
                gardener);
        script.late(140, "unmute-group", "group_id", garden, "by", gardener);
    }

    /// Three strikes mute, and the appeal against the third one ends it.
    private void strikes() {
        String id = Circle.TEA_HOUSE.id();
        String loud = name(273);
        community.atHome(loud, Circle.TEA_HOUSE, Script.DAYS);
        for (int day = 80; day <= 100; day += 10) {
            warn(day, Circle.TEA_HOUSE, 273, ADMIN);
        }
        community.activity(loud, Circle.TEA_HOUSE, 102, 12, "message", Map.of());
        script.late(103, "file-appeal", "group_id", id, "member_id", loud, "measure", 3);
        script.refused(
                103,
                "own-measure",
                "decide-appeal",
                "group_id",
                id,
                "member_id",
                loud,
                "measure",
                3,
                "overturned",
                false,
                "reason",
                "noise",
                "by",
                ADMIN);
        decide(104, Circle.TEA_HOUSE, 273, 3, true, OWNER);
        community.activity(loud, Circle.TEA_HOUSE, 105, 12, "message", Map.of());

        community.atHome(name(274), Circle.TEA_HOUSE, Script.DAYS);
        warn(110, Circle.TEA_HOUSE, 274, ADMIN);
        script.late(111, "file-appeal", "group_id", id, "member_id", name(274), "measure", 1);
        decide(112, Circle.TEA_HOUSE, 274, 1, false, OWNER);
        script.refused(
                113,
                "already-appealed",
                "file-appeal",
                "group_id",
                id,
                "member_id",
                name(274),
                "measure",
                1);
    }

    private void others() {
        String id = Circle.TEA_HOUSE.id();
        community.atHome(name(275), Circle.TEA_HOUSE, Script.DAYS);
        script.late(
                120,
                "mute-member",
                "group_id",
                id,
                "member_id",
                name(275),
                "reason",
                "quarrel",
                "rule",
                "rule-2",
                "lasts",
                "P3D",
                "by",
                ADMIN);
        script.late(
                121,
                "unmute-member",
                "group_id",
                id,
                "member_id",
                name(275),
                "reason",
                "settled",
                "by",
                ADMIN);
        community.atHome(name(276), Circle.TEA_HOUSE, 125);
        script.late(
                125,
                "remove-member",
                "group_id",
                id,
                "member_id",
                name(276),
                "reason",
                "spam",
                "rule",
                "rule-3",
                "by",
                OWNER);
        community.atHome(name(279), Circle.CORNER_GARDEN, 150);
        warn(140, Circle.CORNER_GARDEN, 279, Circle.CORNER_GARDEN.owner());
        warn(150, Circle.CORNER_GARDEN, 279, Circle.CORNER_GARDEN.owner());
    }

    /// One is banned and comes back much later; one by two strikes, of which the second was a mistake.
    private void bans() {
        String id = Circle.TEA_HOUSE.id();
        community.atHome(name(277), Circle.TEA_HOUSE, 130);
        script.late(
                130,
                "ban-member",
                "group_id",
                id,
                "member_id",
                name(277),
                "reason",
                "fraud",
                "rule",
                "rule-1",
                "by",
                OWNER);
        script.refused(131, "member-banned", "join-group", "group_id", id, "member_id", name(277));
        script.late(200, "unban-member", "group_id", id, "member_id", name(277), "by", OWNER);
        script.late(201, "join-group", "group_id", id, "member_id", name(277));
        community.lives(name(277), Circle.TEA_HOUSE, 202, Script.DAYS, 0.1);

        Circle runners = Circle.NIGHT_RUNNERS;
        community.atHome(name(278), runners, 155);
        warn(150, runners, 278, runners.owner());
        warn(155, runners, 278, runners.owner());
        script.refused(
                156,
                "member-banned",
                "join-group",
                "group_id",
                runners.id(),
                "member_id",
                name(278));
        script.late(
                157, "file-appeal", "group_id", runners.id(), "member_id", name(278), "measure", 2);
        decide(158, runners, 278, 2, true, runners.owner());
    }

    private void warn(int day, Circle circle, int member, String by) {
        script.late(
                day,
                "warn-member",
                "group_id",
                circle.id(),
                "member_id",
                name(member),
                "reason",
                "noise",
                "rule",
                "rule-4",
                "by",
                by);
    }

    private void decide(
            int day, Circle circle, int member, int measure, boolean overturned, String by) {
        script.late(
                day,
                "decide-appeal",
                "group_id",
                circle.id(),
                "member_id",
                name(member),
                "measure",
                measure,
                "overturned",
                overturned,
                "reason",
                overturned ? "mistaken" : "as-seen",
                "by",
                by);
    }
}
