package org.livingledger.server;

import org.livingledger.server.boot.Settings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/// The server's entry point.
@SpringBootApplication
@EnableConfigurationProperties(Settings.class)
public class LedgerServer {

    /// Starts the server; options are `--name=value`, for example `--server.port=7070`.
    public static void main(String[] args) {
        SpringApplication.run(LedgerServer.class, args);
    }
}
