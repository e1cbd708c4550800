package org.livingledger.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.livingledger.client.Item;

/// The invented community of `ledger demo`.
class CommunityTests {

    private static final Instant DAY = Instant.parse("2026-05-09T10:00:00Z");
    private final List<Item> items = Community.until(DAY);

    @Test
    void isTheSameEveryTime() {
        assertThat(Community.until(DAY)).isEqualTo(items);
    }

    @Test
    void has300MembersWhoAllJoin() {
        var seated =
                items.stream()
                        .filter(item -> item.command().matches("join-group|found-group"))
                        .map(CommunityTests::joining)
                        .collect(Collectors.toSet());

        assertThat(seated).hasSize(Community.MEMBERS).contains(Community.someone());
    }

    @Test
    void showsEveryKindOfThing() {
        assertThat(items)
                .extracting(Item::command)
                .contains(
                        "open-ledger",
                        "publish-programme",
                        "found-group",
                        "join-group",
                        "promote-to-admin",
                        "record-activity",
                        "earn-points",
                        "spend-points",
                        "transfer-points",
                        "hold-points",
                        "capture-points",
                        "release-points",
                        "pay-into-pool",
                        "pay-from-pool",
                        "leave-group",
                        "eliminate-member");
        assertThat(items.size()).isBetween(3_000, 20_000);
    }

    @Test
    void nothingHappensInTheFutureOrBeforeTheFounding() {
        assertThat(items)
                .filteredOn(item -> body(item).containsKey("occurred_at"))
                .allSatisfy(item ->
                        assertThat(Instant.parse(String.valueOf(body(item).get("occurred_at"))))
                                .isBetween(DAY.minusSeconds(181 * 86_400L), DAY));
    }

    @Test
    void keysAreUnique() {
        assertThat(items).extracting(Item::key).doesNotHaveDuplicates();
    }

    private static String joining(Item item) {
        String field = item.command().equals("join-group") ? "member_id" : "owner";
        return String.valueOf(body(item).get(field));
    }

    private static Map<?, ?> body(Item item) {
        return (Map<?, ?>) item.body();
    }
}
