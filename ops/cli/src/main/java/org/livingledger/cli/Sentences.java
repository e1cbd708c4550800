package org.livingledger.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// An explanation in sentences with its figures.
final class Sentences {

    private Sentences() {}

    static List<String> tier(JsonNode why) {
        var said = new ArrayList<String>();
        JsonNode standing = why.path("standing");
        said.add(
                word(why, "member_id")
                        + " stands on "
                        + word(standing, "tier")
                        + " of "
                        + word(standing, "ladder_id")
                        + after(" since ", word(standing, "since"))
                        + after(" until ", word(standing, "until"))
                        + ".");
        said.add("The window in course" + window(why.path("current")));
        if (!why.path("deciding").isMissingNode()) {
            said.add("The tier was given by the window" + window(why.path("deciding")));
        }
        for (JsonNode above : why.path("above")) {
            said.add(
                    "For "
                            + word(above, "tier")
                            + " is missing: "
                            + figures(above.path("missing"))
                            + ".");
        }
        JsonNode review = why.path("review");
        if (!review.isMissingNode()) {
            String missing = figures(review.path("missing"));
            said.add(
                    "If nothing more happens, "
                            + word(review, "to")
                            + " follows at "
                            + word(review, "at")
                            + "; for keeping the tier is missing until "
                            + word(review, "deadline")
                            + ": "
                            + (missing.isEmpty() ? "nothing" : missing)
                            + ".");
        }
        said.add(counted(why));
        said.add(holds(why));
        return said;
    }

    private static String window(JsonNode figures) {
        JsonNode reckoning = figures.path("reckoning");
        return after(" from ", word(reckoning, "from"))
                + after(" until ", word(reckoning, "until"))
                + " comes to "
                + figures(reckoning.path("scores"))
                + ", which reaches "
                + word(reckoning, "tier")
                + ": "
                + word(figures, "facts")
                + " events, "
                + word(figures, "reversals")
                + " of which take something back.";
    }

    static List<String> badge(JsonNode why) {
        var said = new ArrayList<String>();
        String badge = word(why, "badge_id");
        for (JsonNode award : why.path("awards")) {
            JsonNode revoked = award.path("revoked");
            said.add(
                    "Level "
                            + word(award, "level")
                            + " of "
                            + badge
                            + " was earned at "
                            + word(award, "earned_at")
                            + after(" in ", word(award, "group_id"))
                            + " with "
                            + word(award, "score")
                            + " under version "
                            + word(award, "version")
                            + after(" by the hand of ", word(award, "by"))
                            + after(", by the events at ", positions(award.path("evidence")))
                            + (revoked.isMissingNode()
                                    ? ""
                                    : "; it was taken back at position "
                                            + word(revoked, "position")
                                            + after(": ", word(revoked, "reason")))
                            + ".");
        }
        for (JsonNode place : why.path("places")) {
            for (JsonNode level : place.path("levels")) {
                if (!level.path("held").asBoolean(false)) {
                    said.add(
                            "Level "
                                    + word(level, "level")
                                    + " of "
                                    + badge
                                    + after(" in ", word(place, "group_id"))
                                    + " asks "
                                    + word(level, "at_least")
                                    + " by "
                                    + word(why.at("/definition/criterion"), "kind")
                                    + after(
                                            " of ",
                                            word(why.at("/definition/criterion"), "activity"))
                                    + after(
                                            " within a ",
                                            word(why.at("/definition/criterion"), "within"))
                                    + "; there is "
                                    + word(place, "score")
                                    + ", and "
                                    + word(level, "missing")
                                    + " is missing.");
                }
            }
        }
        said.add("Counted are " + word(why, "facts") + " events.");
        said.add(holds(why));
        return said;
    }

    static List<String> rank(JsonNode why) {
        var said = new ArrayList<String>();
        String board = word(why.path("board"), "id") + " for " + word(why, "window");
        String member = word(why, "member_id");
        if (why.has("rank")) {
            said.add(
                    member
                            + " has rank "
                            + word(why, "rank")
                            + " of "
                            + word(why, "members")
                            + " on "
                            + board
                            + " with "
                            + word(why, "score")
                            + ", reached at "
                            + word(why, "reached_at")
                            + ".");
            JsonNode tie = why.path("tie");
            if (tie.path("equals").asLong(0) > 0) {
                said.add(
                        word(tie, "equals")
                                + " others have the same score, "
                                + word(tie, "before")
                                + " of them reached it before ("
                                + word(tie, "rule")
                                + ").");
            }
        } else {
            said.add(
                    member
                            + " is not on "
                            + board
                            + ": "
                            + word(why, "unlisted")
                            + after(", left at ", word(why, "left_at"))
                            + "; the score is "
                            + word(why, "score")
                            + ".");
        }
        JsonNode better = why.path("better");
        if (!better.isMissingNode()) {
            said.add(
                    "For the next better score, "
                            + word(better, "score")
                            + " of "
                            + word(better, "member_id")
                            + " on rank "
                            + word(better, "rank")
                            + ", "
                            + word(better, "missing")
                            + " is missing.");
        }
        said.add(counted(why));
        said.add(holds(why));
        return said;
    }

    static List<String> grant(JsonNode why) {
        var said = new ArrayList<String>();
        JsonNode grant = why.path("grant");
        JsonNode rule = why.path("rule");
        said.add(
                word(why, "account_id")
                        + " was granted "
                        + word(grant, "points")
                        + " of "
                        + word(grant, "requested")
                        + " points at "
                        + word(grant, "occurred_at")
                        + after(" for ", word(grant, "reason"))
                        + (rule.isMissingNode()
                                ? ""
                                : " by the rule "
                                        + word(rule, "id")
                                        + " of version "
                                        + word(why, "programme_version"))
                        + ".");
        if (!rule.isMissingNode()) {
            said.add(
                    "The rule gives "
                            + word(rule, "points")
                            + after(" when ", word(rule, "when"))
                            + ", here with "
                            + figures(grant.at("/grounds/inputs"))
                            + ".");
        }
        JsonNode by = grant.path("limited_by");
        if (!by.isMissingNode()) {
            said.add(
                    "It was cut by "
                            + word(by, "code")
                            + ": of "
                            + word(by, "limit")
                            + " points "
                            + word(by, "left")
                            + " were left.");
        }
        for (JsonNode limit : why.path("limits")) {
            said.add(
                    word(limit, "code")
                            + " ("
                            + word(limit, "count")
                            + "): "
                            + word(limit, "used")
                            + " of "
                            + word(limit, "limit")
                            + " were used before"
                            + after(", at ", positions(limit.path("uses")))
                            + ".");
        }
        JsonNode lot = why.path("lot");
        if (!lot.isMissingNode()) {
            said.add(
                    "Of lot "
                            + word(lot, "lot")
                            + ", which "
                            + (lot.has("expires_at")
                                    ? "ends at " + word(lot, "expires_at")
                                    : "never ends")
                            + ", "
                            + word(why, "remaining")
                            + " points are left; not taken back are "
                            + word(why, "left")
                            + ".");
        }
        said.add(holds(why));
        return said;
    }

    static List<String> refusal(JsonNode why) {
        var said = new ArrayList<String>();
        String when =
                " at "
                        + word(why, "decided_at")
                        + ", position "
                        + word(why, "decided_position")
                        + ", under version "
                        + word(why, "programme_version")
                        + " of the programme.";
        if (why.path("accepted").asBoolean(false)) {
            said.add("The command was accepted" + when);
            return said;
        }
        said.add("Refused with " + word(why, "code") + when);
        said.add(word(why, "detail"));
        JsonNode rule = why.path("rule");
        if (!rule.isMissingNode()) {
            said.add(
                    "The rule "
                            + word(rule, "id")
                            + " gives "
                            + word(rule, "points")
                            + after(" when ", word(rule, "when"))
                            + ".");
        }
        return said;
    }

    static List<String> elimination(JsonNode why) {
        var said = new ArrayList<String>();
        JsonNode judged = why.path("judged");
        said.add(
                word(why, "member_id")
                        + " in "
                        + word(why, "group_id")
                        + ": "
                        + word(why, "status")
                        + after(", ", word(judged, "reason"))
                        + after(", until ", word(judged, "until"))
                        + ".");
        JsonNode judgement = judged.path("judgement");
        if (!judgement.isMissingNode()) {
            said.add(
                    "From "
                            + word(judgement, "from")
                            + " through "
                            + word(judgement, "through")
                            + " there is "
                            + word(judgement, "figure")
                            + " by "
                            + word(judgement, "measure")
                            + after(" of at least ", word(judgement, "minimum"))
                            + after("; missing is ", word(why, "missing"))
                            + ".");
        }
        JsonNode place = why.path("place");
        if (!place.isMissingNode()) {
            said.add(
                    "Place "
                            + word(place, "place")
                            + " from below of "
                            + word(place, "judged")
                            + "; "
                            + word(place, "quota")
                            + " are to go"
                            + after(", who has less than ", word(place, "bar"))
                            + "; missing is "
                            + word(place, "missing")
                            + ".");
        }
        JsonNode ended = why.path("ended");
        if (!ended.isMissingNode()) {
            said.add(
                    "Eliminated at "
                            + word(ended, "occurred_at")
                            + ", position "
                            + word(ended, "position")
                            + ": "
                            + word(ended, "reason")
                            + after(" with ", word(ended.path("judgement"), "figure"))
                            + after(" of ", word(ended.path("judgement"), "minimum"))
                            + ".");
        }
        said.add(counted(why));
        said.add(holds(why));
        return said;
    }

    private static String counted(JsonNode why) {
        return "Counted are "
                + word(why, "facts")
                + " events, "
                + word(why, "reversals")
                + " of which take something back.";
    }

    private static String holds(JsonNode why) {
        return "Holds at position "
                + word(why, "position")
                + after(", under version ", word(why, "programme_version"))
                + ".";
    }

    /// Numbers by their names, as `points 650, posts 2`.
    static String figures(JsonNode figures) {
        return figures.properties().stream()
                .map(each -> each.getKey() + " " + Json.cell(each.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String positions(JsonNode events) {
        var positions = new ArrayList<String>();
        events.forEach(each -> positions.add(word(each, "position")));
        return String.join(", ", positions);
    }

    private static String after(String before, String word) {
        return word.isEmpty() ? "" : before + word;
    }

    private static String word(JsonNode object, String field) {
        return Json.cell(object.path(field));
    }
}
