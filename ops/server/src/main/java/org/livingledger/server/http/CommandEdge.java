package org.livingledger.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.livingledger.api.LedgerId;
import org.livingledger.api.registry.Vocabulary;
import org.livingledger.server.lanes.Answer;
import org.livingledger.server.lanes.CommandReader;
import org.livingledger.server.lanes.Commands;
import org.livingledger.server.lanes.InvalidRequest;
import org.livingledger.server.lanes.Submission;
import org.livingledger.server.people.People;
import org.livingledger.server.problem.Fault;
import org.livingledger.server.problem.Problem;
import org.livingledger.server.problem.Problems;
import org.livingledger.server.security.Caller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// One command per request: the same few lines for every command of the registry.
@RestController
final class CommandEdge {

    private final Commands commands;
    private final CommandReader reader;
    private final People people;
    private final Problems problems;
    private final EdgeMeters meters;

    CommandEdge(
            Commands commands,
            CommandReader reader,
            People people,
            Problems problems,
            EdgeMeters meters) {
        this.commands = commands;
        this.reader = reader;
        this.people = people;
        this.problems = problems;
        this.meters = meters;
    }

    @PostMapping("/v1/ledgers/{ledger}/commands/{command}")
    void carryOut(
            @PathVariable String ledger,
            @PathVariable String command,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        long began = System.nanoTime();
        Submission submission = read(ledger, command, request);
        Answer answer = Waiting.on(commands.submit(submission));
        String body = people.reveal(submission.ledger(), answer.body(), submission.named());
        response.setHeader("Ledger-Position", Long.toString(answer.position()));
        if (answer.replayed()) {
            response.setHeader("Idempotent-Replayed", "true");
        }
        if (answer.accepted()) {
            Bodies.write(response, answer.status(), body);
        } else {
            problems.write(request, response, answer.status(), body);
        }
        meters.answered(command, answer, System.nanoTime() - began);
    }

    private Submission read(String ledger, String command, HttpServletRequest request)
            throws IOException {
        if (!Vocabulary.commands().containsKey(command)) {
            throw Problem.of(Fault.COMMAND_NOT_FOUND).with("command", command);
        }
        try {
            String key = Keys.checked(request.getHeader(Keys.HEADER));
            LedgerId id = Paths.ledger(ledger);
            Bodies.requireType(request, Bodies.JSON_TYPE);
            Bodies.requireAcceptable(request, Bodies.JSON_TYPE);
            byte[] body = Bodies.read(request, Bodies.COMMAND_BYTES);
            return reader.read(id, command, key, Caller.current().keyId(), body);
        } catch (InvalidRequest | Problem e) {
            meters.invalid(command);
            throw e;
        }
    }
}
