package org.livingledger.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.livingledger.server.http.Edge.Reply;

/// A key that sends too much is told when to come again, and takes nothing from the others.
class RateLimitTests {

    private static final Edge EDGE = Edge.limited();

    @AfterAll
    static void stop() {
        EDGE.context().close();
    }

    @Test
    void answersAKeyThatSendsTooMuchWithWhenToComeAgain() {
        String key = EDGE.key("auditor", "any");
        for (int left = Edge.LIMITED_BURST - 1; left >= 0; left--) {
            Reply reply = ask(key);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("RateLimit-Policy")).isEqualTo("\"key\";q=20;w=2000");
            assertThat(reply.header("RateLimit"))
                    .isEqualTo("\"key\";r=%d;t=%d".formatted(left, 100 * (20 - left)));
        }
        Reply refused = ask(key);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("rate-limited");
        assertThat(refused.json().get("retryable").asBoolean()).isTrue();
        assertThat(refused.json().get("burst").asInt()).isEqualTo(20);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(95, 100);
        assertThat(refused.header("RateLimit")).startsWith("\"key\";r=0;t=");
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void takesNothingFromOtherKeysNorFromThoseWithout() {
        String greedy = EDGE.key("auditor", "any");
        String modest = EDGE.key("auditor", "any");
        for (int i = 0; i <= Edge.LIMITED_BURST; i++) {
            ask(greedy);
        }
        assertThat(ask(greedy).status()).isEqualTo(429);
        assertThat(ask(modest).status()).isEqualTo(200);
        Reply health = EDGE.send("GET", "/actuator/health", null, (String) null);
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.header("RateLimit")).isEmpty();
    }

    @Test
    void countsWhatIsRefusedForOtherReasonsToo() {
        String key = EDGE.key("reporter", "any");
        for (int i = 0; i < Edge.LIMITED_BURST; i++) {
            assertThat(EDGE.send("GET", "/v1/keys", key, (String) null).status()).isEqualTo(403);
        }
        assertThat(EDGE.send("GET", "/v1/keys", key, (String) null).status()).isEqualTo(429);
    }

    @Test
    void limitsNobodyUnlessItIsToldTo() {
        for (String path : List.of("/v1/ledgers", "/v1/openapi.json")) {
            Reply reply = Edge.shared().get(path);
            assertThat(reply.header("RateLimit")).isEmpty();
            assertThat(reply.header("RateLimit-Policy")).isEmpty();
        }
    }

    private static Reply ask(String key) {
        return EDGE.send("GET", "/v1/ledgers", key, (String) null);
    }
}
