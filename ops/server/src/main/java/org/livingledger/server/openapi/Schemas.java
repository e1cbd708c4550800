package org.livingledger.server.openapi;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Names;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.discipline.TimeOfDay;
import org.livingledger.api.elimination.Span;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.Expiry;
import org.livingledger.api.programme.BoardId;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.RuleId;
import org.livingledger.api.recognition.BadgeId;
import org.livingledger.api.tier.LadderId;
import org.livingledger.api.tier.Window;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON schemas of the vocabulary's records, by reflection.
final class Schemas {

    private static final String CODE = "[a-z0-9][a-z0-9._-]{0,63}";

    private static final Set<Class<?>> IDS =
            Set.of(
                    LedgerId.class,
                    GroupId.class,
                    MemberId.class,
                    AccountId.class,
                    RuleId.class,
                    BoardId.class,
                    LadderId.class,
                    BadgeId.class);

    private final JsonMapper json;
    private final Map<String, ObjectNode> components = new TreeMap<>();

    Schemas(JsonMapper json) {
        this.json = json;
    }

    /// Every schema that was referred to, by its name.
    Map<String, ObjectNode> components() {
        return components;
    }

    /// A reference to the schema of a record.
    ObjectNode of(Type type) {
        return switch (type) {
            case Class<?> one -> of(one);
            case ParameterizedType generic when generic.getRawType() == List.class ->
                    array(of(generic.getActualTypeArguments()[0]));
            case ParameterizedType generic when generic.getRawType() == Map.class ->
                    json.createObjectNode()
                            .put("type", "object")
                            .set("additionalProperties", of(generic.getActualTypeArguments()[1]));
            case Type other -> throw new IllegalStateException("no schema for " + other);
        };
    }

    /// A list of something.
    ObjectNode array(ObjectNode items) {
        return json.createObjectNode().put("type", "array").set("items", items);
    }

    /// The wire's name of a component: the rule of the contract.
    static String name(RecordComponent component) {
        return name(component.getName(), component.getType());
    }

    private static String name(String component, Class<?> type) {
        String snake = component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        boolean suffix =
                IDS.contains(type) && type.getSimpleName().equalsIgnoreCase(component + "Id");
        return suffix ? snake + "_id" : snake;
    }

    /// The properties of a record, and which of them must be there.
    ObjectNode record(Class<?> type) {
        ObjectNode schema = json.createObjectNode().put("type", "object");
        ObjectNode properties = json.createObjectNode();
        ArrayNode required = json.createArrayNode();
        RecordComponent[] components = type.getRecordComponents();
        AnnotatedType[] parameters = parameters(type, components);
        for (int i = 0; i < components.length; i++) {
            String name = name(components[i]);
            properties.set(name, of(components[i].getGenericType()));
            if (!parameters[i].isAnnotationPresent(Nullable.class)) {
                required.add(name);
            }
        }
        schema.set("properties", properties);
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    private static AnnotatedType[] parameters(Class<?> type, RecordComponent[] components) {
        try {
            return type.getDeclaredConstructor(
                            Arrays.stream(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new))
                    .getAnnotatedParameterTypes();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode of(Class<?> type) {
        ObjectNode known = word(type);
        if (known != null) {
            return known;
        }
        if (type.isEnum()) {
            ObjectNode schema = text("");
            ArrayNode values = schema.putArray("enum");
            for (Object constant : type.getEnumConstants()) {
                values.add(((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
            return schema;
        }
        if (type.isSealed()) {
            return family(type);
        }
        if (!type.isRecord()) {
            throw new IllegalStateException("no schema for " + type);
        }
        String name = componentName(type);
        if (!components.containsKey(name)) {
            // the place is taken first, so that a record that holds its own kind ends
            components.put(name, json.createObjectNode());
            components.put(name, record(type));
        }
        return json.createObjectNode().put("$ref", "#/components/schemas/" + name);
    }

    /// One of several records, told apart by their `kind`.
    private ObjectNode family(Class<?> type) {
        String name = componentName(type);
        if (!components.containsKey(name)) {
            ObjectNode family = json.createObjectNode();
            components.put(name, family);
            ArrayNode kinds = family.putArray("oneOf");
            for (Class<?> kind : type.getPermittedSubclasses()) {
                ObjectNode schema = record(kind);
                ObjectNode properties = json.createObjectNode();
                properties.putObject("kind").put("const", Names.kebab(kind));
                properties.setAll((ObjectNode) schema.get("properties"));
                schema.set("properties", properties);
                schema.withArray("required").add("kind");
                kinds.add(schema);
            }
        }
        return json.createObjectNode().put("$ref", "#/components/schemas/" + name);
    }

    private @Nullable ObjectNode word(Class<?> type) {
        if (type == String.class) {
            return text("");
        }
        if (type == int.class || type == Integer.class) {
            return json.createObjectNode().put("type", "integer").put("format", "int32");
        }
        if (type == long.class || type == Long.class) {
            return json.createObjectNode().put("type", "integer").put("format", "int64");
        }
        if (type == boolean.class || type == Boolean.class) {
            return json.createObjectNode().put("type", "boolean");
        }
        if (type == Instant.class) {
            return text("An instant in UTC (RFC 3339).").put("format", "date-time");
        }
        if (type == LocalDate.class) {
            return text("A local day in the ledger's zone.").put("format", "date");
        }
        if (type == ZoneId.class) {
            return text("A time zone, for example Asia/Shanghai.");
        }
        if (type == MemberId.class) {
            return text("The outside's id of a member.").put("minLength", 1).put("maxLength", 128);
        }
        if (type == AccountId.class) {
            return text("The outside's id of a member, or pool:NAME, or system:NAME.");
        }
        if (type == Period.class) {
            return text(
                    "all, 2025, 2025-Q3, 2025-09, 2025-W39, 2025-09-21 or season:NAME, in the"
                            + " ledger's zone.");
        }
        if (type == Window.class) {
            return text("all, month, quarter, year, or the last N days as P30D.");
        }
        if (type == Span.class) {
            return text("week, month, quarter, year, or the last N days as P14D.");
        }
        if (type == TimeOfDay.class) {
            return text("A time of the local day, for example 22:00.");
        }
        if (type == Expiry.class) {
            return text(
                    "never, a span such as P90D, end-of-day, end-of-month, end-of-quarter,"
                            + " end-of-year, or a local date.");
        }
        if (IDS.contains(type) || type == ActivityType.class) {
            return text("").put("pattern", "^" + CODE + "$");
        }
        if (type == Object.class) {
            return json.createObjectNode()
                    .put("description", "A whole number, a truth value or a code.");
        }
        if (type == Event.class) {
            return json.createObjectNode()
                    .put("type", "object")
                    .put("description", "What happened; its form follows from its type.");
        }
        return null;
    }

    private ObjectNode text(String description) {
        ObjectNode text = json.createObjectNode().put("type", "string");
        return description.isEmpty() ? text : text.put("description", description);
    }

    private static String componentName(Class<?> type) {
        String name = type.getName();
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }
}
