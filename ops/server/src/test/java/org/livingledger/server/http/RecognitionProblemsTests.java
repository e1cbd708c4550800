package org.livingledger.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.livingledger.server.http.Edge.Reply;

/// Every refusal of `systems.md` S9 and S11 says what, why with its figures, and what to do, in both
/// languages.
class RecognitionProblemsTests {

    private static final String ANN = "'group_id':'fans','member_id':'ann'";

    private final Edge edge = Edge.shared();
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private String ledger = "";

    @BeforeEach
    void openALedger() {
        ledger = edge.ledger();
        assertThat(
                        send(
                                        "publish-programme",
                                        "'programme':{'check_ins':{'make_up_days':2,'make_ups_per_month':0},"
                                                + "'badges':[{'id':'expert','criterion':{'kind':'manual'}},"
                                                + "{'id':'local','scope':'group','criterion':{'kind':'manual'}}]}",
                                        "en")
                                .status())
                .isEqualTo(201);
    }

    @Test
    void tellsOfCheckIns() {
        accepted("check-in", ANN);
        tells("check-in", ANN, "already-checked-in", "fans", "ann");
        LocalDate longAgo = today.minusDays(9);
        tells(
                "make-up-check-in",
                ANN + ",'day':'" + longAgo + "'",
                "make-up-out-of-time",
                longAgo.toString(),
                today.minusDays(2).toString(),
                today.minusDays(1).toString(),
                "2");
        tells(
                "make-up-check-in",
                ANN + ",'day':'" + today.minusDays(1) + "'",
                "make-up-limit-reached",
                "0",
                today.toString().substring(0, 7));
    }

    @Test
    void tellsOfPauses() {
        tells("resume-streak", ANN, "streak-not-paused", "ann", "fans");
        tells(
                "pause-streak",
                ANN + ",'through':'" + today.minusDays(1) + "'",
                "pause-without-a-day",
                today.toString(),
                today.minusDays(1).toString());
        accepted("pause-streak", ANN);
        tells("pause-streak", ANN, "streak-already-paused", "ann", "fans", today.toString());
    }

    @Test
    void tellsOfBadges() {
        String expert = "'member_id':'ann','badge_id':'expert'";
        tells("award-badge", expert.replace("expert", "none"), "badge-not-found", "none", "1");
        tells("award-badge", expert + ",'level':2", "badge-level-not-found", "expert", "2", "1");
        tells(
                "award-badge",
                expert.replace("expert", "local"),
                "badge-needs-a-group",
                "local",
                "group_id");
        tells("revoke-badge", expert, "badge-not-held", "ann", "expert");
        accepted("award-badge", expert);
        tells("award-badge", expert, "badge-already-held", "ann", "expert", "1");
        tells("review-badges", "'version':7,'members':['ann']", "programme-version-conflict", "7");
    }

    private void accepted(String command, String body) {
        Reply reply = send(command, body, "en");
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    private void tells(String command, String body, String code, String... figures) {
        for (String language : new String[] {"en", "zh-CN"}) {
            Reply reply = send(command, body, language);
            assertThat(reply.code()).as(reply.text()).isEqualTo(code);
            assertThat(reply.header("Content-Language")).isEqualTo(language);
            String detail = reply.json().get("detail").asString();
            assertThat(detail).contains(figures);
            if (language.equals("zh-CN")) {
                assertThat(detail).containsPattern("\\p{IsHan}");
            }
        }
    }

    private Reply send(String command, String body, String language) {
        return edge.command(
                edge.admin(),
                ledger,
                command,
                UUID.randomUUID().toString(),
                "{" + body.replace('\'', '"') + "}",
                "Accept-Language",
                language);
    }
}
