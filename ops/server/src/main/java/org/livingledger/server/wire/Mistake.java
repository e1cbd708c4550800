package org.livingledger.server.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/// What is wrong with a document that could not be read, in a sentence for whoever sent it. The
/// library's own sentences name classes, and repeat what was sent, which may name a person.
///
/// @param pointer where, as a JSON pointer (RFC 6901); empty if it is the document
/// @param detail what, in one sentence
public record Mistake(String pointer, String detail) {

    /// A value was not one of its type, and the sentence says why: our own, so it can be shown.
    static final class NotAValue extends MismatchedInputException {

        NotAValue(JsonParser json, Class<?> type, String why) {
            super(json, why, type);
        }
    }

    /// What is wrong, as the reader found it.
    ///
    /// @param document what was read; null if it was not even JSON
    public static Mistake of(JacksonException failure, @Nullable JsonNode document) {
        String pointer = pointer(failure);
        return switch (failure) {
            case NotAValue ours -> new Mistake(pointer, ours.getOriginalMessage());
            case ValueInstantiationException refused -> refused(pointer, refused, document);
            case UnrecognizedPropertyException unknown ->
                    new Mistake(
                            pointer,
                            "there is no field '"
                                    + unknown.getPropertyName()
                                    + "'; the fields are "
                                    + unknown.getKnownPropertyIds());
            case InvalidTypeIdException unknown when unknown.getTypeId() != null ->
                    new Mistake(pointer, "there is no kind '" + unknown.getTypeId() + "'");
            case InvalidTypeIdException _ ->
                    new Mistake(pointer, "must be an object that says its 'kind'");
            case MismatchedInputException other ->
                    new Mistake(pointer, mismatch(pointer, other.getTargetType(), document));
            case InputCoercionException number ->
                    new Mistake(pointer, mismatch(pointer, number.getTargetType(), document));
            case StreamConstraintsException _ ->
                    new Mistake(
                            pointer,
                            "nests too deeply, or has a text or a number that is too long");
            case StreamReadException malformed -> new Mistake(pointer, malformed(malformed));
            case JacksonException _ -> new Mistake(pointer, "is not what it must be");
        };
    }

    /// A record refuses its components in sentences that begin with the component's name: so the
    /// sentence says where, too.
    private static Mistake refused(
            String pointer, ValueInstantiationException refused, @Nullable JsonNode document) {
        Throwable cause = refused.getCause();
        if (cause instanceof NullPointerException) {
            return new Mistake(pointer, "has null where a value must be");
        }
        if (!(cause instanceof IllegalArgumentException || cause instanceof DateTimeException)
                || cause.getMessage() == null) {
            return new Mistake(pointer, "is not what it must be");
        }
        String sentence = cause.getMessage();
        String first = sentence.split(" ", 2)[0];
        boolean named = document != null && at(document, pointer).has(first);
        return new Mistake(named ? pointer + '/' + first : pointer, sentence);
    }

    private static String mismatch(
            String pointer, @Nullable Class<?> type, @Nullable JsonNode document) {
        if (document != null && !pointer.isEmpty()) {
            JsonNode there = at(document, pointer);
            if (there.isMissingNode()) {
                return "is required";
            }
            if (there.isNull()) {
                return "must not be null";
            }
        }
        return "must be " + expected(type);
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) { // what is read by its kind has no type before that
            return "an object that says its 'kind'";
        }
        if (type == long.class || type == Long.class) {
            return "a whole number of 64 bits";
        }
        if (type == int.class || type == Integer.class) {
            return "a whole number of 32 bits";
        }
        if (Number.class.isAssignableFrom(type) || type == double.class) {
            return "a number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (ZoneId.class.isAssignableFrom(type)) {
            return "a time zone such as Asia/Shanghai or UTC";
        }
        if (type == LocalDate.class) {
            return "a date such as 2026-05-10";
        }
        if (type == LocalTime.class) {
            return "a time of day such as 08:30";
        }
        if (type == Duration.class || type == java.time.Period.class) {
            return "a span of time such as P14D";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "an array";
        }
        if (Map.class.isAssignableFrom(type)) {
            return "an object";
        }
        if (CharSequence.class.isAssignableFrom(type)
                || type.isEnum()
                || type == Instant.class
                || isWord(type)) {
            return "a text";
        }
        return type.isRecord() || type.isInterface() ? "an object" : "something else";
    }

    /// A record of one text is that text on the wire.
    private static boolean isWord(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getType() == String.class;
    }

    /// What the parser says, up to where it speaks of itself.
    private static String malformed(StreamReadException malformed) {
        String message = malformed.getOriginalMessage();
        for (String end : new String[] {"\n", " (start marker", " at [Source", " (from "}) {
            int cut = message.indexOf(end);
            message = cut < 0 ? message : message.substring(0, cut);
        }
        TokenStreamLocation location = malformed.getLocation();
        String where =
                location == null || location.getLineNr() < 1
                        ? ""
                        : ", line %d, column %d"
                                .formatted(location.getLineNr(), location.getColumnNr());
        return "not JSON as it must be" + where + ": " + message;
    }

    private static JsonNode at(JsonNode document, String pointer) {
        return document.at(JsonPointer.compile(pointer));
    }

    private static String pointer(JacksonException failure) {
        var path = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            String name = step.getPropertyName();
            path.append('/')
                    .append(
                            name == null
                                    ? Integer.toString(step.getIndex())
                                    : name.replace("~", "~0").replace("/", "~1"));
        }
        return path.toString();
    }
}
