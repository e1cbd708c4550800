package org.livingledger.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Page;
import org.livingledger.server.people.People;
import org.livingledger.server.problem.Fault;
import org.livingledger.server.problem.Problem;
import org.livingledger.server.wire.Wire;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// How every read begins and ends: it waits for its position, and gives members back their names.
final class Reads {

    private static final JsonMapper JSON = Wire.mapper();

    /// What is asked for by a page's link besides the cursor.
    private static final List<String> KEPT =
            List.of("limit", "status", "group", "window", "tier", "min_position", "wait", "all");

    private final KnownLedgers ledgers;
    private final Projections projections;
    private final People people;

    Reads(KnownLedgers ledgers, Projections projections, People people) {
        this.ledgers = ledgers;
        this.projections = projections;
        this.people = people;
    }

    /// Waits until the answer can stand where it must, and says where it stands.
    ///
    /// The position is read before the question is asked, so the answer is never older than it says.
    Reading begin(HttpServletRequest request, HttpServletResponse response, String ledger) {
        LedgerId id = Paths.ledger(ledger);
        Bodies.requireAcceptable(request, Bodies.JSON_TYPE);
        if (!ledgers.has(id)) {
            throw Rejected.ledgerNotFound(ledger);
        }
        Reading reading = Reading.of(request, id);
        long position = projections.position(id);
        if (position < reading.minPosition()) {
            awaitPosition(reading);
            position = projections.position(id);
        }
        response.setHeader("Ledger-Position", Long.toString(position));
        return reading;
    }

    private void awaitPosition(Reading reading) {
        try {
            if (projections.await(reading.ledger(), reading.minPosition(), reading.patience())) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Problem.later(Fault.POSITION_NOT_REACHED, Duration.ofSeconds(1))
                .with("min_position", reading.minPosition())
                .with("position", projections.position(reading.ledger()));
    }

    /// Answers with one thing.
    void answer(HttpServletResponse response, LedgerId ledger, Object answer) throws IOException {
        Bodies.write(response, 200, reveal(ledger, JSON.writeValueAsString(answer)));
    }

    /// Answers with all of a list, or with an empty one if nothing is known.
    void list(
            HttpServletRequest request,
            HttpServletResponse response,
            LedgerId ledger,
            @Nullable List<?> items)
            throws IOException {
        page(request, response, ledger, items == null ? null : new Page<>(items, null));
    }

    /// Answers with a page of a list, or with an empty one if nothing is known.
    void page(
            HttpServletRequest request,
            HttpServletResponse response,
            LedgerId ledger,
            @Nullable Page<?> page)
            throws IOException {
        ObjectNode document = JSON.createObjectNode();
        document.set("items", JSON.valueToTree(page == null ? List.of() : page.items()));
        next(request, response, document, page == null ? null : page.next());
        Bodies.write(response, 200, reveal(ledger, document.toString()));
    }

    /// A value as a JSON object, to which a cursor can be added.
    ObjectNode tree(Object value) {
        return JSON.valueToTree(value);
    }

    /// Says how a list goes on: in the document, and in a `Link` that can be followed as it is.
    void next(
            HttpServletRequest request,
            HttpServletResponse response,
            ObjectNode document,
            @Nullable String after) {
        if (after == null) {
            document.putNull("next");
            return;
        }
        String cursor = Reading.cursor(request, after);
        document.put("next", cursor);
        var link = new StringBuilder(request.getRequestURI()).append("?cursor=").append(cursor);
        Map<String, String[]> given = request.getParameterMap();
        for (String name : KEPT) {
            String[] values = given.get(name);
            if (values != null && values.length > 0) {
                link.append('&')
                        .append(name)
                        .append('=')
                        .append(
                                java.net.URLEncoder.encode(
                                        values[0], java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        response.setHeader("Link", "<" + link + ">; rel=\"next\"");
    }

    String reveal(LedgerId ledger, String json) {
        return people.reveal(ledger, json, List.of());
    }
}
