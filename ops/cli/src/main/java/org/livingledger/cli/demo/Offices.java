package org.livingledger.cli.demo;

import static org.livingledger.cli.demo.Community.name;

import org.jspecify.annotations.Nullable;

/// Admins for a time and in turns, an owner who hands over, titles (`systems.md` S2).
final class Offices {

    private final Community community;
    private final Script script;

    Offices(Community community, Script script) {
        this.community = community;
        this.script = script;
    }

    void hold() {
        for (int member = 240; member <= 245; member++) {
            community.atHome(name(member), Circle.TEA_HOUSE, Script.DAYS);
        }
        community.atHome(name(246), Circle.CORNER_GARDEN, Script.DAYS);
        for (int member = 247; member <= 253; member++) {
            Circle home = member == 249 || member == 250 ? Circle.BOOK_SWAP : Circle.TEA_HOUSE;
            community.atHome(name(member), home, Script.DAYS);
        }
        terms();
        turns();
        titles();
        Circle garden = Circle.CORNER_GARDEN;
        script.late(
                300,
                "transfer-ownership",
                "group_id",
                garden.id(),
                "member_id",
                name(246),
                "by",
                garden.owner());
    }

    private void terms() {
        String house = Circle.TEA_HOUSE.id();
        String owner = Circle.TEA_HOUSE.owner();
        script.late(39, "set-admin-limit", "group_id", house, "admin_limit", 2, "by", owner);
        script.late(
                40,
                "promote-to-admin",
                "group_id",
                house,
                "member_id",
                name(247),
                "term",
                "P90D",
                "by",
                owner);
        script.late(40, "promote-to-admin", "group_id", house, "member_id", name(248), "by", owner);
        script.refused(
                41,
                "admin-limit-reached",
                "promote-to-admin",
                "group_id",
                house,
                "member_id",
                name(251),
                "by",
                owner);
        script.refused(
                42,
                "role-required",
                "rename-group",
                "group_id",
                house,
                "name",
                "Mine",
                "by",
                name(251));
        script.late(180, "demote-admin", "group_id", house, "member_id", name(248), "by", owner);
    }

    /// Readers are proposed and then confirmed or not; gardeners come into office at once.
    private void turns() {
        Circle readers = Circle.BOOK_SWAP;
        script.late(
                60,
                "set-rotation",
                "group_id",
                readers.id(),
                "policy",
                Script.body(
                        "seats",
                        2,
                        "term_days",
                        30,
                        "window_days",
                        30,
                        "starts",
                        script.date(61).toString()),
                "by",
                readers.owner());
        script.late(61, "confirm-rotation", "group_id", readers.id(), "by", readers.owner());
        script.late(
                91,
                "decline-rotation",
                "group_id",
                readers.id(),
                "reason",
                "holidays",
                "by",
                readers.owner());
        script.late(121, "confirm-rotation", "group_id", readers.id(), "by", readers.owner());
        Circle garden = Circle.CORNER_GARDEN;
        script.late(
                70,
                "set-rotation",
                "group_id",
                garden.id(),
                "policy",
                Script.body(
                        "seats",
                        1,
                        "term_days",
                        60,
                        "window_days",
                        30,
                        "automatic",
                        true,
                        "starts",
                        script.date(71).toString()),
                "by",
                garden.owner());
    }

    private void titles() {
        title(50, 251, "expert", "tea", "P120D");
        title(55, 252, "partner", null, null);
        title(60, 253, "kol", null, null);
        Circle house = Circle.TEA_HOUSE;
        script.late(
                240,
                "revoke-title",
                "group_id",
                house.id(),
                "member_id",
                name(253),
                "title",
                "kol",
                "reason",
                "inactive",
                "by",
                house.owner());
    }

    private void title(
            int day, int member, String title, @Nullable String field, @Nullable String expires) {
        Circle house = Circle.TEA_HOUSE;
        script.late(
                day,
                "grant-title",
                "group_id",
                house.id(),
                "member_id",
                name(member),
                "title",
                title,
                "field",
                field,
                "expires",
                expires,
                "by",
                house.owner());
    }
}
