package org.livingledger.cli.imports;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.livingledger.cli.Exit;
import org.livingledger.cli.Failure;
import org.livingledger.client.Answer;
import org.livingledger.client.LedgerClient;
import org.livingledger.client.Reading;
import org.livingledger.client.Refusal;
import tools.jackson.databind.JsonNode;

/// Makes sure that a ledger has what an import needs, and creates only what is missing. Each step
/// looks first, so its command has a key of its own; that somebody else was faster is no error.
final class Preparation {

    private static final int FEWEST_SEATS = 500;
    private static final int MOST_TRIES = 3;

    private final LedgerClient client;
    private final Order order;
    private final String path;
    private final List<String> created = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private long position;

    Preparation(LedgerClient client, Order order) {
        this.client = client;
        this.order = order;
        this.path = "/v1/ledgers/" + LedgerClient.encoded(order.ledger());
    }

    /// What was missing.
    List<String> created() {
        return List.copyOf(created);
    }

    /// Who is, or ever was, in the group. Somebody who was eliminated does not come back by an
    /// import.
    Set<String> known() {
        return known;
    }

    /// The zone of the ledger, which is opened if there is none.
    ZoneId zone() {
        JsonNode ledger = find("");
        if (ledger != null) {
            ZoneId zone = ZoneId.of(ledger.path("zone").asString("UTC"));
            if (order.zone() != null && !order.zone().equals(zone)) {
                throw new Failure(
                        Exit.CONFLICT,
                        "the ledger's zone is " + zone + ", not " + order.zone(),
                        "a ledger's zone decides what its days are and never changes",
                        "leave --zone out, or import into another ledger");
            }
            return zone;
        }
        ZoneId zone = order.zone() == null ? ZoneId.of("UTC") : order.zone();
        create(
                "ledger " + order.ledger() + " (" + zone + ")",
                "open-ledger",
                Map.of("name", order.ledger(), "zone", zone.getId()),
                "ledger-exists");
        return zone;
    }

    /// The group with a seat for everybody in the file.
    void group(Overview overview) {
        String at = "/groups/" + LedgerClient.encoded(order.group());
        JsonNode group = find(at);
        if (group == null) {
            var body = new LinkedHashMap<String, Object>();
            int seats = Math.max(FEWEST_SEATS, overview.members().size() + 1);
            body.put("group_id", order.group());
            body.put("name", order.group());
            body.put("owner", order.owner());
            body.put("capacity", seats);
            if (overview.begins() != null) {
                body.put("occurred_at", overview.begins().toString());
            }
            known.add(order.owner());
            create(
                    "group " + order.group() + " with " + seats + " seats",
                    "found-group",
                    body,
                    "group-exists");
            return;
        }
        client.items(path + at + "/members", parameters(Map.of("status", "all", "limit", "200")))
                .forEach(membership -> known.add(membership.path("member_id").asString("")));
        long news = overview.members().stream().filter(member -> !known.contains(member)).count();
        long needed = group.path("members").asLong(0) + news;
        if (needed > group.path("capacity").asLong(0)) {
            create(
                    "seats for " + needed,
                    "set-capacity",
                    Map.of("group_id", order.group(), "capacity", needed),
                    "");
        }
    }

    /// The programme with the activity, a rule for it and its board.
    void programme() {
        for (int attempt = 1; ; attempt++) {
            JsonNode found = find("/programme");
            int version = found == null ? 0 : found.path("version").asInt(0);
            var additions =
                    new ProgrammeAdditions(
                            order.kind(),
                            order.group(),
                            found == null ? client.object() : found.path("programme"));
            if (additions.missing().isEmpty()) {
                return;
            }
            try {
                create(
                        String.join(", ", additions.missing())
                                + " (programme version "
                                + (version + 1)
                                + ")",
                        "publish-programme",
                        Map.of("programme", additions.merged(), "expected_version", version),
                        "");
                return;
            } catch (Refusal refusal) {
                if (!refusal.code().equals("programme-version-conflict") || attempt == MOST_TRIES) {
                    throw refusal;
                }
            }
        }
    }

    private void create(String what, String command, Map<String, Object> body, String fine) {
        created.add(what);
        if (order.dryRun()) {
            return;
        }
        try {
            Answer answer =
                    client.send(order.ledger(), command, "import:" + UUID.randomUUID(), body);
            position = Math.max(position, answer.position());
        } catch (Refusal refusal) {
            created.removeLast();
            if (!refusal.code().equals(fine)) {
                throw refusal;
            }
        }
    }

    private @Nullable JsonNode find(String below) {
        try {
            Reading reading = client.get(path + below, parameters(Map.of()));
            position = Math.max(position, reading.position());
            return reading.body().isNull() ? null : reading.body();
        } catch (Refusal refusal) {
            if (refusal.status() == 404) {
                return null;
            }
            throw refusal;
        }
    }

    private Map<String, String> parameters(Map<String, String> more) {
        var parameters = new LinkedHashMap<>(more);
        if (position > 0) {
            parameters.put("min_position", "" + position);
            parameters.put("wait", "30");
        }
        return parameters;
    }
}
