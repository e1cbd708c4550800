package org.livingledger.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.AsOf;
import org.livingledger.api.LedgerId;
import org.livingledger.api.programme.ProgrammeQuery.FindProgramme;
import org.livingledger.api.programme.ProgrammeQuery.ProgrammeView;
import org.livingledger.server.http.Receipts.Answered;
import org.livingledger.server.problem.Fault;
import org.livingledger.server.problem.Problem;
import org.livingledger.server.problem.Problems;
import org.livingledger.server.wire.Wire;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Why a command was refused: what its receipt says, and the programme by which it was decided.
@RestController
final class RefusalReads {

    private static final JsonMapper JSON = Wire.mapper();

    private final Reads reads;
    private final Questions questions;
    private final Receipts receipts;
    private final Problems problems;

    RefusalReads(Reads reads, Questions questions, Receipts receipts, Problems problems) {
        this.reads = reads;
        this.questions = questions;
        this.receipts = receipts;
        this.problems = problems;
    }

    @GetMapping("/v1/ledgers/{ledger}/explain/refusal/{key}")
    void refusal(
            Inquiry inquiry,
            @PathVariable String key,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Answered answered = receipts.find(inquiry.ledger(), key);
        AsOf asOf = inquiry.asOf();
        if (answered == null || (asOf != null && answered.position() > asOf.position())) {
            throw Problem.of(Fault.RECEIPT_NOT_FOUND).with("key", key);
        }
        boolean accepted = answered.status() == 201;
        ObjectNode document = JSON.createObjectNode();
        document.put("position", Long.parseLong(response.getHeader("Ledger-Position")));
        ProgrammeView inForce = inForce(inquiry.ledger(), answered.position());
        document.put("programme_version", inForce == null ? 0 : inForce.version());
        document.put("key", key);
        document.put("accepted", accepted);
        document.put("status", answered.status());
        document.put("decided_position", answered.position());
        document.set("decided_at", JSON.valueToTree(answered.decidedAt()));
        if (accepted) {
            // the outcome is for who sent the command: it can hold a secret, as a new invitation's
            // code
            document.set("events", JSON.readTree(answered.body()).path("events"));
            Bodies.write(response, 200, document.toString());
            return;
        }
        String refusal = reads.reveal(inquiry.ledger(), answered.body());
        JsonNode figures = JSON.readTree(refusal);
        document.put("code", figures.path("code").asString());
        ObjectNode problem =
                problems.document(
                        answered.status(),
                        refusal,
                        Problems.language(request),
                        Problems.trace(request));
        document.set("title", problem.path("title"));
        document.set("detail", problem.path("detail"));
        ((ObjectNode) figures).remove("code");
        document.set("figures", figures);
        JsonNode rule = rule(inquiry.ledger(), figures, inForce);
        if (rule != null) {
            document.set("rule", rule);
        }
        response.setHeader("Content-Language", Problems.language(request).tag());
        Bodies.write(response, 200, document.toString());
    }

    /// The version that was in force at a position, or null if none was.
    private @Nullable ProgrammeView inForce(LedgerId ledger, long position) {
        ProgrammeView view = questions.ask(new FindProgramme(ledger, null));
        while (view != null && view.position() > position) {
            view =
                    view.version() == 1
                            ? null
                            : questions.ask(new FindProgramme(ledger, view.version() - 1));
        }
        return view;
    }

    /// The earning rule that a refusal names, as it stood in the version that it names, or in the one that
    /// was in force.
    private @Nullable JsonNode rule(
            LedgerId ledger, JsonNode figures, @Nullable ProgrammeView inForce) {
        String id = figures.path("rule_id").asString("");
        int version = figures.path("version").asInt(0);
        if (id.isEmpty()) {
            return null;
        }
        ProgrammeView named =
                version == 0 ? inForce : questions.ask(new FindProgramme(ledger, version));
        return named == null
                ? null
                : named.programme().rules().stream()
                        .filter(each -> each.id().value().equals(id))
                        .map(each -> JSON.<JsonNode>valueToTree(each))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }
}
