package org.livingledger.server.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// Values that are one word on the wire.
final class Words {

    /// The years between which a time must lie: what both databases can keep.
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private Words() {}

    /// A value that is written as what it says of itself and read by its constructor.
    static <T> void text(SimpleModule words, Class<T> type, Function<String, T> reader) {
        words.addSerializer(type, new Writer<>(type, Object::toString));
        words.addDeserializer(type, new Reader<>(type, reader));
    }

    /// An enum whose constants are written in kebab-case.
    static <E extends Enum<E>> void kebab(SimpleModule words, Class<E> type) {
        words.addSerializer(type, new Writer<>(type, Words::kebab));
        words.addDeserializer(
                type,
                new Reader<>(
                        type,
                        text -> {
                            for (E constant : type.getEnumConstants()) {
                                if (kebab(constant).equals(text)) {
                                    return constant;
                                }
                            }
                            throw new IllegalArgumentException("not one of " + all(type));
                        }));
    }

    /// Times, as RFC 3339 with any offset; kept to the microsecond, as the databases do.
    static void instants(SimpleModule words) {
        words.addDeserializer(
                Instant.class,
                new Reader<>(
                        Instant.class,
                        text -> {
                            try {
                                Instant time = OffsetDateTime.parse(text).toInstant();
                                if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
                                    throw new IllegalArgumentException(
                                            "must lie between " + EARLIEST + " and " + LATEST);
                                }
                                return time.truncatedTo(ChronoUnit.MICROS);
                            } catch (DateTimeException e) {
                                throw new IllegalArgumentException(
                                        "not an RFC 3339 time such as 2026-05-10T08:00:00Z", e);
                            }
                        }));
    }

    static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> String all(Class<E> type) {
        var names = new StringBuilder();
        for (E constant : type.getEnumConstants()) {
            names.append(names.isEmpty() ? "" : ", ").append(kebab(constant));
        }
        return names.toString();
    }

    private static final class Writer<T> extends StdSerializer<T> {

        private final Function<? super T, String> text;

        Writer(Class<T> type, Function<? super T, String> text) {
            super(type);
            this.text = text;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writeString(text.apply(value));
        }
    }

    private static final class Reader<T> extends StdDeserializer<T> {

        private final Function<String, T> reader;

        Reader(Class<T> type, Function<String, T> reader) {
            super(type);
            this.reader = reader;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            String text = text(json, context, handledType());
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException e) {
                throw new Mistake.NotAValue(json, handledType(), String.valueOf(e.getMessage()));
            }
        }
    }

    /// The text that stands here; anything else is a mistake of the caller's.
    static String text(JsonParser json, DeserializationContext context, Class<?> type) {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            context.handleUnexpectedToken(context.constructType(type), json);
        }
        return json.getString();
    }
}
