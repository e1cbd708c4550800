package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.livingledger.api.LedgerId;
import org.livingledger.cli.demo.Act;
import org.livingledger.cli.demo.Community;
import org.livingledger.cli.demo.Day;
import org.livingledger.client.Bulk;
import org.livingledger.client.Item;
import org.livingledger.client.ItemAnswer;
import org.livingledger.client.LedgerClient;
import org.livingledger.projections.EventSource;

/// A year of the demo's community, lived on a clock that is moved from day to day.
final class Year {

    static final Instant END = Instant.parse("2026-11-01T04:00:00Z");
    static final LedgerId LEDGER = new LedgerId(Community.LEDGER);

    /// Every second day all that is due is written down before anything else, as in the demo.
    private static final int SETTLED = 2;

    private Year() {}

    /// Lives the year.
    ///
    /// @return the positions at which nothing that was due was unwritten, and when that was
    static Map<Long, Instant> live(LedgerClient client, EventSource events) {
        return live(client, events, Community.MEMBERS);
    }

    /// Lives the year of a larger community.
    ///
    /// @return the positions at which nothing that was due was unwritten, and when that was
    static Map<Long, Instant> live(LedgerClient client, EventSource events, int members) {
        var settled = new HashMap<Long, Instant>();
        List<Day> days = Community.until(END, members);
        for (int i = 0; i < days.size(); i++) {
            Day day = days.get(i);
            if (i % SETTLED == 1) {
                settle(client, events, day.begins(), settled);
            }
            client.call("PUT", "/v1/clock", Map.of("now", day.evening().toString()));
            send(client, day.acts());
        }
        settle(client, events, END, settled);
        return settled;
    }

    private static void settle(
            LedgerClient client, EventSource events, Instant now, Map<Long, Instant> settled) {
        client.call("PUT", "/v1/clock", Map.of("now", now.toString(), "settle", true));
        Long position = events.ahead(Map.of()).get(LEDGER);
        if (position != null) {
            settled.put(position, now);
        }
    }

    private static void send(LedgerClient client, List<Act> acts) {
        List<Item> items = acts.stream().map(Act::item).toList();
        // the ledger is opened by a request of its own: people belong to a ledger that is there
        int alone = !items.isEmpty() && items.getFirst().command().equals("open-ledger") ? 1 : 0;
        var answers = new ArrayList<ItemAnswer>();
        for (List<Item> part :
                List.of(items.subList(0, alone), items.subList(alone, items.size()))) {
            if (!part.isEmpty()) {
                answers.addAll(client.sendAll(Community.LEDGER, part, Bulk.EACH));
            }
        }
        for (int i = 0; i < acts.size(); i++) {
            String refusal = acts.get(i).refusal();
            assertThat(answers.get(i).code())
                    .as(answers.get(i).detail())
                    .isEqualTo(refusal == null ? "" : refusal);
        }
    }
}
