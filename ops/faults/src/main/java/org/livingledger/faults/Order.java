package org.livingledger.faults;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// I3: positions 1…n and sequences 0…n without hole or repeat, time never going back, the events of
/// one command side by side, the head at the last of them.
final class Order {

    private final Findings findings;

    Order(Findings findings) {
        this.findings = findings;
    }

    void check(String ledger, List<StoredEvent> events, long head) {
        Map<String, Long> sequences = new HashMap<>();
        Set<String> ids = new HashSet<>();
        Set<String> commands = new HashSet<>();
        String command = "";
        long position = 0;
        long recordedUs = Long.MIN_VALUE;
        for (StoredEvent event : events) {
            findings.expect(
                    event.position() == position + 1,
                    "I3",
                    event,
                    "stands after position " + position);
            long sequence = sequences.getOrDefault(event.stream(), -1L);
            findings.expect(
                    event.sequence() == sequence + 1,
                    "I3",
                    event,
                    "sequence " + event.sequence() + " comes after " + sequence);
            findings.expect(ids.add(event.id()), "I1", event, "id is stored twice");
            findings.expect(
                    event.recordedUs() >= recordedUs, "I3", event, "was recorded before the last");
            if (!event.correlation().equals(command)) {
                findings.expect(
                        commands.add(event.correlation()),
                        "I3",
                        event,
                        "another command's events stand inside this one's");
                command = event.correlation();
            }
            position = event.position();
            recordedUs = event.recordedUs();
            sequences.put(event.stream(), event.sequence());
        }
        if (head != position) {
            findings.add("I3", ledger, position, "the head says " + head);
        }
    }
}
