package org.livingledger.cli.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.livingledger.client.ItemAnswer;
import tools.jackson.databind.JsonNode;

/// What happened in the year, counted from what the server says: its answers, and the histories of the
/// members. An event that both tell of is counted once.
public final class Chronicle {

    /// What the year is to show of each system. Several of these come about by themselves.
    static final List<String> SHOWN =
            List.of(
                    // groups
                    "group-founded",
                    "group-renamed",
                    "group-described",
                    "sub-group-policy-set",
                    "dissolve-date-set",
                    "group-dissolved",
                    "member-released",
                    "capacity-set",
                    "group-closed",
                    "group-opened",
                    // roles
                    "admin-promoted",
                    "admin-demoted",
                    "admin-limit-set",
                    "ownership-transferred",
                    "rotation-proposed",
                    "rotation-confirmed",
                    "rotation-declined",
                    "title-granted",
                    "title-revoked",
                    "title-expired",
                    // doors
                    "gates-set",
                    "invitation-created",
                    "invitation-revoked",
                    "application-filed",
                    "application-approved",
                    "application-rejected",
                    "application-withdrawn",
                    "application-expired",
                    "applicant-queued",
                    "applicant-admitted",
                    "member-banned",
                    "member-unbanned",
                    "payment-reported",
                    "quiz-reported",
                    "fact-stated",
                    "fact-verified",
                    // order
                    "house-rules-set",
                    "measure-taken",
                    "measure-lifted",
                    "appeal-filed",
                    "appeal-decided",
                    "group-muted",
                    "group-unmuted",
                    // points
                    "points-earned",
                    "points-spent",
                    "points-held",
                    "hold-captured",
                    "hold-released",
                    "points-sent",
                    "points-received",
                    "points-added",
                    "points-forfeited",
                    "points-expired",
                    "points-frozen",
                    "points-thawed",
                    "account-frozen",
                    "account-unfrozen",
                    // what is recognised
                    "tier-changed",
                    "tier-warned",
                    "badge-awarded",
                    "badge-revoked",
                    "check-in-made-up",
                    "streak-paused",
                    "streak-resumed",
                    "streak-milestone-reached",
                    // coming and going
                    "member-joined",
                    "member-left",
                    "elimination-warned",
                    "elimination-warning-lifted",
                    "member-eliminated");

    private static final List<String> TIERS =
            List.of("bronze", "silver", "gold", "guest", "regular");

    private final Map<Long, String> types = new HashMap<>();
    private final Map<Long, String> kinds = new HashMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final Map<String, Integer> gates = new TreeMap<>();
    private int dissolved;

    /// What a command led to.
    public void answered(ItemAnswer answer) {
        if (answer.accepted()) {
            for (JsonNode event : answer.body().path("events")) {
                types.put(event.path("position").asLong(), event.path("type").asString());
            }
            return;
        }
        refusals.merge(answer.code(), 1, Integer::sum);
        for (JsonNode failed : answer.body().path("failed")) {
            gates.merge(failed.path("gate").asString("?"), 1, Integer::sum);
        }
    }

    /// A line of a member's history.
    public void told(JsonNode line) {
        long position = line.path("position").asLong();
        String type = line.path("type").asString();
        JsonNode event = line.path("event");
        types.put(position, type);
        switch (type) {
            case "tier-changed" ->
                    kinds.put(
                            position,
                            TIERS.indexOf(event.path("to").asString())
                                            > TIERS.indexOf(event.path("from").asString())
                                    ? "tier-up"
                                    : "tier-down");
            case "measure-taken" -> kinds.put(position, event.path("kind").asString());
            case "appeal-decided" ->
                    kinds.put(
                            position,
                            event.path("overturned").asBoolean(false) ? "overturned" : "upheld");
            case "member-joined" -> {
                if (event.path("epoch").asInt(1) > 1) {
                    kinds.put(position, "returned");
                }
            }
            default -> {
                // counted by its type alone
            }
        }
    }

    /// A group as it stands in the end. One that ended at its date did so without a command of anybody.
    public void stands(JsonNode group) {
        if (group.path("dissolved_at").isString()) {
            dissolved++;
        }
    }

    /// What the year was to show, and did not.
    public List<String> missing() {
        var missing = new ArrayList<>(SHOWN);
        missing.removeAll(types.values());
        for (String kind : List.of("tier-up", "tier-down", "overturned", "upheld", "returned")) {
            if (count(kinds, kind) == 0) {
                missing.add(kind);
            }
        }
        if (dissolved < 2) {
            missing.add("group-dissolved at its date");
        }
        if (gates.isEmpty()) {
            missing.add("gates-not-passed");
        }
        return missing;
    }

    /// What happened, a line for each system.
    public String summary() {
        return String.format(
                Locale.ROOT,
                """
                What happened in the year: %,d events
                  groups    %d founded, %d dissolved, %d memberships ended with them
                  joined    %d, of whom %d came back; %d left
                  doors     %d refused: %s
                            %d applications: %d approved, %d rejected, %d withdrawn, %d expired; %d waited
                  roles     %d promoted, %d stepped back; %d terms proposed, %d confirmed; %d titles granted, %d over
                  order     %d warnings, %d mutes, %d removals, %d bans (%d lifted); %d appeals, %d upheld, %d overturned
                  points    %d grants, %d spendings, %d transfers, %d lots expired, %d holds
                  tiers     %d times up, %d times down, %d warnings
                  badges    %d awarded, %d revoked; %d streak milestones, %d days made up for
                  parting   %d warned, %d spared, %d eliminated
                  refusals  %s
                """,
                types.size(),
                type("group-founded"),
                dissolved,
                type("member-released"),
                type("member-joined"),
                count(kinds, "returned"),
                type("member-left"),
                refusals.getOrDefault("gates-not-passed", 0),
                listed(gates),
                type("application-filed"),
                type("application-approved"),
                type("application-rejected"),
                type("application-withdrawn"),
                type("application-expired"),
                type("applicant-queued"),
                type("admin-promoted"),
                type("admin-demoted"),
                type("rotation-proposed"),
                type("rotation-confirmed"),
                type("title-granted"),
                type("title-expired") + type("title-revoked"),
                count(kinds, "warning"),
                count(kinds, "mute"),
                count(kinds, "removal"),
                type("member-banned"),
                type("member-unbanned"),
                type("appeal-filed"),
                count(kinds, "upheld"),
                count(kinds, "overturned"),
                type("points-earned"),
                type("points-spent"),
                type("points-sent"),
                type("points-expired"),
                type("points-held"),
                count(kinds, "tier-up"),
                count(kinds, "tier-down"),
                type("tier-warned"),
                type("badge-awarded"),
                type("badge-revoked"),
                type("streak-milestone-reached"),
                type("check-in-made-up"),
                type("elimination-warned"),
                type("elimination-warning-lifted"),
                type("member-eliminated"),
                listed(refusals));
    }

    private int type(String type) {
        return count(types, type);
    }

    private static int count(Map<Long, String> all, String one) {
        return (int) all.values().stream().filter(one::equals).count();
    }

    private static String listed(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(each -> String.format(Locale.ROOT, "%s %d", each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
    }
}
