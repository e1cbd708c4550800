package org.livingledger.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.AsOf;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Page;
import org.livingledger.api.Query;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.AccountId;
import org.livingledger.server.people.People;
import org.livingledger.server.problem.Fault;
import org.livingledger.server.problem.Problem;
import org.livingledger.server.wire.Wire;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// How every read begins, asks and ends: it waits for its position, and gives members back their names.
final class Reads {

    private static final JsonMapper JSON = Wire.mapper();

    /// The request's attribute that holds up to which position a past is known.
    private static final String KNOWN = Reads.class.getName() + ".known";

    /// What is asked for by a page's link besides the cursor.
    private static final List<String> KEPT =
            List.of(
                    "limit",
                    "status",
                    "group",
                    "window",
                    "tier",
                    "all",
                    "min_position",
                    "wait",
                    "as_of");

    private final KnownLedgers ledgers;
    private final Projections projections;
    private final People people;
    private final Questions questions;
    private final Clock clock;
    private final Pasts pasts;

    Reads(
            KnownLedgers ledgers,
            Projections projections,
            People people,
            Questions questions,
            Clock clock) {
        this.ledgers = ledgers;
        this.projections = projections;
        this.people = people;
        this.questions = questions;
        this.clock = clock;
        this.pasts = new Pasts(questions, clock);
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
        Pasts.Asked past = pasts.asked(request);
        long position =
                reached(reading, Math.max(reading.minPosition(), past == null ? 0 : past.least()));
        if (past == null) {
            response.setHeader("Ledger-Position", Long.toString(position));
            return reading;
        }
        AsOf asOf = pasts.locate(id, past, position);
        reached(reading, asOf.position());
        response.setHeader("Ledger-Position", Long.toString(asOf.position()));
        if (past.known() != null) {
            // the next page is to know what this one knew
            request.setAttribute(KNOWN, asOf.position());
        }
        return reading.of(asOf);
    }

    /// The answer as of the time that is read, or null if what is asked about was not there.
    <A> @Nullable A ask(Reading reading, Query<A> query) {
        return questions.ask(reading, query);
    }

    /// The instant that is asked about.
    Instant at(Reading reading) {
        return reading.at(clock);
    }

    /// A member, by the outside's id.
    MemberId member(LedgerId ledger, String text) {
        return Paths.member(people, ledger, text);
    }

    /// An account: `pool:…`, `system:…`, or a member's by the outside's id.
    AccountId account(LedgerId ledger, String text) {
        return Paths.account(people, ledger, text);
    }

    /// Waits until the read side stands at a position.
    ///
    /// @return where it stands
    long reached(Reading reading, long least) {
        long position = projections.position(reading.ledger());
        if (position >= least) {
            return position;
        }
        try {
            if (projections.await(reading.ledger(), least, reading.patience())) {
                return projections.position(reading.ledger());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Problem.later(Fault.POSITION_NOT_REACHED, Duration.ofSeconds(1))
                .with("min_position", least)
                .with("position", projections.position(reading.ledger()));
    }

    /// Answers with one thing.
    void answer(HttpServletResponse response, LedgerId ledger, Object answer) throws IOException {
        Bodies.write(response, 200, reveal(ledger, JSON.writeValueAsString(answer)));
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
        Object known = request.getAttribute(KNOWN);
        if (known != null) {
            link.append("&known_at=").append(known);
        }
        response.setHeader("Link", "<" + link + ">; rel=\"next\"");
    }

    String reveal(LedgerId ledger, String json) {
        return people.reveal(ledger, json, List.of());
    }
}
