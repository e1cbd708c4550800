package org.livingledger.faults;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// I1 and I2: every event is claimed by exactly one accepted command's receipt, every claim is met
/// by all events of one command and nothing else, and no refusal claims any.
final class Receipts {

    private final Findings findings;

    Receipts(Findings findings) {
        this.findings = findings;
    }

    void check(String ledger, List<StoredEvent> events, Collection<StoredReceipt> receipts) {
        Map<Long, StoredEvent> unclaimed = new HashMap<>();
        events.forEach(event -> unclaimed.put(event.position(), event));
        Map<String, Integer> eventsOf = new HashMap<>();
        events.forEach(event -> eventsOf.merge(event.correlation(), 1, Integer::sum));
        long last = events.isEmpty() ? 0 : events.getLast().position();
        for (StoredReceipt receipt : receipts) {
            JsonNode claims = receipt.body().path("events");
            if (!receipt.accepted()) {
                expect(claims.isEmpty(), receipt, "a refusal claims events");
                expect(
                        receipt.status() == 404
                                || receipt.status() == 409
                                || receipt.status() == 422,
                        receipt,
                        "status " + receipt.status() + " is no decision");
                expect(
                        receipt.body().hasNonNull("code") && receipt.position() <= last,
                        receipt,
                        "a refusal without a code, or decided after the last event");
                continue;
            }
            expect(!claims.isEmpty(), receipt, "accepted without an event");
            String command = claim(receipt, claims, unclaimed);
            expect(
                    claims.size() == eventsOf.getOrDefault(command, 0),
                    receipt,
                    "claims " + claims.size() + " events of " + eventsOf.get(command));
        }
        unclaimed
                .values()
                .forEach(event -> findings.add("I1", event, "no accepted command claims it"));
    }

    /// Takes the claimed events out of those unclaimed and answers whose they were.
    private String claim(StoredReceipt receipt, JsonNode claims, Map<Long, StoredEvent> unclaimed) {
        String command = "";
        long last = 0;
        for (JsonNode claim : claims) {
            last = claim.path("position").asLong(0);
            StoredEvent event = unclaimed.remove(last);
            if (event == null) {
                expect(false, receipt, "claims position " + last + ", missing or claimed already");
                continue;
            }
            expect(
                    event.id().equals(claim.path("id").asString(""))
                            && event.type().equals(claim.path("type").asString("")),
                    receipt,
                    "claims " + claim + " and finds " + event.type() + " " + event.id());
            expect(
                    command.isEmpty() || command.equals(event.correlation()),
                    receipt,
                    "claims events of two commands");
            command = event.correlation();
        }
        expect(
                receipt.position() == last,
                receipt,
                "says position " + receipt.position() + " and ends at " + last);
        return command;
    }

    private void expect(boolean holds, StoredReceipt receipt, String otherwise) {
        if (!holds) {
            findings.add(
                    receipt.accepted() ? "I1" : "I2",
                    receipt.ledger(),
                    receipt.position(),
                    "receipt " + receipt.key() + ": " + otherwise);
        }
    }
}
