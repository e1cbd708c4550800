package org.livingledger.server.security;

import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.livingledger.server.problem.Fault;
import org.livingledger.server.problem.Problem;
import org.livingledger.server.problem.Problems;
import org.livingledger.server.problem.Texts;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/// The smallest filter chain that does the work: Spring Security's proxy and firewall, and our gate.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /// What a start is told with when the admin key was lost.
    private static final String RECOVER = "recover-admin-key";

    @Bean
    Texts texts() {
        return new Texts();
    }

    @Bean
    Problems problems(Texts texts) {
        return new Problems(texts);
    }

    @Bean
    ApiKeys apiKeys(JdbcClient jdbc, @Qualifier("writePool") DataSource writePool, Clock clock) {
        return new ApiKeys(jdbc, JdbcClient.create(writePool), clock);
    }

    @Bean
    SecurityFilterChain chain(
            ApiKeys keys,
            Problems problems,
            @Value("${ledger.rate-limit:0}") double perSecond,
            @Value("${ledger.rate-burst:0}") int burst) {
        Throttle throttle = Throttle.of(perSecond, burst, Ticker.systemTicker());
        return new DefaultSecurityFilterChain(
                AnyRequestMatcher.INSTANCE, new Gate(keys, problems, throttle));
    }

    /// There are no users and no passwords. Without this, Spring Boot would invent one of each.
    @Bean
    AuthenticationManager noPasswords() {
        return authentication -> {
            throw new ProviderNotFoundException("only API keys are accepted");
        };
    }

    /// Members' ids may have any characters, also those that are written with a percent sign in a
    /// path. Routes and rights are matched on the undecoded path, so none of them can lead elsewhere.
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedDoubleSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowUrlEncodedPeriod(true);
        firewall.setAllowBackSlash(true);
        firewall.setAllowSemicolon(true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler rejected(Problems problems) {
        return (request, response, rejection) ->
                problems.write(request, response, Problem.of(Fault.BAD_REQUEST));
    }

    /// Before the server listens, so that whoever finds it listening finds the key.
    @Bean
    SmartInitializingSingleton firstKey(
            ApiKeys keys, @Value("${ledger.data:./data}") Path data, Environment environment) {
        var first = new FirstKey(keys, data, System.out);
        return environment.containsProperty(RECOVER) ? first::issueAnother : first::issue;
    }
}
