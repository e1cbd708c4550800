package org.livingledger.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.server.lanes.Answer;
import org.livingledger.server.lanes.Submission;
import org.livingledger.server.lanes.Unavailable;
import org.livingledger.server.people.Named;
import org.livingledger.server.people.People;
import org.livingledger.server.problem.Fault;
import org.livingledger.server.problem.Language;
import org.livingledger.server.problem.Problem;
import org.livingledger.server.problem.Problems;
import org.livingledger.server.wire.Wire;
import tools.jackson.databind.json.JsonMapper;

/// The answers of a bulk as they are written: in the order of the items, in the form they came in.
final class BulkAnswers {

    private static final JsonMapper JSON = Wire.mapper();

    private final HttpServletResponse response;
    private final LedgerId ledger;
    private final People people;
    private final Problems problems;
    private final EdgeMeters meters;
    private final boolean lines;
    private final Language language;
    private final String trace;
    private final boolean forgotten;
    private final List<Named> named = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private long position;
    private boolean begun;
    private boolean any;

    /// What became of an item: an answer, or a problem of its own.
    record Decided(@Nullable Answer answer, @Nullable Problem problem) {

        static final Decided NOT_CARRIED_OUT = new Decided(null, Problem.of(Fault.NOT_CARRIED_OUT));

        static Decided of(Answer answer) {
            return new Decided(answer, null);
        }

        /// What a future comes to; one that could not be decided stops only itself.
        static Decided of(CompletableFuture<Answer> future) {
            try {
                return of(Waiting.on(future));
            } catch (Unavailable e) {
                return new Decided(null, Problem.later(Fault.UNAVAILABLE, e.retryAfter()));
            }
        }
    }

    /// @param lines whether each answer is a line of its own
    /// @param forgotten whether the items are only tried out: then nobody else knows whom they would
    ///     have introduced
    BulkAnswers(
            HttpServletRequest request,
            HttpServletResponse response,
            LedgerId ledger,
            People people,
            Problems problems,
            EdgeMeters meters,
            boolean lines,
            boolean forgotten) {
        this.forgotten = forgotten;
        this.response = response;
        this.ledger = ledger;
        this.people = people;
        this.problems = problems;
        this.meters = meters;
        this.lines = lines;
        this.language = Problems.language(request);
        this.trace = Problems.trace(request);
    }

    /// Writes the answers of some items.
    ///
    /// @param decided one for each item that could be handed in, in order
    void write(List<BulkItem> items, List<Decided> decided) throws IOException {
        if (forgotten) {
            for (BulkItem item : items) {
                if (item instanceof BulkItem.Ready ready) {
                    named.addAll(ready.submission().named());
                }
            }
        }
        int next = 0;
        for (BulkItem item : items) {
            switch (item) {
                case BulkItem.Flawed(var key, var command, var problem) -> {
                    meters.invalid(command);
                    problem(key, problem);
                }
                case BulkItem.Ready(var submission) -> decided(submission, decided.get(next++));
            }
        }
        flush();
    }

    /// Writes what ends the document.
    void end() throws IOException {
        if (!lines) {
            text.append("]}");
        }
        flush();
    }

    private void decided(Submission submission, Decided decided) {
        Answer answer = decided.answer();
        if (answer == null) {
            Problem problem = decided.problem();
            problem(submission.key(), problem == null ? Problem.of(Fault.INTERNAL_ERROR) : problem);
            return;
        }
        meters.answered(submission.name(), answer);
        position = Math.max(position, answer.position());
        String body = people.reveal(ledger, answer.body(), known(submission));
        if (!answer.accepted()) {
            body = problems.document(answer.status(), body, language, trace).toString();
        }
        item(submission.key(), answer.status());
        text.append(",\"replayed\":").append(answer.replayed());
        text.append(",\"position\":").append(answer.position());
        close(body);
    }

    /// Whom an answer may name: strangers by their number in its own command, so those come first.
    private List<Named> known(Submission submission) {
        if (!forgotten) {
            return submission.named();
        }
        var known = new ArrayList<>(submission.named());
        known.addAll(named);
        return known;
    }

    private void problem(@Nullable String key, Problem problem) {
        item(key, problem.fault().status());
        text.append(",\"replayed\":false");
        close(problems.document(problem, language, trace).toString());
    }

    private void item(@Nullable String key, int status) {
        if (any && !lines) {
            text.append(',');
        }
        any = true;
        text.append('{');
        if (key != null) {
            text.append("\"key\":").append(JSON.writeValueAsString(key)).append(',');
        }
        text.append("\"status\":").append(status);
    }

    private void close(String body) {
        text.append(",\"body\":").append(body).append('}');
        if (lines) {
            text.append('\n');
        }
    }

    private void flush() throws IOException {
        OutputStream out = response.getOutputStream();
        if (!begun) {
            begun = true;
            response.setStatus(200);
            response.setContentType(lines ? Bodies.LINES_TYPE : Bodies.JSON_TYPE);
            if (position > 0) {
                response.setHeader("Ledger-Position", Long.toString(position));
            }
            if (!lines) {
                out.write("{\"items\":[".getBytes(StandardCharsets.UTF_8));
            }
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }
}
