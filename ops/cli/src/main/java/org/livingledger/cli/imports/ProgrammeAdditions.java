package org.livingledger.cli.imports;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a programme lacks for an import, and the programme with it. What is there is never changed:
/// a ledger whose rules say something else about commits or purchases keeps them.
final class ProgrammeAdditions {

    private final Kind kind;
    private final String group;
    private final ObjectNode merged;
    private final List<String> missing = new ArrayList<>();

    ProgrammeAdditions(Kind kind, String group, JsonNode programme) {
        this.kind = kind;
        this.group = group;
        this.merged = (ObjectNode) programme.deepCopy();
        activity();
        rule();
        board();
    }

    /// What was added, in words; empty if there was nothing to add.
    List<String> missing() {
        return missing;
    }

    /// The whole document.
    ObjectNode merged() {
        return merged;
    }

    private void activity() {
        ObjectNode activities = merged.withObject("activities");
        boolean declared = activities.has(kind.activity());
        ObjectNode attributes = activities.withObject("/" + kind.activity());
        boolean added = !declared;
        for (var attribute : kind.attributes().entrySet()) {
            if (!attributes.has(attribute.getKey())) {
                attributes.put(attribute.getKey(), attribute.getValue());
                added = true;
            }
        }
        if (added) {
            missing.add("activity " + kind.activity());
        }
    }

    private void rule() {
        ArrayNode rules = merged.withArray("rules");
        boolean others = false;
        boolean idTaken = false;
        for (JsonNode rule : rules) {
            idTaken |= rule.path("id").asString("").equals(kind.activity());
            if (rule.path("activity").asString("").equals(kind.activity())) {
                others = true;
                String only = rule.path("group_id").asString("");
                if (only.isEmpty() || only.equals(group)) {
                    return;
                }
            }
        }
        String id = idTaken ? kind.activity() + "-" + group : kind.activity();
        ObjectNode rule = rules.addObject();
        rule.put("id", id).put("activity", kind.activity()).put("points", kind.points());
        if (others) {
            // another group has a rule of its own: one for every group would grant there twice
            rule.put("group_id", group);
        }
        missing.add("rule " + id);
    }

    private void board() {
        ArrayNode boards = merged.withArray("boards");
        for (JsonNode board : boards) {
            if (board.path("id").asString("").equals(kind.board())
                    && board.path("group_id").asString("").equals(group)) {
                return;
            }
        }
        boards.addObject()
                .put("id", kind.board())
                .put("metric", "points-earned")
                .put("group_id", group)
                .put("activity", kind.activity());
        missing.add("board " + kind.board());
    }
}
