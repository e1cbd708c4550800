package org.livingledger.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.livingledger.api.LedgerId;
import org.livingledger.server.lanes.Answer;
import org.livingledger.server.lanes.CommandReader;
import org.livingledger.server.lanes.Commands;
import org.livingledger.server.people.People;
import org.livingledger.server.problem.Problem;
import org.livingledger.server.problem.Problems;
import org.livingledger.server.security.Caller;
import org.livingledger.server.wire.Wire;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Many commands of one ledger in one request. A bad item never hides the others.
@RestController
final class BulkEdge {

    /// The most items of an array, and of anything that is decided in one transaction.
    static final int MOST_ITEMS = 1_000;

    private static final JsonMapper JSON = Wire.commands();

    private final Commands commands;
    private final CommandReader reader;
    private final People people;
    private final Problems problems;
    private final EdgeMeters meters;

    BulkEdge(
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

    @PostMapping("/v1/ledgers/{ledger}/commands")
    void carryOut(
            @PathVariable String ledger,
            @RequestParam(defaultValue = "false") boolean atomic,
            @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Bodies.requireType(request, Bodies.JSON_TYPE, Bodies.LINES_TYPE);
        boolean lines = Bodies.isOf(request.getContentType(), Bodies.LINES_TYPE);
        Bodies.requireAcceptable(request, lines ? Bodies.LINES_TYPE : Bodies.JSON_TYPE);
        LedgerId id = Paths.ledger(ledger);
        String caller = Caller.current().keyId();
        byte[] body = Bodies.read(request, Bodies.BULK_BYTES);
        List<Item> read = lines ? lines(body) : array(body);
        if (read.size() > MOST_ITEMS && (!lines || atomic || dryRun)) {
            throw Problem.invalid(
                    "", "at most " + MOST_ITEMS + " items can be sent at once, got " + read.size());
        }
        var answers =
                new BulkAnswers(request, response, id, people, problems, meters, lines, dryRun);
        // item by item the lanes take what they can; a window bounds what waits in memory
        for (int from = 0; from < read.size() || from == 0; from += MOST_ITEMS) {
            var items = new BulkItem.Reader(reader.together(), JSON, id, caller);
            List<BulkItem> window = new ArrayList<>();
            for (Item item : read.subList(from, Math.min(from + MOST_ITEMS, read.size()))) {
                window.add(item.read(items));
            }
            answers.write(window, decide(window, atomic, dryRun));
        }
        answers.end();
    }

    private List<BulkAnswers.Decided> decide(List<BulkItem> items, boolean atomic, boolean dryRun) {
        var ready =
                items.stream()
                        .filter(BulkItem.Ready.class::isInstance)
                        .map(item -> ((BulkItem.Ready) item).submission())
                        .toList();
        if (ready.isEmpty()) {
            return List.of();
        }
        if (dryRun) {
            return decided(Waiting.on(commands.tryOut(ready)));
        }
        if (!atomic) {
            var futures = ready.stream().map(commands::submit).toList();
            return futures.stream().map(BulkAnswers.Decided::of).toList();
        }
        if (ready.size() < items.size()) {
            // one of them is no command, so none of them is carried out
            return ready.stream().map(any -> BulkAnswers.Decided.NOT_CARRIED_OUT).toList();
        }
        return decided(Waiting.on(commands.submitAtomically(ready)));
    }

    private static List<BulkAnswers.Decided> decided(List<Answer> answers) {
        return answers.stream().map(BulkAnswers.Decided::of).toList();
    }

    /// An item before it is read, so that only a window of them is resolved at a time.
    @FunctionalInterface
    private interface Item {
        BulkItem read(BulkItem.Reader reader);
    }

    private static List<Item> array(byte[] body) {
        try {
            JsonNode array = JSON.readTree(body);
            if (!array.isArray()) {
                throw Problem.invalid("", "the body must be a JSON array of items");
            }
            var items = new ArrayList<Item>(array.size());
            array.forEach(each -> items.add(reader -> reader.item(each)));
            return items;
        } catch (JacksonException e) {
            throw Bodies.invalid(e, null);
        }
    }

    private static List<Item> lines(byte[] body) {
        var items = new ArrayList<Item>();
        int from = 0;
        while (from < body.length) {
            int to = from;
            while (to < body.length && body[to] != '\n') {
                to++;
            }
            byte[] line = Arrays.copyOfRange(body, from, to);
            if (!isBlank(line)) {
                items.add(reader -> reader.line(line));
            }
            from = to + 1;
        }
        return items;
    }

    private static boolean isBlank(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\r' && each != '\t') {
                return false;
            }
        }
        return true;
    }
}
