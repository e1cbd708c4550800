package org.livingledger.server.lanes;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Command;
import org.livingledger.api.LedgerId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.registry.Vocabulary;
import org.livingledger.server.people.DrawnOnce;
import org.livingledger.server.people.Named;
import org.livingledger.server.people.Newcomer;
import org.livingledger.server.people.People;
import org.livingledger.server.wire.Canonical;
import org.livingledger.server.wire.Mistake;
import org.livingledger.server.wire.Wire;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads bodies as commands: strictly, and with every member resolved to an internal id.
public final class CommandReader {

    /// The most characters of an outside id.
    public static final int LONGEST_MEMBER_ID = 128;

    private final JsonMapper mapper;
    private final People people;

    /// A reader that resolves members with the given people.
    public CommandReader(People people) {
        this(Wire.commands(), people);
    }

    private CommandReader(JsonMapper mapper, People people) {
        this.mapper = mapper;
        this.people = people;
    }

    /// A reader of some commands that come together. Someone new whom several of them name is the same
    /// newcomer in all of them, so that the later ones are as good as they were read once the first has
    /// introduced them.
    public CommandReader together() {
        return new CommandReader(mapper, new DrawnOnce(people));
    }

    /// The command that a body is.
    ///
    /// @param name the command's name, which must be in the registry
    /// @throws InvalidRequest if the body is not JSON, has unknown, doubled or missing fields, or
    ///     values of the wrong type or out of range
    public Submission read(LedgerId ledger, String name, String key, String actor, byte[] body) {
        return read(ledger, name, key, actor, tree(body));
    }

    private JsonNode tree(byte[] body) {
        try {
            return mapper.readTree(body);
        } catch (JacksonException e) {
            throw invalid(e, null);
        }
    }

    /// The command that a parsed body is: for the items of a bulk.
    ///
    /// @throws InvalidRequest as for bytes
    public Submission read(LedgerId ledger, String name, String key, String actor, JsonNode body) {
        Class<? extends Command> type = command(name);
        if (!body.isObject()) {
            throw new InvalidRequest(
                    List.of(new InvalidRequest.Problem("", "the body must be a JSON object")));
        }
        return resolve(ledger, name, key, actor, type, body, Canonical.text(body), nobody -> null);
    }

    /// The same command with its members resolved anew: for one whose newcomers were introduced by
    /// another command after it was read.
    ///
    /// @param introduced who has been introduced and is not committed yet, by the outside's id
    Submission again(Submission submission, Function<String, @Nullable MemberId> introduced) {
        Class<? extends Command> type = command(submission.name());
        return resolve(
                submission.ledger(),
                submission.name(),
                submission.key(),
                submission.actor(),
                type,
                mapper.readTree(submission.content()),
                submission.content(),
                introduced);
    }

    private static Class<? extends Command> command(String name) {
        Class<? extends Command> type = Vocabulary.commands().get(name);
        if (type == null) {
            throw new InvalidRequest(
                    List.of(new InvalidRequest.Problem("", "there is no command " + name)));
        }
        return type;
    }

    private Submission resolve(
            LedgerId ledger,
            String name,
            String key,
            String actor,
            Class<? extends Command> type,
            JsonNode body,
            String content,
            Function<String, @Nullable MemberId> introduced) {
        var named = new ArrayList<Named>(2);
        var newcomers = new ArrayList<Newcomer>(1);
        Function<String, MemberId> members =
                text -> {
                    String outsideId = outsideId(text);
                    for (Named before : named) {
                        if (before.outsideId().equals(outsideId)) {
                            return before.member();
                        }
                    }
                    MemberId member = introduced.apply(outsideId);
                    if (member == null) {
                        member = people.find(ledger, outsideId);
                    }
                    if (member == null) {
                        Newcomer newcomer = people.newcomer(ledger, outsideId);
                        newcomers.add(newcomer);
                        member = newcomer.candidate();
                    }
                    named.add(new Named(member, outsideId));
                    return member;
                };
        try {
            Command command = Wire.resolving(mapper, members).treeToValue(body, type);
            // a stored refusal names a stranger by their number here, however the fields are
            // ordered
            named.sort(Comparator.comparing(Named::outsideId));
            return new Submission(
                    ledger,
                    key,
                    name,
                    command,
                    content,
                    List.copyOf(named),
                    List.copyOf(newcomers),
                    actor);
        } catch (JacksonException e) {
            throw invalid(e, body);
        }
    }

    /// The outside's id of a member in the form in which it is looked up.
    ///
    /// @throws IllegalArgumentException if it is blank, too long, or looks like an id of our own
    public static String outsideId(String text) {
        String id = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (id.isBlank() || id.length() > LONGEST_MEMBER_ID) {
            throw new IllegalArgumentException(
                    "a member's id must have 1 to " + LONGEST_MEMBER_ID + " characters");
        }
        if (id.startsWith("~") || id.startsWith("pool:") || id.startsWith("system:")) {
            throw new IllegalArgumentException(
                    "a member's id must not begin with '~', 'pool:' or 'system:'");
        }
        if (id.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a member's id must not have control characters");
        }
        return id;
    }

    private static InvalidRequest invalid(JacksonException e, @Nullable JsonNode body) {
        Mistake mistake = Mistake.of(e, body);
        return new InvalidRequest(
                List.of(new InvalidRequest.Problem(mistake.pointer(), mistake.detail())));
    }
}
