package org.livingledger.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.livingledger.server.problem.Fault;
import org.livingledger.server.problem.Problem;
import org.livingledger.server.wire.Mistake;
import org.livingledger.server.wire.Wire;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Bodies as they are read and written: bounded while they are read, not after.
final class Bodies {

    /// The most bytes of one command, and of any body that is not a bulk.
    static final int COMMAND_BYTES = 1 << 20;

    /// The most bytes of a bulk.
    static final int BULK_BYTES = 8 << 20;

    static final String JSON_TYPE = "application/json";
    static final String LINES_TYPE = "application/x-ndjson";

    private static final int FIRST_GUESS = 4_096;
    private static final JsonMapper JSON = Wire.mapper();

    private Bodies() {}

    /// The bytes of a body.
    static byte[] read(HttpServletRequest request, int limit) throws IOException {
        long announced = request.getContentLengthLong();
        if (announced > limit) {
            throw tooLarge(limit);
        }
        InputStream in = request.getInputStream();
        if (announced >= 0) {
            byte[] body = in.readNBytes((int) announced);
            if (body.length < announced) {
                throw Problem.of(Fault.BAD_REQUEST);
            }
            return body;
        }
        byte[] body = new byte[FIRST_GUESS];
        int length = 0;
        while (true) {
            int read = in.read(body, length, body.length - length);
            if (read < 0) {
                return Arrays.copyOf(body, length);
            }
            length += read;
            if (length > limit) {
                throw tooLarge(limit);
            }
            if (length == body.length) {
                body = Arrays.copyOf(body, Math.min(2 * length, limit + 1));
            }
        }
    }

    /// A JSON body as a record, strictly.
    static <T> T read(HttpServletRequest request, Class<T> type) throws IOException {
        requireType(request, JSON_TYPE);
        JsonNode document = null;
        try {
            document = JSON.readTree(read(request, COMMAND_BYTES));
            if (!document.isObject()) {
                throw Problem.invalid("", "the body must be a JSON object");
            }
            return JSON.treeToValue(document, type);
        } catch (JacksonException e) {
            throw invalid(e, document);
        }
    }

    /// What is wrong with a document.
    ///
    /// @param document what was read; null if it was not even JSON
    static Problem invalid(JacksonException e, @Nullable JsonNode document) {
        Mistake mistake = Mistake.of(e, document);
        return Problem.invalid(mistake.pointer(), mistake.detail());
    }

    /// Refuses a body that is not of one of these types.
    static void requireType(HttpServletRequest request, String... types) {
        String given = request.getContentType();
        for (String type : types) {
            if (isOf(given, type)) {
                return;
            }
        }
        throw Problem.of(Fault.UNSUPPORTED_MEDIA_TYPE).with("expected", String.join(", ", types));
    }

    /// Whether a content type is the given one, whatever parameters it has.
    static boolean isOf(@Nullable String given, String type) {
        if (given == null || !given.regionMatches(true, 0, type, 0, type.length())) {
            return false;
        }
        return given.length() == type.length()
                || given.charAt(type.length()) == ';'
                || given.charAt(type.length()) == ' ';
    }

    /// Refuses a caller who accepts nothing of what is offered.
    static void requireAcceptable(HttpServletRequest request, String offered) {
        String accept = request.getHeader("Accept");
        if (accept == null || accept.equals("*/*") || accept.contains(offered)) {
            return;
        }
        try {
            MediaType type = MediaType.parseMediaType(offered);
            for (MediaType each : MediaType.parseMediaTypes(accept)) {
                if (each.getQualityValue() > 0 && each.includes(type)) {
                    return;
                }
            }
        } catch (InvalidMediaTypeException e) {
            // what cannot be read accepts nothing
        }
        throw Problem.of(Fault.NOT_ACCEPTABLE).with("offered", offered);
    }

    /// Answers with a JSON document.
    static void write(HttpServletResponse response, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(JSON_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /// Answers with a value of the vocabulary or of the edge.
    static void write(HttpServletResponse response, int status, Object value) throws IOException {
        write(response, status, JSON.writeValueAsString(value));
    }

    private static Problem tooLarge(int limit) {
        return Problem.of(Fault.BODY_TOO_LARGE).with("limit_bytes", limit);
    }
}
