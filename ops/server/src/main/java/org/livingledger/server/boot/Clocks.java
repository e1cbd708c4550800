package org.livingledger.server.boot;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/// The one clock of the service.
@Configuration(proxyBeanMethods = false)
class Clocks {

    @Bean
    @Profile("!test & !demo")
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @Profile("test | demo")
    SettableClock settableClock(Settings settings) {
        var clock = new SettableClock();
        clock.set(settings.clock());
        return clock;
    }
}
