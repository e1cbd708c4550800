package org.livingledger.cli.demo;

import static org.livingledger.cli.demo.Script.body;

import java.util.List;
import java.util.Map;

/// The ledger, its programme, its groups with their doors and rules, and what becomes of them
/// (`systems.md` S1).
final class Houses {

    /// A circle inside the tea house.
    static final String OOLONG = "oolong";

    /// A group for two weeks.
    static final String LANTERNS = "lantern-night";

    /// When the programme is published once more.
    static final int SECOND_PROGRAMME = 180;

    private final Script script;

    Houses(Script script) {
        this.script = script;
    }

    void found() {
        script.early(0, "open-ledger", "name", "Lantern Street", "zone", Community.ZONE);
        publish(0, 1);
        for (Circle circle : Circle.values()) {
            script.early(
                    0,
                    "found-group",
                    "group_id",
                    circle.id(),
                    "name",
                    circle.title(),
                    "owner",
                    circle.owner(),
                    "capacity",
                    circle.capacity(),
                    "kind",
                    circle.kind(),
                    "occurred_at",
                    script.midnight(0).toString());
        }
        doors();
        rules();
        lives();
        publish(SECOND_PROGRAMME, 2);
    }

    private void publish(int day, int version) {
        var document =
                DemoProgramme.document(
                        version, script.date(90).toString(), script.date(180).toString());
        script.early(
                day, "publish-programme", "programme", document, "expected_version", version - 1);
    }

    private void doors() {
        gates(Circle.NIGHT_RUNNERS, Map.of("cool_down_days", Partings.COOL_DOWN));
        gates(
                Circle.LENS_CLUB,
                Map.of(
                        "gate",
                        several(
                                "any-of",
                                List.of(
                                        Map.of("kind", "invitation"),
                                        Map.of(
                                                "kind",
                                                "quiz-passed",
                                                "quiz",
                                                "lens-basics",
                                                "least",
                                                60),
                                        Map.of(
                                                "kind",
                                                "tier-reached",
                                                "ladder_id",
                                                "status",
                                                "tier",
                                                "gold")))));
        gates(
                Circle.PARTNERS,
                Map.of(
                        "gate",
                        several(
                                "all-of",
                                List.of(
                                        Map.of("kind", "approval"),
                                        Map.of(
                                                "kind",
                                                "fee-paid",
                                                "cents",
                                                9_900,
                                                "currency",
                                                "CNY"),
                                        Map.of(
                                                "kind",
                                                "fact-holds",
                                                "fact",
                                                "followers",
                                                "at_least",
                                                200))),
                        "application_days",
                        14));
    }

    private static Map<String, Object> several(String kind, List<Map<String, Object>> gates) {
        return Map.of("kind", kind, "gates", gates);
    }

    private void gates(Circle circle, Map<String, Object> gates) {
        script.early(1, "set-gates", "group_id", circle.id(), "gates", gates, "by", circle.owner());
    }

    private void rules() {
        rules(
                Circle.TEA_HOUSE,
                body(
                        "strikes",
                        3,
                        "strikes_lead_to",
                        "mute",
                        "strikes_lapse_days",
                        60,
                        "mute_for",
                        "P7D"));
        rules(Circle.NIGHT_RUNNERS, body("strikes", 2, "strikes_lead_to", "ban"));
        rules(Circle.CORNER_GARDEN, body("strikes", 2, "strikes_lead_to", "removal"));
        rules(Circle.BOOK_SWAP, body("quiet_hours", Map.of("from", "21:00", "until", "07:00")));
    }

    private void rules(Circle circle, Map<String, Object> rules) {
        script.early(
                1,
                "set-house-rules",
                "group_id",
                circle.id(),
                "rules",
                rules,
                "by",
                circle.owner());
    }

    private void lives() {
        Circle house = Circle.TEA_HOUSE;
        script.late(
                3,
                "describe-group",
                "group_id",
                house.id(),
                "description",
                "Tea, and time for it.",
                "by",
                house.owner());
        script.late(
                20,
                "set-sub-group-policy",
                "group_id",
                house.id(),
                "founders",
                "admins",
                "by",
                house.owner());
        script.early(
                25,
                "found-group",
                "group_id",
                OOLONG,
                "name",
                "Oolong",
                "owner",
                house.owner(),
                "capacity",
                4,
                "parent",
                house.id(),
                "by",
                house.owner());
        script.late(
                60,
                "rename-group",
                "group_id",
                OOLONG,
                "name",
                "Oolong Table",
                "by",
                house.owner());
        script.late(250, "dissolve-group", "group_id", OOLONG, "by", house.owner());
        lanterns();
        Circle lens = Circle.LENS_CLUB;
        script.late(150, "close-group", "group_id", lens.id());
        script.refused(
                151,
                "group-closed",
                "join-group",
                "group_id",
                lens.id(),
                "member_id",
                Community.name(244));
        script.late(152, "open-group", "group_id", lens.id());
    }

    /// It ends by itself, two days later than first said.
    private void lanterns() {
        String owner = Circle.CORNER_GARDEN.owner();
        script.early(
                100,
                "found-group",
                "group_id",
                LANTERNS,
                "name",
                "Lantern Night",
                "owner",
                owner,
                "dissolves_at",
                script.midnight(112).toString());
        script.at(102, 9, "join-group", "group_id", LANTERNS, "member_id", Community.name(242));
        script.at(102, 10, "join-group", "group_id", LANTERNS, "member_id", Community.name(243));
        script.late(
                110,
                "set-dissolve-date",
                "group_id",
                LANTERNS,
                "dissolves_at",
                script.midnight(114).toString(),
                "by",
                owner);
        script.refused(
                115,
                "group-dissolved",
                "join-group",
                "group_id",
                LANTERNS,
                "member_id",
                Community.name(244));
    }
}
