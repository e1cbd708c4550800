package org.livingledger.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Page;
import org.livingledger.api.Refused;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.programme.ProgrammeCommand.PublishProgramme;
import org.livingledger.api.whatif.MemberDifference;
import org.livingledger.server.lanes.CommandReader;
import org.livingledger.server.problem.Fault;
import org.livingledger.server.problem.Problem;
import org.livingledger.server.security.Caller;
import org.livingledger.server.wire.Wire;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a draft programme would have made of the past.
@RestController
final class WhatIfEdge {

    private static final String PUBLISH = "publish-programme";
    private static final String GROUP = "group";
    private static final JsonMapper JSON = Wire.commands();

    private final WhatIfs whatIfs;
    private final KnownLedgers ledgers;
    private final CommandReader reader;
    private final Reads reads;

    WhatIfEdge(WhatIfs whatIfs, KnownLedgers ledgers, CommandReader reader, Reads reads) {
        this.whatIfs = whatIfs;
        this.ledgers = ledgers;
        this.reader = reader;
        this.reads = reads;
    }

    @PostMapping("/v1/ledgers/{ledger}/what-ifs")
    void begin(
            @PathVariable String ledger, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        LedgerId id = known(ledger);
        Bodies.requireType(request, Bodies.JSON_TYPE);
        ObjectNode document = document(request);
        GroupId group = group(document.remove(GROUP));
        PublishProgramme draft = draft(id, document);
        WhatIfs.Told begun;
        try {
            begun = whatIfs.begin(id, draft, group);
        } catch (Refused refused) {
            throw Rejected.of(refused.rejection());
        }
        response.setHeader("Location", "/v1/ledgers/" + id + "/what-ifs/" + begun.id());
        Bodies.write(response, 202, begun);
    }

    @GetMapping("/v1/ledgers/{ledger}/what-ifs/{what_if}")
    void told(
            @PathVariable String ledger,
            @PathVariable("what_if") String whatIf,
            HttpServletResponse response)
            throws IOException {
        WhatIfs.Told told = whatIfs.told(known(ledger), whatIf);
        if (told == null) {
            throw Problem.of(Fault.WHAT_IF_NOT_FOUND);
        }
        response.setHeader("Ledger-Position", Long.toString(told.position()));
        Bodies.write(response, 200, told);
    }

    @GetMapping("/v1/ledgers/{ledger}/what-ifs/{what_if}/members")
    void members(
            @PathVariable String ledger,
            @PathVariable("what_if") String whatIf,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        LedgerId id = known(ledger);
        Page<MemberDifference> page =
                whatIfs.members(
                        id,
                        whatIf,
                        all(request.getParameter("all")),
                        Reading.after(request),
                        Reading.limit(request));
        if (page == null) {
            throw Problem.of(Fault.WHAT_IF_NOT_FOUND);
        }
        reads.page(request, response, id, page);
    }

    @DeleteMapping("/v1/ledgers/{ledger}/what-ifs/{what_if}")
    void drop(
            @PathVariable String ledger,
            @PathVariable("what_if") String whatIf,
            HttpServletResponse response) {
        if (!whatIfs.drop(known(ledger), whatIf)) {
            throw Problem.of(Fault.WHAT_IF_NOT_FOUND);
        }
        response.setStatus(204);
    }

    private LedgerId known(String ledger) {
        LedgerId id = Paths.ledger(ledger);
        if (!ledgers.has(id)) {
            throw Rejected.ledgerNotFound(ledger);
        }
        return id;
    }

    private static ObjectNode document(HttpServletRequest request) throws IOException {
        JsonNode document;
        try {
            document = JSON.readTree(Bodies.read(request, Bodies.COMMAND_BYTES));
        } catch (JacksonException e) {
            throw Bodies.invalid(e, null);
        }
        if (document instanceof ObjectNode object) {
            return object;
        }
        throw Problem.invalid("", "the body must be a JSON object");
    }

    private static @Nullable GroupId group(@Nullable JsonNode group) {
        if (group == null) {
            return null;
        }
        if (!group.isString()) {
            throw Problem.invalid("/" + GROUP, "must be a text");
        }
        return Paths.group(group.stringValue());
    }

    /// The rest of the body is what publication reads, and is read as it is there. It is never carried
    /// out, so it has no idempotency key.
    private PublishProgramme draft(LedgerId ledger, ObjectNode document) {
        String actor = Caller.current().keyId();
        return (PublishProgramme) reader.read(ledger, PUBLISH, "", actor, document).command();
    }

    private static boolean all(@Nullable String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw Problem.parameter("all", "must be true or false");
    }
}
