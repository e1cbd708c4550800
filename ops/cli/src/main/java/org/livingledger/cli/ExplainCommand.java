package org.livingledger.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.livingledger.client.LedgerClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Say why something is as it is, with the events that were counted.")
final class ExplainCommand implements Runnable {

    private static final int LARGEST_PAGE = 200;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--limit",
            defaultValue = "1000",
            scope = ScopeType.INHERIT,
            paramLabel = "EVENTS",
            description = "At most this many events (default: ${DEFAULT-VALUE}).")
    private int limit = 1_000;

    @Option(
            names = "--ledger",
            defaultValue = "",
            scope = ScopeType.INHERIT,
            paramLabel = "LEDGER",
            description = "The ledger.")
    private String ledger = "";

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say what to explain: tier, badge, rank, grant, refusal or elimination");
    }

    @Command(
            name = "tier",
            mixinStandardHelpOptions = true,
            description = "Why a member stands on a tier, and why not higher.")
    int tier(
            @Mixin Connection connection,
            @Mixin Output output,
            @Mixin Freshness freshness,
            @Option(names = "--group", paramLabel = "GROUP", description = "The ladder's group.")
                    @Nullable String group,
            @Parameters(paramLabel = "LADDER", description = "The ladder.") String ladder,
            @Parameters(paramLabel = "MEMBER", description = "The member.") String member) {
        return explain(
                connection,
                output,
                freshness,
                "counted",
                given("group", group),
                Sentences::tier,
                Facts::tier,
                "tier",
                ladder,
                member);
    }

    @Command(
            name = "badge",
            mixinStandardHelpOptions = true,
            description = "Why a member was awarded a badge, or what is still missing.")
    int badge(
            @Mixin Connection connection,
            @Mixin Output output,
            @Mixin Freshness freshness,
            @Option(names = "--group", paramLabel = "GROUP", description = "The only group.")
                    @Nullable String group,
            @Parameters(paramLabel = "BADGE", description = "The badge.") String badge,
            @Parameters(paramLabel = "MEMBER", description = "The member.") String member) {
        return explain(
                connection,
                output,
                freshness,
                "counted",
                given("group", group),
                Sentences::badge,
                Facts::badge,
                "badge",
                badge,
                member);
    }

    @Command(
            name = "rank",
            mixinStandardHelpOptions = true,
            description = "Why a member stands where they stand on a board, or not at all.")
    int rank(
            @Mixin Connection connection,
            @Mixin Output output,
            @Mixin Freshness freshness,
            @Option(
                            names = "--group",
                            paramLabel = "GROUP",
                            description = "The board's group; without it, the whole ledger's.")
                    @Nullable String group,
            @Option(
                            names = "--window",
                            defaultValue = "all",
                            paramLabel = "WINDOW",
                            description =
                                    "all, 2025, 2025-Q3, 2025-09, 2025-W39, 2025-09-21 or"
                                            + " season:NAME (default: ${DEFAULT-VALUE}).")
                    String window,
            @Parameters(paramLabel = "BOARD", description = "The board.") String board,
            @Parameters(paramLabel = "MEMBER", description = "The member.") String member) {
        Map<String, String> parameters = given("group", group);
        parameters.put("window", window);
        return explain(
                connection,
                output,
                freshness,
                "counted",
                parameters,
                Sentences::rank,
                Facts::rank,
                "rank",
                board,
                member);
    }

    @Command(
            name = "grant",
            mixinStandardHelpOptions = true,
            description = "Why points were granted, and what became of them.")
    int grant(
            @Mixin Connection connection,
            @Mixin Output output,
            @Mixin Freshness freshness,
            @Parameters(
                            paramLabel = "POSITION",
                            description = "The grant's position, as a statement shows it.")
                    long position) {
        return explain(
                connection,
                output,
                freshness,
                "became",
                given("", null),
                Sentences::grant,
                Facts::grant,
                "grant",
                "" + position);
    }

    @Command(
            name = "refusal",
            mixinStandardHelpOptions = true,
            description = "Why a command was refused.")
    int refusal(
            @Mixin Connection connection,
            @Mixin Output output,
            @Mixin Freshness freshness,
            @Parameters(
                            paramLabel = "KEY",
                            description = "The idempotency key that the command was sent under.")
                    String key) {
        return explain(
                connection,
                output,
                freshness,
                "events",
                given("", null),
                Sentences::refusal,
                Facts::refusal,
                "refusal",
                key);
    }

    @Command(
            name = "elimination",
            mixinStandardHelpOptions = true,
            description = "Why a member is warned, eliminated, exempt or safe.")
    int elimination(
            @Mixin Connection connection,
            @Mixin Output output,
            @Mixin Freshness freshness,
            @Parameters(paramLabel = "GROUP", description = "The group.") String group,
            @Parameters(paramLabel = "MEMBER", description = "The member.") String member) {
        return explain(
                connection,
                output,
                freshness,
                "counted",
                given("", null),
                Sentences::elimination,
                Facts::elimination,
                "elimination",
                group,
                member);
    }

    private static Map<String, String> given(String name, @Nullable String value) {
        var parameters = new LinkedHashMap<String, String>();
        if (value != null) {
            parameters.put(name, value);
        }
        return parameters;
    }

    private int explain(
            Connection connection,
            Output output,
            Freshness freshness,
            String rowsAt,
            Map<String, String> parameters,
            Function<JsonNode, List<String>> sentences,
            Function<JsonNode, Table> table,
            String... segments) {
        if (ledger.isEmpty()) {
            throw Failure.usage("--ledger is missing", "name the ledger with --ledger");
        }
        if (limit < 1) {
            throw Failure.usage("--limit must be at least 1, got " + limit, "");
        }
        var path = new StringBuilder("/v1/ledgers/" + LedgerClient.encoded(ledger) + "/explain");
        for (String segment : segments) {
            path.append('/').append(LedgerClient.encoded(segment));
        }
        freshness.addTo(parameters);
        try (LedgerClient client = connection.open()) {
            JsonNode why = read(client, path.toString(), rowsAt, parameters);
            output.print(why, sentences.apply(why), table.apply(why));
        }
        return Exit.OK;
    }

    /// The whole answer, with the events of as many pages as are asked for.
    private JsonNode read(
            LedgerClient client, String path, String rowsAt, Map<String, String> parameters) {
        ObjectNode whole = client.object();
        ArrayNode rows = Json.MAPPER.createArrayNode();
        @Nullable String cursor = "";
        while (cursor != null && rows.size() < limit) {
            var query = new LinkedHashMap<>(parameters);
            query.put("limit", "" + Math.min(limit - rows.size(), LARGEST_PAGE));
            query.put("cursor", cursor);
            JsonNode page = client.get(path, query).body();
            if (whole.isEmpty()) {
                whole = (ObjectNode) page;
            }
            page.path(rowsAt).forEach(rows::add);
            cursor = page.path("next").asString(null);
        }
        whole.remove("next");
        if (!rows.isEmpty()) {
            whole.set(rowsAt, rows);
        }
        return whole;
    }
}
