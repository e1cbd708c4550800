package org.livingledger.server.openapi;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.livingledger.api.adoption.AdoptionQuery;
import org.livingledger.api.board.BoardQuery;
import org.livingledger.api.book.BookQuery;
import org.livingledger.api.discipline.DisciplineQuery;
import org.livingledger.api.elimination.EliminationQuery;
import org.livingledger.api.explanation.BadgeExplanation;
import org.livingledger.api.explanation.EliminationExplanation;
import org.livingledger.api.explanation.GrantExplanation;
import org.livingledger.api.explanation.RankExplanation;
import org.livingledger.api.explanation.TierExplanation;
import org.livingledger.api.gate.GateQuery;
import org.livingledger.api.group.GroupQuery;
import org.livingledger.api.membership.MembershipQuery;
import org.livingledger.api.points.PointsQuery;
import org.livingledger.api.programme.Programme.BoardDefinition;
import org.livingledger.api.programme.ProgrammeQuery;
import org.livingledger.api.recognition.RecognitionQuery;
import org.livingledger.api.rotation.RotationQuery;
import org.livingledger.api.tier.TierQuery;
import org.livingledger.server.problem.Fault;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Every read of a ledger.
final class QueryDocs {

    private static final String LEDGER = "/v1/ledgers/{ledger}";
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");

    private final JsonMapper json;
    private final Schemas schemas;
    private final ProblemDocs problems;

    QueryDocs(JsonMapper json, Schemas schemas, ProblemDocs problems) {
        this.json = json;
        this.schemas = schemas;
        this.problems = problems;
    }

    void addTo(ObjectNode paths) {
        list(paths, "/v1/ledgers", "The ledgers that the key reaches", BookQuery.LedgerView.class);
        one(paths, LEDGER, "A ledger", BookQuery.LedgerView.class);
        list(paths, LEDGER + "/groups", "The groups of a ledger", GroupQuery.GroupView.class);
        one(paths, LEDGER + "/groups/{group}", "A group", GroupQuery.GroupView.class);
        ObjectNode roster =
                list(
                        paths,
                        LEDGER + "/groups/{group}/members",
                        "Who is, or was, in a group",
                        MembershipQuery.Membership.class);
        Parameters.query(
                roster.withArray("parameters"),
                "status",
                "string",
                "active, or all to see those too who left or were eliminated; active if not given.");
        doors(paths);
        discipline(paths);
        one(
                paths,
                LEDGER + "/members/{member}",
                "A member with all their memberships",
                MembershipQuery.MemberProfile.class);
        list(
                paths,
                LEDGER + "/members/{member}/history",
                "Everything that ever happened to a member, in order",
                HistoryEvent.class);
        list(
                paths,
                LEDGER + "/members/{member}/streaks",
                "A member's streaks now: in each group that they are in, and over the whole ledger",
                RecognitionQuery.StreakView.class);
        list(
                paths,
                LEDGER + "/members/{member}/badges",
                "The badges that a member was awarded, in order",
                RecognitionQuery.AwardView.class);
        list(
                paths,
                LEDGER + "/badges",
                "The badges of the programme in force, and how many members hold each",
                RecognitionQuery.BadgeView.class);
        one(paths, LEDGER + "/accounts/{account}", "An account now", PointsQuery.Balance.class);
        list(
                paths,
                LEDGER + "/accounts/{account}/statement",
                "What moved on an account, the newest first",
                PointsQuery.StatementLine.class);
        list(
                paths,
                LEDGER + "/journal",
                "The journal in double entry",
                PointsQuery.JournalLine.class);
        boards(paths);
        tiers(paths);
        explanations(paths);
        ObjectNode programme =
                one(
                        paths,
                        LEDGER + "/programme",
                        "The rule book",
                        ProgrammeQuery.ProgrammeView.class);
        Parameters.query(
                programme.withArray("parameters"),
                "version",
                "integer",
                "Which version; the one in force if not given.");
        list(
                paths,
                LEDGER + "/adoptions",
                "The programmes that were adopted, the last first",
                AdoptionQuery.AdoptionView.class);
        ObjectNode invariants =
                operation(paths, LEDGER + "/invariants", "Whether the ledger's invariants hold");
        Parameters.when(invariants.withArray("parameters"));
        answer(invariants, json.createObjectNode().put("type", "object"));
    }

    private void explanations(ObjectNode paths) {
        String explain = LEDGER + "/explain";
        ObjectNode tier =
                one(
                        paths,
                        explain + "/tier/{ladder}/{member}",
                        "Why a member stands where they stand on a ladder, and why not higher",
                        TierExplanation.class);
        group(tier, "The ladder's group; of another group there is no such ladder.");
        ObjectNode badge =
                one(
                        paths,
                        explain + "/badge/{badge}/{member}",
                        "Why a member was awarded a badge, or what is still missing",
                        BadgeExplanation.class);
        group(badge, "The only group asked about; all if not given.");
        ObjectNode rank =
                one(
                        paths,
                        explain + "/rank/{board}/{member}",
                        "Why a member stands where they stand on a board, or not at all",
                        RankExplanation.class);
        boardParameters(rank);
        ObjectNode grant =
                one(
                        paths,
                        explain + "/grant/{position}",
                        "Why points were granted, and what became of them",
                        GrantExplanation.class);
        one(
                paths,
                explain + "/refusal/{key}",
                "Why the command of an idempotency key was refused, or what it came to",
                RefusalExplanation.class);
        ObjectNode elimination =
                one(
                        paths,
                        explain + "/elimination/{group}/{member}",
                        "Why a member is warned, eliminated, exempt or safe",
                        EliminationExplanation.class);
        for (ObjectNode each : List.of(tier, badge, rank, grant, elimination)) {
            Parameters.page(each.withArray("parameters"));
        }
    }

    private static void group(ObjectNode operation, String description) {
        Parameters.query(operation.withArray("parameters"), "group", "string", description);
    }

    private void tiers(ObjectNode paths) {
        list(
                paths,
                LEDGER + "/tiers",
                "The ladders of a ledger, and how many members stand on each tier",
                TierQuery.LadderView.class);
        ObjectNode ladder =
                list(
                        paths,
                        LEDGER + "/tiers/{ladder}",
                        "Who stands where on a ladder",
                        TierQuery.Place.class);
        Parameters.query(
                ladder.withArray("parameters"),
                "tier",
                "string",
                "The only tier asked about; every tier if not given.");
        one(
                paths,
                LEDGER + "/members/{member}/tiers",
                "How a member stands on every ladder, and how they came there",
                TierQuery.MemberTiers.class);
    }

    private void discipline(ObjectNode paths) {
        one(
                paths,
                LEDGER + "/groups/{group}/rotation",
                "How a group takes turns at being admin: the term, the most active, the proposal",
                RotationQuery.RotationView.class);
        one(
                paths,
                LEDGER + "/groups/{group}/house-rules",
                "How a group deals with those who break its rules, and whether it is muted",
                DisciplineQuery.HouseView.class);
        ObjectNode measures =
                list(
                        paths,
                        LEDGER + "/groups/{group}/measures",
                        "The measures that were taken in a group, in order",
                        DisciplineQuery.MeasureView.class);
        Parameters.query(
                measures.withArray("parameters"),
                "status",
                "string",
                "in-force, appealed to see those with an appeal to decide, or all; in-force if not"
                        + " given.");
        list(
                paths,
                LEDGER + "/members/{member}/conduct",
                "A member's strikes, mutes and measures in each group",
                DisciplineQuery.ConductView.class);
    }

    private void doors(ObjectNode paths) {
        String group = LEDGER + "/groups/{group}";
        one(paths, group + "/gates", "What stands at a group's door", GateQuery.GatesView.class);
        ObjectNode applications =
                list(
                        paths,
                        group + "/applications",
                        "Who has applied to a group",
                        GateQuery.ApplicationView.class);
        Parameters.query(
                applications.withArray("parameters"),
                "status",
                "string",
                "open, or all to see those too that have ended; open if not given.");
        list(
                paths,
                group + "/waiting-list",
                "Who waits for a seat, in the order in which they come in",
                GateQuery.WaitingView.class);
        list(
                paths,
                group + "/invitations",
                "The invitations of a group, without their codes",
                GateQuery.InvitationView.class);
        list(paths, group + "/bans", "Who is let in no more", GateQuery.BanView.class);
        ObjectNode preview =
                one(
                        paths,
                        group + "/elimination/preview",
                        "Who would be warned, spared or eliminated, and why",
                        EliminationQuery.Preview.class);
        Parameters.page(preview.withArray("parameters"));
        list(
                paths,
                group + "/eliminations",
                "What came of a group's elimination policy, the newest first",
                EliminationQuery.LogLine.class);
    }

    private void boards(ObjectNode paths) {
        list(paths, LEDGER + "/boards", "The leaderboards of a ledger", BoardDefinition.class);
        ObjectNode board =
                one(
                        paths,
                        LEDGER + "/boards/{board}",
                        "Who stands where",
                        BoardQuery.BoardPage.class);
        boardParameters(board);
        Parameters.page(board.withArray("parameters"));
        ObjectNode around =
                one(
                        paths,
                        LEDGER + "/boards/{board}/around/{member}",
                        "Who stands around a member",
                        BoardQuery.Around.class);
        boardParameters(around);
        Parameters.query(
                around.withArray("parameters"),
                "radius",
                "integer",
                "How many rows on either side, 0 to 100; 5 if not given.");
        ObjectNode prizes =
                one(
                        paths,
                        LEDGER + "/boards/{board}/prizes",
                        "Who would be paid",
                        BoardQuery.PrizePreview.class);
        boardParameters(prizes);
        Parameters.query(
                prizes.withArray("parameters"),
                "through",
                "integer",
                "The last prize position, 1 to 200; 3 if not given.");
    }

    private static void boardParameters(ObjectNode operation) {
        ArrayNode parameters = operation.withArray("parameters");
        Parameters.query(
                parameters, "group", "string", "The board's group; none for the whole ledger's.");
        Parameters.query(
                parameters,
                "window",
                "string",
                "all, 2025, 2025-Q3, 2025-09, 2025-W39, 2025-09-21 or season:NAME; all if not given.");
    }

    private ObjectNode one(ObjectNode paths, String path, String summary, Type answer) {
        ObjectNode operation = operation(paths, path, summary);
        Parameters.when(operation.withArray("parameters"));
        answer(operation, schemas.of(answer));
        return operation;
    }

    private ObjectNode list(ObjectNode paths, String path, String summary, Type row) {
        ObjectNode operation = operation(paths, path, summary);
        ArrayNode parameters = operation.withArray("parameters");
        Parameters.page(parameters);
        if (path.contains("{ledger}")) {
            Parameters.when(parameters);
        }
        ObjectNode page = json.createObjectNode().put("type", "object");
        ObjectNode properties = page.putObject("properties");
        properties.set("items", schemas.array(schemas.of(row)));
        properties.putObject("next").putArray("type").add("string").add("null");
        page.putArray("required").add("items");
        answer(operation, page);
        return operation;
    }

    private ObjectNode operation(ObjectNode paths, String path, String summary) {
        ObjectNode operation = paths.putObject(path).putObject("get");
        operation.put("summary", summary);
        operation.putArray("tags").add("queries");
        ArrayNode parameters = operation.putArray("parameters");
        Matcher variables = VARIABLE.matcher(path);
        while (variables.find()) {
            Parameters.path(parameters, variables.group(1), "The " + variables.group(1) + "'s id.");
        }
        ObjectNode responses = operation.putObject("responses");
        var faults = new ArrayList<>(ProblemDocs.EVERYWHERE);
        var rejections = new ArrayList<String>();
        if (path.contains("{ledger}")) {
            faults.add(Fault.POSITION_NOT_REACHED);
            faults.add(Fault.PAST_TOO_LONG);
            rejections.add("ledger-not-found");
        }
        if (path.contains("{group}")) {
            rejections.add("group-not-found");
        }
        if (path.endsWith("/elimination/preview") || path.contains("/explain/elimination/")) {
            rejections.add("elimination-policy-not-found");
        }
        if (path.contains("{member}") || path.contains("{account}")) {
            rejections.add("member-not-found");
        }
        if (path.contains("{account}")) {
            rejections.add("pool-not-found");
        }
        if (path.contains("{board}")) {
            faults.add(Fault.BOARD_NOT_FOUND);
        }
        if (path.contains("{ladder}")) {
            faults.add(Fault.LADDER_NOT_FOUND);
        }
        if (path.contains("{badge}")) {
            rejections.add("badge-not-found");
        }
        if (path.contains("{position}")) {
            faults.add(Fault.GRANT_NOT_FOUND);
        }
        if (path.contains("{key}")) {
            faults.add(Fault.RECEIPT_NOT_FOUND);
        }
        if (path.endsWith("/programme")) {
            faults.add(Fault.PROGRAMME_NOT_FOUND);
        }
        problems.addTo(responses, faults, List.copyOf(rejections));
        return operation;
    }

    private void answer(ObjectNode operation, ObjectNode schema) {
        ObjectNode response = json.createObjectNode().put("description", "The answer.");
        response.putObject("headers")
                .putObject("Ledger-Position")
                .put("description", "The position that the answer stands at.")
                .putObject("schema")
                .put("type", "integer");
        response.putObject("content").putObject("application/json").set("schema", schema);
        ((ObjectNode) operation.get("responses")).set("200", response);
    }
}
