package org.livingledger.server.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/// The server's face to the network: on this machine only, unless what lies between is encrypted.
final class Front implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    /// What says that a proxy in front of us ends TLS.
    static final String BEHIND_PROXY = "behind-proxy";

    /// How much of a body that is too long is still read, so that its sender reads our answer.
    private static final int SWALLOWED_BYTES = 2 * Bodies.BULK_BYTES;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Environment environment;

    Front(Environment environment) {
        this.environment = environment;
    }

    @Override
    public int getOrder() {
        // after what the properties say
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setAddress(address());
        factory.addConnectorCustomizers(connector -> {
            // members' ids may have slashes in them; rights are matched on the raw path
            String untouched = EncodedSolidusHandling.PASS_THROUGH.getValue();
            connector.setEncodedSolidusHandling(untouched);
            connector.setEncodedReverseSolidusHandling(untouched);
            connector.setProperty("maxSwallowSize", Integer.toString(SWALLOWED_BYTES));
            connector.setProperty("connectionTimeout", Long.toString(PATIENCE.toMillis()));
        });
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
    }

    private InetAddress address() {
        String name = environment.getProperty("server.address", "127.0.0.1");
        try {
            InetAddress address = InetAddress.getByName(name);
            if (!address.isLoopbackAddress() && !isCovered()) {
                throw new IllegalStateException(
                        "refusing to listen on "
                                + name
                                + " without TLS: keys and answers could be read on the way. Set"
                                + " server.ssl.*, or start with --behind-proxy if a proxy in front"
                                + " ends TLS");
            }
            return address;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("there is no address " + name, e);
        }
    }

    private boolean isCovered() {
        boolean tls =
                environment.containsProperty("server.ssl.bundle")
                        || environment.containsProperty("server.ssl.key-store")
                        || environment.containsProperty("server.ssl.certificate");
        return environment.containsProperty(BEHIND_PROXY)
                || (tls && environment.getProperty("server.ssl.enabled", Boolean.class, true));
    }
}
