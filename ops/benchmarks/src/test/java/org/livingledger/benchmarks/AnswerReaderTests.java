package org.livingledger.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerReaderTests {

    private final AnswerReader reader = new AnswerReader();

    @Test
    void readsAnAnswerOfGivenLengthAndLeavesWhatFollows() throws ProtocolException {
        ByteBuffer bytes =
                bytes("HTTP/1.1 201 \r\nContent-Length: 4\r\nX: y\r\n\r\nbodyHTTP/1.1 422 \r\n");

        assertThat(reader.take(bytes)).isTrue();
        assertThat(reader.status()).isEqualTo(201);
        assertThat(reader.replayed()).isFalse();
        assertThat(reader.closes()).isFalse();
        assertThat(bytes.remaining()).isEqualTo("HTTP/1.1 422 \r\n".length());
    }

    @Test
    void readsChunksByteByByte() throws ProtocolException {
        String answer =
                String.join(
                        "\r\n",
                        "HTTP/1.1 200 OK",
                        "transfer-encoding: chunked",
                        "",
                        "1a",
                        "[{\"status\":201},{\"status\":",
                        "A",
                        "201},{\"sta",
                        "0",
                        "",
                        "");
        for (byte next : answer.getBytes(StandardCharsets.US_ASCII)) {
            ByteBuffer one = ByteBuffer.wrap(new byte[] {next});
            if (reader.take(one)) {
                assertThat(reader.status()).isEqualTo(200);
                assertThat(reader.acceptedItems()).isEqualTo(2);
                return;
            }
        }
        throw new AssertionError("the answer is not complete");
    }

    @Test
    void seesReplaysAndClosings() throws ProtocolException {
        String answer =
                String.join(
                        "\r\n",
                        "HTTP/1.1 422 ",
                        "Idempotent-Replayed: true",
                        "Connection: close",
                        "Content-Length: 0",
                        "",
                        "");

        assertThat(reader.take(bytes(answer))).isTrue();
        assertThat(reader.replayed()).isTrue();
        assertThat(reader.closes()).isTrue();
    }

    @Test
    void refusesAnAnswerWithoutALength() {
        assertThatThrownBy(() -> reader.take(bytes("HTTP/1.1 200 OK\r\nX: y\r\n\r\n")))
                .isInstanceOf(ProtocolException.class);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
