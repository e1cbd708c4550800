package org.livingledger.server.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.livingledger.api.Event;
import org.livingledger.api.Stored;
import org.livingledger.api.registry.Vocabulary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The stored format of events: a logical type, a revision and a JSON payload. A type that is not in
/// the registry stops the reader: what is not understood is never skipped.
public final class EventFormat {

    private final JsonMapper mapper;
    private final Map<Class<?>, Stored> names = new HashMap<>();
    private final Map<String, UnaryOperator<JsonNode>> upcasters = new HashMap<>();

    /// Turns the payload of one revision into that of the next.
    ///
    /// @param type the stored type
    /// @param from the revision it reads; it gives the one after
    /// @param step what it does; it may change the payload it is given
    public record Upcaster(String type, int from, UnaryOperator<JsonNode> step) {}

    /// A format that reads every revision there is an upcaster for.
    public EventFormat(JsonMapper mapper, List<Upcaster> upcasters) {
        this.mapper = mapper;
        Vocabulary.events().values().forEach(type -> names.put(type, Vocabulary.stored(type)));
        upcasters.forEach(each -> this.upcasters.put(each.type() + '/' + each.from(), each.step()));
    }

    /// The stored type and revision of an event.
    public Stored name(Event event) {
        Stored name = names.get(event.getClass());
        if (name == null) {
            throw new IllegalStateException(event.getClass() + " is not in the registry");
        }
        return name;
    }

    /// An event's payload.
    public String payload(Event event) {
        return mapper.writeValueAsString(event);
    }

    /// The event that a stored row holds.
    ///
    /// @throws IllegalStateException if its type or revision is not in the registry
    public Event event(String type, int revision, String payload) {
        Class<? extends Event> known = Vocabulary.events().get(type);
        if (known == null) {
            throw new IllegalStateException("no event is stored as '" + type + "'");
        }
        int newest = Vocabulary.stored(known).revision();
        if (revision == newest) {
            return mapper.readValue(payload, known);
        }
        JsonNode node = mapper.readTree(payload);
        for (int from = revision; from != newest; from++) {
            UnaryOperator<JsonNode> step = upcasters.get(type + '/' + from);
            if (step == null || from > newest) {
                throw new IllegalStateException(
                        "'" + type + "' has no revision " + revision + " that can be read");
            }
            node = step.apply(node);
        }
        return mapper.treeToValue(node, known);
    }
}
