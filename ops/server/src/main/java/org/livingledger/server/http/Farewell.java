package org.livingledger.server.http;

import java.time.Duration;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Tells clients that this server is leaving before it stops listening. A connection that is kept
/// alive may have a request on its way at the very moment it is closed, and whoever sent it cannot
/// know whether it arrived. So for a moment everything is still answered, and every answer ends its
/// connection.
@Component
final class Farewell implements SmartLifecycle {

    private static final Duration LONGEST = Duration.ofMillis(500);
    private static final Duration LOOK = Duration.ofMillis(20);

    /// What Tomcat counts while nobody is connected: the connection that it is about to accept.
    private static final long NOBODY = 1;

    private volatile @Nullable AbstractHttp11Protocol<?> http;
    private volatile boolean running;

    @EventListener
    void listening(WebServerInitializedEvent event) {
        boolean ours = event.getApplicationContext().getServerNamespace() == null;
        if (ours
                && event.getWebServer() instanceof TomcatWebServer server
                && server.getTomcat().getConnector().getProtocolHandler()
                        instanceof AbstractHttp11Protocol<?> protocol) {
            http = protocol;
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        AbstractHttp11Protocol<?> protocol = http;
        if (protocol == null) {
            return;
        }
        protocol.setMaxKeepAliveRequests(1);
        long until = System.nanoTime() + LONGEST.toNanos();
        try {
            while (protocol.getConnectionCount() > NOBODY && System.nanoTime() - until < 0) {
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Before the web server takes no more requests.
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
