package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `systems.md A6`: no balance is ever below zero, however many spend at once.
class SpendingA6Tests extends AcceptanceCase {

    @Test
    void acceptsThreeOfFiftySpendingsOfThirtyFromAHundred() throws Exception {
        open("UTC");
        accepted(earn("ann", 100));
        List<Reply> replies = atOnce(50, () -> spend("ann", 30));
        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(3);
        assertThat(replies).filteredOn(reply -> reply.status() == 422).hasSize(47);
        assertThat(account("ann").number("/balance")).isEqualTo(10);
        for (JsonNode line : ask("/accounts/ann/statement").json("/items")) {
            assertThat(line.at("/balance").longValue()).isNotNegative();
        }
    }
}
