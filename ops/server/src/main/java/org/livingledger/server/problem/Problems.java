package org.livingledger.server.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.registry.Vocabulary;
import org.livingledger.server.wire.Wire;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Problem documents (RFC 9457) as this service writes them, for whichever part of the edge refuses.
public final class Problems {

    /// The media type of a problem document.
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Pattern TRACE_PARENT =
            Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    private static final JsonMapper JSON = Wire.mapper();

    private final Texts texts;

    /// Problems in the words of the given texts.
    public Problems(Texts texts) {
        this.texts = texts;
    }

    /// The document for something that the edge refused.
    public ObjectNode document(Problem problem, Language language, String trace) {
        Fault fault = problem.fault();
        ObjectNode figures = JSON.valueToTree(problem.figures());
        ObjectNode document =
                document(
                        "urn:ledger:problem:",
                        fault.code(),
                        fault.status(),
                        fault.retryable(),
                        figures,
                        language,
                        trace);
        if (!problem.flaws().isEmpty()) {
            ArrayNode errors = document.putArray("errors");
            problem.flaws().forEach(flaw -> errors.add(JSON.<JsonNode>valueToTree(flaw)));
        }
        return document;
    }

    /// The document for a refused command.
    ///
    /// @param refusal the rejection as the lanes answer it, `{"code":…, figures}`, with its members'
    ///     outside ids
    public ObjectNode document(int status, String refusal, Language language, String trace) {
        ObjectNode figures = (ObjectNode) JSON.readTree(refusal);
        String code = figures.get("code").asString();
        boolean domain = Vocabulary.rejections().containsKey(code);
        return document(
                domain ? "urn:ledger:rejection:" : "urn:ledger:problem:",
                code,
                status,
                false,
                figures,
                language,
                trace);
    }

    private ObjectNode document(
            String space,
            String code,
            int status,
            boolean retryable,
            ObjectNode figures,
            Language language,
            String trace) {
        ObjectNode document = JSON.createObjectNode();
        document.put("type", space + code);
        document.put("title", texts.title(code, language));
        document.put("status", status);
        document.put("detail", texts.detail(code, language, figures));
        document.put("code", code);
        document.put("retryable", retryable);
        document.put("trace_id", trace);
        figures.properties()
                .forEach(figure -> {
                    if (!document.has(figure.getKey())) {
                        document.set(figure.getKey(), figure.getValue());
                    }
                });
        return document;
    }

    /// Answers a request with a problem.
    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        Language language = language(request);
        problem.headers().forEach(response::setHeader);
        write(
                response,
                problem.fault().status(),
                language,
                document(problem, language, trace(request)));
    }

    /// Answers a request with a refused command.
    public void write(
            HttpServletRequest request, HttpServletResponse response, int status, String refusal)
            throws IOException {
        Language language = language(request);
        write(response, status, language, document(status, refusal, language, trace(request)));
    }

    private static void write(
            HttpServletResponse response, int status, Language language, JsonNode document)
            throws IOException {
        byte[] body = JSON.writeValueAsBytes(document);
        response.setStatus(status);
        response.setContentType(MEDIA_TYPE);
        response.setHeader("Content-Language", language.tag());
        response.addHeader("Vary", "Accept-Language");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /// The language that a request asks for.
    public static Language language(HttpServletRequest request) {
        return Language.of(request.getHeader("Accept-Language"));
    }

    /// The caller's trace id (W3C Trace Context), or one of our own. The same for one request.
    public static String trace(HttpServletRequest request) {
        Object known = request.getAttribute(Problems.class.getName());
        if (known instanceof String trace) {
            return trace;
        }
        String trace = trace(request.getHeader("traceparent"));
        request.setAttribute(Problems.class.getName(), trace);
        return trace;
    }

    private static String trace(@Nullable String parent) {
        if (parent != null) {
            Matcher traced = TRACE_PARENT.matcher(parent);
            if (traced.matches()) {
                return traced.group(1);
            }
        }
        var random = ThreadLocalRandom.current();
        return "%016x%016x".formatted(random.nextLong(), random.nextLong());
    }
}
