package org.livingledger.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/// What one client sends: a mixture of everything that moves points and seats, drawn from a seed, with
/// refusals among it because some of it cannot be had.
final class Traffic {

    /// Few enough that clients meet on the same accounts and groups all the time.
    static final int PEOPLE = 40;

    private static final int SEATS = 24;

    private final Random random;
    private final String prefix;
    private final List<String> ledgers;
    private final List<Movement> movements = new ArrayList<>();
    private final List<Movement> holds = new ArrayList<>();
    private int sent;

    private record Movement(String ledger, String member, String name) {}

    /// @param prefix what the keys begin with; no two clients have the same
    Traffic(long seed, String prefix, List<String> ledgers) {
        this.random = new Random(seed);
        this.prefix = prefix;
        this.ledgers = ledgers;
    }

    /// What opens a ledger, with a programme, two groups and half of its people.
    static List<Note> opening(String ledger) {
        List<Note> opening = new ArrayList<>();
        opening.add(
                new Note(
                        ledger,
                        "open",
                        "open-ledger",
                        "{\"name\":\"Faults\",\"zone\":\"Asia/Shanghai\"}"));
        opening.add(
                new Note(
                        ledger,
                        "publish",
                        "publish-programme",
                        """
                        {"programme":{"activities":{"post":{"likes":"int"}},
                         "rules":[{"id":"post","activity":"post","points":"5 + activity.likes",
                           "caps":[{"per":"day","points":60},{"per":"month","points":500}],
                           "budget":1500}],
                         "boards":[{"id":"posts","metric":"activity-count","activity":"post"},
                           {"id":"points","metric":"points-earned","ties":"dense"}]}}\
                        """));
        for (String group : List.of("fair", "narrow")) {
            opening.add(
                    new Note(
                            ledger,
                            "found-" + group,
                            "found-group",
                            "{\"group_id\":\"%s\",\"name\":\"G\",\"owner\":\"m0\",\"capacity\":%d,\"admin_limit\":3}"
                                    .formatted(group, group.equals("fair") ? PEOPLE : SEATS)));
        }
        for (int i = 1; i < PEOPLE / 2; i++) {
            opening.add(
                    new Note(
                            ledger,
                            "join-" + i,
                            "join-group",
                            "{\"group_id\":\"fair\",\"member_id\":\"m" + i + "\"}"));
        }
        return opening;
    }

    /// The next command, under a key of its own.
    Note next() {
        String ledger = ledgers.get(random.nextInt(ledgers.size()));
        String member = "m" + random.nextInt(PEOPLE);
        String key = prefix + "-" + sent++;
        int dice = random.nextInt(100);
        if (dice < 26) {
            String expiry = random.nextInt(4) == 0 ? ",\"expires\":\"P90D\"" : "";
            return note(ledger, key, "earn-points", member, "\"points\":" + upTo(40) + expiry);
        } else if (dice < 40) {
            return note(ledger, key, "spend-points", member, "\"points\":" + upTo(60));
        } else if (dice < 54) {
            return new Note(
                    ledger,
                    key,
                    "transfer-points",
                    "{\"from\":\"%s\",\"to\":\"m%d\",\"points\":%d}"
                            .formatted(member, random.nextInt(PEOPLE), upTo(30)));
        } else if (dice < 70) {
            return note(
                    ledger,
                    key,
                    "record-activity",
                    member,
                    "\"group_id\":\"fair\",\"activity\":\"post\",\"activity_id\":\"%s\",\"attributes\":{\"likes\":%d}"
                            .formatted(key, random.nextInt(10)));
        } else if (dice < 82) {
            return hold(ledger, key, member);
        } else if (dice < 86) {
            return undo(ledger, key, member);
        }
        return people(ledger, key, member, dice);
    }

    /// Commands of one ledger that are to be carried out all or none.
    Bundle bundle() {
        String ledger = ledgers.get(random.nextInt(ledgers.size()));
        String key = prefix + "-" + sent++;
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            notes.add(
                    note(
                            ledger,
                            key + "-" + i,
                            random.nextBoolean() ? "earn-points" : "spend-points",
                            "m" + random.nextInt(PEOPLE),
                            "\"points\":" + upTo(10)));
        }
        return new Bundle(notes);
    }

    private Note hold(String ledger, String key, String member) {
        if (holds.isEmpty() || random.nextBoolean()) {
            return note(
                    ledger,
                    key,
                    "hold-points",
                    member,
                    "\"hold\":\"%s\",\"points\":%d".formatted(key, upTo(20)));
        }
        Movement held = holds.remove(random.nextInt(holds.size()));
        boolean capture = random.nextInt(3) > 0;
        String points = capture && random.nextBoolean() ? ",\"points\":1" : "";
        return note(
                held.ledger,
                key,
                capture ? "capture-points" : "release-points",
                held.member,
                "\"hold\":\"" + held.name + "\"" + points);
    }

    private Note undo(String ledger, String key, String member) {
        if (movements.isEmpty()) {
            return note(ledger, key, "forfeit-points", member, "\"points\":1,\"reason\":\"rule\"");
        }
        Movement movement = movements.remove(random.nextInt(movements.size()));
        String policy = List.of("within-balance", "into-debt").get(random.nextInt(2));
        return note(
                movement.ledger,
                key,
                "reverse-points",
                movement.member,
                "\"movement\":" + movement.name + ",\"policy\":\"" + policy + "\"");
    }

    private Note people(String ledger, String key, String member, int dice) {
        String group = random.nextInt(3) == 0 ? "narrow" : "fair";
        String in = "\"group_id\":\"" + group + "\"";
        return switch (dice) {
            case 86, 87, 88, 89, 90 -> note(ledger, key, "join-group", member, in);
            case 91, 92 -> note(ledger, key, "leave-group", member, in);
            case 93 -> note(ledger, key, "eliminate-member", member, in + ",\"reason\":\"idle\"");
            case 94 -> note(ledger, key, "promote-to-admin", member, in);
            case 95 -> note(ledger, key, "demote-admin", member, in);
            case 96 -> note(ledger, key, "transfer-ownership", member, in);
            case 97 -> note(ledger, key, "pay-from-pool", member, "\"pool\":\"pot\",\"points\":3");
            default ->
                    note(
                            ledger,
                            key,
                            "pay-into-pool",
                            member,
                            "\"pool\":\"pot\",\"points\":" + upTo(9));
        };
    }

    /// Learns from an accepted command what can be undone, captured or released.
    void learn(Note note) {
        Note.Reply reply = note.reply();
        if (reply == null || !note.accepted()) {
            return;
        }
        switch (note.command) {
            case "earn-points", "spend-points" ->
                    movements.add(new Movement(note.ledger, member(note), "" + reply.position()));
            case "hold-points" -> holds.add(new Movement(note.ledger, member(note), note.key));
            default -> {}
        }
    }

    private static String member(Note note) {
        JsonNode body = Api.JSON.readTree(note.body);
        return body.path("member_id").asString("");
    }

    private int upTo(int most) {
        return 1 + random.nextInt(most);
    }

    private static Note note(
            String ledger, String key, String command, String member, String fields) {
        return new Note(ledger, key, command, "{\"member_id\":\"" + member + "\"," + fields + "}");
    }
}
