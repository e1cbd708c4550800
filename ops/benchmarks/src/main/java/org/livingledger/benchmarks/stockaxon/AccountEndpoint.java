package org.livingledger.benchmarks.stockaxon;

import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.livingledger.benchmarks.stockaxon.AccountMessages.EarnPoints;
import org.livingledger.benchmarks.stockaxon.AccountMessages.OpenAccount;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The same way in as the ledger's: one command per POST with a JSON body and a JSON answer.
@RestController
final class AccountEndpoint {

    private final CommandGateway commands;

    AccountEndpoint(CommandGateway commands) {
        this.commands = commands;
    }

    record Earning(String memberId, long points, @Nullable String reason) {}

    record Balance(String memberId, long balance) {}

    @PostMapping("/accounts/{account}")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> open(@PathVariable("account") String account) {
        commands.<Object>sendAndWait(new OpenAccount(account));
        return Map.of("account", account);
    }

    @PostMapping("/earnings")
    @ResponseStatus(HttpStatus.CREATED)
    Balance earn(@RequestBody Earning earning) {
        long balance =
                commands.<Long>sendAndWait(
                        new EarnPoints(earning.memberId(), earning.points(), earning.reason()));
        return new Balance(earning.memberId(), balance);
    }

    /// Reads the same body and writes the same answer and does nothing between: what HTTP and JSON
    /// alone cost, the ceiling of everything that is measured over HTTP.
    @PostMapping("/empty")
    @ResponseStatus(HttpStatus.CREATED)
    Balance empty(@RequestBody Earning earning) {
        return new Balance(earning.memberId(), earning.points());
    }
}
