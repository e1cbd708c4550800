package org.livingledger.server.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.livingledger.projections.ReadSide;
import org.livingledger.server.adoption.Adopter;
import org.livingledger.server.due.DueScan;
import org.livingledger.server.lanes.Lanes;
import org.livingledger.server.people.Recollection;
import org.livingledger.server.store.Tail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// In which order the parts take up work and lay it down: the read side and the lanes before the web
/// server takes its first request; at the end the web server first, so that every request in flight
/// is answered, then the scan and the lanes, then the read side.
@Component
class Life implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Life.class);

    private final Tail tail;
    private final Recollection recollection;
    private final ReadSide readSide;
    private final Lanes lanes;
    private final DueScan dueScan;
    private final Adopter adopter;
    private final SelfCheck selfCheck;
    private final InvariantWatch invariants;
    private final Settings settings;
    private final Clock clock;
    private boolean running;

    Life(
            Tail tail,
            Recollection recollection,
            ReadSide readSide,
            Lanes lanes,
            DueScan dueScan,
            Adopter adopter,
            SelfCheck selfCheck,
            InvariantWatch invariants,
            Settings settings,
            Clock clock) {
        this.tail = tail;
        this.recollection = recollection;
        this.readSide = readSide;
        this.lanes = lanes;
        this.dueScan = dueScan;
        this.adopter = adopter;
        this.selfCheck = selfCheck;
        this.invariants = invariants;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void start() {
        tail.start();
        if (clock instanceof SettableClock) {
            MadeUpTime.require(settings, tail);
        }
        if (settings.follow()) {
            readSide.start();
        } else {
            readSide.lookOn();
        }
        lanes.start();
        recollection.start();
        if (settings.follow()) {
            dueScan.start(settings.scan());
            adopter.start(settings.scan());
            selfCheck.start(settings.selfcheck());
            invariants.start(settings.invariants());
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        try {
            recollection.stop();
            selfCheck.close();
            invariants.close();
            dueScan.close();
            adopter.close();
            lanes.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            readSide.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Before the web server starts, and after it has stopped.
    @Override
    public int getPhase() {
        return 0;
    }

    /// Writes the address down where the command line on the same machine finds it.
    @EventListener
    void ready(WebServerInitializedEvent web) throws IOException {
        if (web.getApplicationContext().getServerNamespace() != null) {
            return; // the management server's, if it has a port of its own
        }
        Path file = settings.data().resolve("server.url");
        String url = "http://127.0.0.1:" + web.getWebServer().getPort();
        Files.createDirectories(settings.data());
        Files.writeString(file, url + System.lineSeparator());
        LOG.info("listening at {}", url);
    }
}
