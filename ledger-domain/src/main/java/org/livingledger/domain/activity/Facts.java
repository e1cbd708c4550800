package org.livingledger.domain.activity;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Refused;
import org.livingledger.api.activity.ActivityRejection.AttributesDoNotFit;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.Programme.AttributeType;

/// What is known about an activity, as rules are told of it.
final class Facts {

    private Facts() {}

    /// The attributes by name, their whole numbers all of one type.
    static Map<String, Object> normalized(Map<String, Object> attributes) {
        var normalized = new TreeMap<String, Object>();
        attributes.forEach((name, value) ->
                normalized.put(name, value instanceof Integer i ? (Object) i.longValue() : value));
        return Collections.unmodifiableMap(normalized);
    }

    /// Lets pass attributes that fit their declaration, and activities that are not declared.
    ///
    /// @throws Refused with [AttributesDoNotFit] if the programme declares the activity with others
    static void requireDeclared(
            ActivityType activity, Map<String, Object> attributes, Programme programme) {
        Map<String, AttributeType> declared = programme.activities().get(activity.value());
        if (declared == null) {
            return;
        }
        var names = new TreeSet<>(declared.keySet());
        names.addAll(attributes.keySet());
        List<String> problems = new ArrayList<>();
        for (String name : names) {
            String problem = problem(name, declared.get(name), attributes.get(name));
            if (problem != null) {
                problems.add(problem);
            }
        }
        if (!problems.isEmpty()) {
            throw new Refused(new AttributesDoNotFit(activity, List.copyOf(problems)));
        }
    }

    private static @Nullable String problem(
            String name, @Nullable AttributeType type, @Nullable Object value) {
        if (type == null) {
            return name + " is not declared";
        }
        if (value == null) {
            return name + " is missing";
        }
        return switch (type) {
            case INT -> value instanceof Long ? null : name + " must be a whole number";
            case BOOL -> value instanceof Boolean ? null : name + " must be a truth value";
            case STRING -> value instanceof String ? null : name + " must be a text";
        };
    }

    /// What a rule's expressions may ask about, by the name that they ask for it.
    static Map<String, Object> inputs(
            ActivityType activity,
            Map<String, Object> attributes,
            ZonedDateTime at,
            String role,
            int epoch) {
        var inputs = new TreeMap<String, Object>();
        attributes.forEach((name, value) -> inputs.put("activity." + name, value));
        inputs.put("activity.type", activity.value());
        inputs.put("activity.local_date", at.toLocalDate().toString());
        inputs.put("activity.local_hour", (long) at.getHour());
        inputs.put("activity.weekday", (long) at.getDayOfWeek().getValue());
        inputs.put("member.role", role);
        inputs.put("member.epoch", (long) epoch);
        return Collections.unmodifiableMap(inputs);
    }
}
