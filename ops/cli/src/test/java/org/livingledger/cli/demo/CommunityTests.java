package org.livingledger.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livingledger.client.Item;

/// The script of the year of `ledger demo`, by itself.
class CommunityTests {

    private static final Instant END = Instant.parse("2026-05-09T10:00:00Z");
    private final List<Day> days = Community.until(END);
    private final List<Act> acts = acts(days);

    @Test
    void isTheSameEveryTime() {
        assertThat(Community.until(END)).isEqualTo(days);
    }

    @Test
    void hasEveryDayOfAYearWithBulksThatOneRequestCarries() {
        assertThat(days).hasSize(366);
        assertThat(days.getFirst().date()).isEqualTo(LocalDate.parse("2025-05-09"));
        assertThat(days.getLast().evening()).isEqualTo(END);
        assertThat(days).allSatisfy(day -> assertThat(day.acts()).hasSizeLessThanOrEqualTo(1_000));
        assertThat(acts.size()).isBetween(9_000, 25_000);
    }

    @Test
    void has300MembersWhoAllJoin() {
        Set<String> seated =
                acts.stream()
                        .filter(act -> act.refusal() == null)
                        .map(Act::item)
                        .filter(item -> item.command().matches("join-group|found-group"))
                        .map(CommunityTests::joining)
                        .collect(Collectors.toSet());

        assertThat(seated).containsExactlyInAnyOrderElementsOf(Community.members());
        assertThat(seated).hasSize(Community.MEMBERS).contains(Community.someone());
    }

    @Test
    void aLargerOneHasMoreMembersAndTheFirst300DoTheSame() {
        List<Day> larger = Community.until(END, 1_200);
        assertThat(Community.members(1_200)).doesNotHaveDuplicates().hasSize(1_200);
        assertThat(bodies(larger)).containsSubsequence(bodies(days));
        assertThat(larger).allSatisfy(day -> assertThat(day.acts()).hasSizeLessThan(1_000));
        assertThat(Community.until(END, 1_200)).isEqualTo(larger);
    }

    private static List<String> bodies(List<Day> days) {
        return days.stream()
                .flatMap(day -> day.acts().stream())
                .map(act -> act.item().command() + act.item().body() + act.refusal())
                .toList();
    }

    /// `systems.md` S1, S2, S3, S5, S7 to S11, S21 and section 2.
    @Test
    void triesEveryCommandThatPeopleGive() {
        assertThat(acts.stream().map(act -> act.item().command()).collect(Collectors.toSet()))
                .contains(
                        "open-ledger",
                        "publish-programme",
                        "found-group",
                        "rename-group",
                        "describe-group",
                        "set-sub-group-policy",
                        "set-dissolve-date",
                        "dissolve-group",
                        "set-capacity",
                        "open-group",
                        "close-group",
                        "set-admin-limit",
                        "promote-to-admin",
                        "demote-admin",
                        "transfer-ownership",
                        "set-rotation",
                        "confirm-rotation",
                        "decline-rotation",
                        "grant-title",
                        "revoke-title",
                        "set-gates",
                        "create-invitation",
                        "revoke-invitation",
                        "apply-to-join",
                        "review-application",
                        "withdraw-application",
                        "ban-member",
                        "unban-member",
                        "report-payment",
                        "report-quiz",
                        "state-fact",
                        "verify-fact",
                        "set-house-rules",
                        "warn-member",
                        "mute-member",
                        "unmute-member",
                        "remove-member",
                        "mute-group",
                        "unmute-group",
                        "file-appeal",
                        "decide-appeal",
                        "join-group",
                        "leave-group",
                        "eliminate-member",
                        "run-elimination",
                        "record-activity",
                        "check-in",
                        "make-up-check-in",
                        "pause-streak",
                        "resume-streak",
                        "award-badge",
                        "revoke-badge",
                        "earn-points",
                        "spend-points",
                        "transfer-points",
                        "hold-points",
                        "capture-points",
                        "release-points",
                        "pay-into-pool",
                        "pay-from-pool",
                        "adjust-points",
                        "forfeit-points",
                        "freeze-account",
                        "unfreeze-account");
    }

    @Test
    void triesInVainWhatIsToBeRefused() {
        assertThat(acts)
                .extracting(Act::refusal)
                .contains(
                        "gates-not-passed",
                        "group-full",
                        "group-closed",
                        "group-dissolved",
                        "member-banned",
                        "cooling-down",
                        "application-stands",
                        "already-waiting",
                        "role-required",
                        "admin-limit-reached",
                        "own-measure",
                        "already-appealed",
                        "already-checked-in",
                        "insufficient-points",
                        "account-frozen",
                        "owner-must-transfer");
    }

    @Test
    void nothingHappensAfterTheEveningOrBeforeTheDay() {
        for (Day day : days) {
            assertThat(day.acts())
                    .extracting(act -> body(act.item()).get("occurred_at"))
                    .filteredOn(at -> at != null)
                    .allSatisfy(at ->
                            assertThat(Instant.parse(String.valueOf(at)))
                                    .isBetween(day.begins(), day.evening()));
        }
    }

    @Test
    void keysAreUnique() {
        assertThat(acts).extracting(act -> act.item().key()).doesNotHaveDuplicates();
    }

    /// Whoever is silent for 30 days is warned, and gone two weeks later: the others must not be
    /// silent, whatever the day on which the demo is started.
    @ParameterizedTest
    @ValueSource(strings = {"2026-05-09T10:00:00Z", "2027-01-01T00:00:00Z", "2028-02-29T17:00:00Z"})
    void onlyThoseFallSilentAmongTheRunnersWhosePartItIs(String end) {
        List<Day> year = Community.until(Instant.parse(end));
        var silent = new TreeSet<String>();
        for (String member : Community.members()) {
            Instant last = null;
            for (Act act : acts(year)) {
                Map<?, ?> body = body(act.item());
                if (act.refusal() != null
                        || !member.equals(body.get("member_id"))
                        || !Circle.NIGHT_RUNNERS.id().equals(body.get("group_id"))
                        || body.get("occurred_at") == null) {
                    continue;
                }
                Instant at = Instant.parse(String.valueOf(body.get("occurred_at")));
                if (last != null && Duration.between(last, at).toDays() >= 29) {
                    silent.add(member);
                }
                last = act.item().command().equals("leave-group") ? null : at;
            }
        }
        var parts = new HashSet<String>();
        for (int member = 290; member <= 295; member++) {
            parts.add(Community.name(member));
        }
        assertThat(parts).containsAll(silent);
        assertThat(silent).contains(Community.name(290), Community.name(295));
    }

    private static List<Act> acts(List<Day> days) {
        return days.stream().flatMap(day -> day.acts().stream()).toList();
    }

    private static String joining(Item item) {
        String field = item.command().equals("join-group") ? "member_id" : "owner";
        return String.valueOf(body(item).get(field));
    }

    private static Map<?, ?> body(Item item) {
        return (Map<?, ?>) item.body();
    }
}
