package org.livingledger.benchmarks.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// The protocol, against a server that says one thing.
class RedisTests {

    private static final String ZREVRANK = "*3\r\n$8\r\nZREVRANK\r\n$6\r\npoints\r\n$2\r\nm1\r\n";

    @Test
    void sendsACommandAsAnArrayOfBulkStringsAndReadsANumber() throws Exception {
        assertThat(answeredWith(":41\r\n")).isEqualTo(41);
    }

    @Test
    void readsALineAndATextAsZero() throws Exception {
        assertThat(answeredWith("+OK\r\n")).isZero();
        assertThat(answeredWith("$3\r\n7.5\r\n")).isZero();
    }

    @Test
    void refusesAnErrorAndAMemberWhoIsNotThere() {
        assertThatThrownBy(() -> answeredWith("-ERR wrong\r\n")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> answeredWith("$-1\r\n")).isInstanceOf(IOException.class);
    }

    private static long answeredWith(String answer) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Redis redis = new Redis(server.getLocalPort())) {
            var heard =
                    CompletableFuture.supplyAsync(() -> {
                        try (Socket socket = server.accept()) {
                            byte[] request = socket.getInputStream().readNBytes(ZREVRANK.length());
                            socket.getOutputStream()
                                    .write(answer.getBytes(StandardCharsets.US_ASCII));
                            return new String(request, StandardCharsets.US_ASCII);
                        } catch (IOException e) {
                            return e.toString();
                        }
                    });
            try {
                return redis.call("ZREVRANK", "points", "m1");
            } finally {
                assertThat(heard.join()).isEqualTo(ZREVRANK);
            }
        }
    }
}
