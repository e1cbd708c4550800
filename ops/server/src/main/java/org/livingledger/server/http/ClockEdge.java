package org.livingledger.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.livingledger.server.boot.SettableClock;
import org.livingledger.server.due.DueScan;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/// Sets the clock, or lets it follow the system again when no time is given, so that a demonstration or a test need not wait for a lot to end.
@RestController
@Profile({"test", "demo"})
final class ClockEdge {

    private final SettableClock clock;
    private final DueScan dueScan;

    private record Time(@Nullable Instant now) {}

    /// @param settle whether all that is due by then is written down before the answer
    private record Setting(@Nullable Instant now, @Nullable Boolean settle) {}

    ClockEdge(SettableClock clock, DueScan dueScan) {
        this.clock = clock;
        this.dueScan = dueScan;
    }

    @GetMapping("/v1/clock")
    void read(HttpServletResponse response) throws IOException {
        Bodies.write(response, 200, new Time(clock.instant()));
    }

    @PutMapping("/v1/clock")
    void set(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Setting setting = Bodies.read(request, Setting.class);
        if (Boolean.TRUE.equals(setting.settle())) {
            dueScan.settle(() -> clock.set(setting.now()));
        } else {
            clock.set(setting.now());
        }
        read(response);
    }
}
