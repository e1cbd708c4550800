package org.livingledger.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/// Where the server listens.
class FrontTests {

    @Test
    void listensOnThisMachineOnlyUnlessToldOtherwise() {
        assertThat(addressOf(Map.of()).isLoopbackAddress()).isTrue();
    }

    @Test
    void refusesToListenToOthersWithoutTls() {
        for (String address : new String[] {"0.0.0.0", "::", "192.0.2.1"}) {
            assertThatThrownBy(() -> addressOf(Map.of("server.address", address)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("--behind-proxy")
                    .hasMessageContaining("server.ssl");
        }
        assertThatThrownBy(() ->
                        addressOf(
                                Map.of(
                                        "server.address",
                                        "0.0.0.0",
                                        "server.ssl.bundle",
                                        "own",
                                        "server.ssl.enabled",
                                        "false")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void listensToOthersBehindAProxyOrWithTls() {
        assertThat(
                        addressOf(Map.of("server.address", "0.0.0.0", "behind-proxy", ""))
                                .isAnyLocalAddress())
                .isTrue();
        assertThat(
                        addressOf(Map.of("server.address", "0.0.0.0", "server.ssl.bundle", "own"))
                                .isAnyLocalAddress())
                .isTrue();
    }

    private static InetAddress addressOf(Map<String, Object> properties) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        var factory = new TomcatServletWebServerFactory();
        new Front(environment).customize(factory);
        return Objects.requireNonNull(factory.getAddress());
    }
}
