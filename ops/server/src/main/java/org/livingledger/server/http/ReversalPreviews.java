package org.livingledger.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.livingledger.api.LedgerId;
import org.livingledger.api.programme.Programme.Metric;
import org.livingledger.api.reversal.ReversalOutcome.FactReversed;
import org.livingledger.api.reversal.ReversalQuery.FindRanksWithout;
import org.livingledger.api.reversal.ReversalQuery.RankMove;
import org.livingledger.api.reversal.ReversalQuery.Uncounted;
import org.livingledger.server.lanes.Answer;
import org.livingledger.server.lanes.CommandReader;
import org.livingledger.server.lanes.Commands;
import org.livingledger.server.lanes.Submission;
import org.livingledger.server.people.People;
import org.livingledger.server.problem.Problems;
import org.livingledger.server.security.Caller;
import org.livingledger.server.wire.Wire;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What undoing a fact would lead to. The command itself is decided and forgotten, so that it lists what it
/// would do; where that moves the member on boards is asked of the boards.
@RestController
final class ReversalPreviews {

    private static final String COMMAND = "reverse-fact";
    private static final JsonMapper JSON = Wire.mapper();

    private final Commands commands;
    private final CommandReader reader;
    private final KnownLedgers ledgers;
    private final Reads reads;
    private final Questions questions;
    private final People people;
    private final Problems problems;

    ReversalPreviews(
            Commands commands,
            CommandReader reader,
            KnownLedgers ledgers,
            Reads reads,
            Questions questions,
            People people,
            Problems problems) {
        this.commands = commands;
        this.reader = reader;
        this.ledgers = ledgers;
        this.reads = reads;
        this.questions = questions;
        this.people = people;
        this.problems = problems;
    }

    @PostMapping("/v1/ledgers/{ledger}/reversal-previews")
    void preview(
            @PathVariable String ledger, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        LedgerId id = Paths.ledger(ledger);
        Bodies.requireType(request, Bodies.JSON_TYPE);
        Bodies.requireAcceptable(request, Bodies.JSON_TYPE);
        if (!ledgers.has(id)) {
            throw Rejected.ledgerNotFound(ledger);
        }
        Reading reading = Reading.of(request, id);
        byte[] body = Bodies.read(request, Bodies.COMMAND_BYTES);
        // it is never carried out, so it has no idempotency key
        Submission submission = reader.read(id, COMMAND, "", Caller.current().keyId(), body);
        Answer answer = Waiting.on(commands.tryOut(List.of(submission))).getFirst();
        response.setHeader("Ledger-Position", Long.toString(answer.position()));
        if (!answer.accepted()) {
            String refusal = people.reveal(id, answer.body(), submission.named());
            problems.write(request, response, answer.status(), refusal);
            return;
        }
        JsonNode decided = JSON.readTree(answer.body());
        var outcome = JSON.treeToValue(decided.get("outcome"), FactReversed.class);
        long last = answer.position() - decided.get("events").size();
        long ranked = reads.reached(reading, last);
        List<RankMove> ranks =
                questions.ask(new FindRanksWithout(id, outcome.member(), uncounted(outcome)));
        ObjectNode document = JSON.createObjectNode();
        document.put("position", last);
        document.set("outcome", decided.get("outcome"));
        document.put("ranked_at", ranked);
        document.set("ranks", JSON.valueToTree(ranks == null ? List.of() : ranks));
        Bodies.write(response, 200, people.reveal(id, document.toString(), submission.named()));
    }

    /// What boards would not count any more.
    private static List<Uncounted> uncounted(FactReversed outcome) {
        var uncounted = new ArrayList<Uncounted>();
        var activity = outcome.activity();
        if (activity != null) {
            uncounted.add(
                    new Uncounted(
                            Metric.ACTIVITY_COUNT,
                            activity.group(),
                            activity.activity(),
                            outcome.position(),
                            1,
                            activity.occurredAt()));
        }
        for (var movement : outcome.movements()) {
            var countedAt = movement.countedAt();
            if (countedAt != null) {
                uncounted.add(
                        new Uncounted(
                                Metric.POINTS_EARNED,
                                movement.group(),
                                movement.activity(),
                                movement.movement(),
                                movement.points(),
                                countedAt));
            }
        }
        return uncounted;
    }
}
