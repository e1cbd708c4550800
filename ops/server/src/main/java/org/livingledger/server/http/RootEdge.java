package org.livingledger.server.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.livingledger.server.openapi.Contract;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where someone begins who knows only the address.
@RestController
final class RootEdge {

    private static final String LINKS =
            """
            {"service":"living-ledger","links":{"ledgers":"/v1/ledgers",\
            "contract":"/v1/openapi.json","health":"/actuator/health"}}\
            """;

    private final String contract = Contract.frozen();

    @GetMapping("/")
    void links(HttpServletResponse response) throws IOException {
        Bodies.write(response, 200, LINKS);
    }

    /// The contract as it is frozen; a test holds it against what is generated from the registry.
    @GetMapping("/v1/openapi.json")
    void contract(HttpServletResponse response) throws IOException {
        Bodies.write(response, 200, contract);
    }
}
