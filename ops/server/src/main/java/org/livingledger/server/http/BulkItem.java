package org.livingledger.server.http;

import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.registry.Vocabulary;
import org.livingledger.server.lanes.CommandReader;
import org.livingledger.server.lanes.InvalidRequest;
import org.livingledger.server.lanes.Submission;
import org.livingledger.server.problem.Fault;
import org.livingledger.server.problem.Problem;
import org.livingledger.server.problem.Problem.Flaw;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One item of a bulk: a command that can be handed in, or what is wrong with it.
sealed interface BulkItem {

    /// A command with its key.
    record Ready(Submission submission) implements BulkItem {}

    /// Something that is no command.
    ///
    /// @param key the key that it came with, if it came with one
    /// @param command the command that it named, or `unknown`
    record Flawed(@Nullable String key, String command, Problem problem) implements BulkItem {}

    /// Reads items for one ledger in the name of one caller.
    record Reader(CommandReader commands, JsonMapper json, LedgerId ledger, String actor) {

        /// A line of NDJSON as an item.
        BulkItem line(byte[] line) {
            try {
                return item(json.readTree(line));
            } catch (JacksonException e) {
                return new Flawed(null, "unknown", Bodies.invalid(e, null));
            }
        }

        /// An element as an item.
        BulkItem item(JsonNode item) {
            String key = item.path("key").isString() ? item.path("key").stringValue() : null;
            String name =
                    item.path("command").isString() ? item.path("command").stringValue() : null;
            String known =
                    name != null && Vocabulary.commands().containsKey(name) ? name : "unknown";
            try {
                return new Ready(submission(item, key, name));
            } catch (Problem e) {
                return new Flawed(key, known, e);
            } catch (InvalidRequest e) {
                Problem inBody =
                        Problem.invalid(
                                e.problems().stream()
                                        .map(each ->
                                                new Flaw(
                                                        "/body" + each.pointer(),
                                                        null,
                                                        each.detail()))
                                        .toList());
                return new Flawed(key, known, inBody);
            }
        }

        private Submission submission(JsonNode item, @Nullable String key, @Nullable String name) {
            if (!item.isObject()) {
                throw Problem.invalid("", "an item must be a JSON object");
            }
            for (String field : item.propertyNames()) {
                if (!field.equals("command") && !field.equals("key") && !field.equals("body")) {
                    throw Problem.invalid(
                            "/" + field,
                            "there is no such field; the fields are command, key, body");
                }
            }
            if (name == null) {
                throw Problem.invalid("/command", "an item must name its command");
            }
            if (!Vocabulary.commands().containsKey(name)) {
                throw Problem.of(Fault.COMMAND_NOT_FOUND).with("command", name);
            }
            JsonNode body = item.get("body");
            if (body == null) {
                throw Problem.invalid("/body", "an item must have a body");
            }
            return commands.read(ledger, name, Keys.checked(key), actor, body);
        }
    }
}
