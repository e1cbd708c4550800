package org.livingledger.benchmarks;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Reads HTTP/1.1 answers from one connection as their bytes arrive, and keeps of each only what a
/// benchmark counts. It allocates next to nothing, since the driver shares its cores with what it
/// measures.
final class AnswerReader {

    /// Far above what any server here sends; a longer head is a fault, not a load.
    private static final int LONGEST_HEAD = 16 * 1024;

    private static final byte[] ACCEPTED_ITEM =
            "\"status\":201".getBytes(StandardCharsets.US_ASCII);

    private enum State {
        HEAD,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER
    }

    private final byte[] head = new byte[LONGEST_HEAD];
    private State state = State.HEAD;
    private int headLength;
    private long remaining;
    private int matched;
    private int lineLength;
    private int status;
    private boolean replayed;
    private boolean closes;
    private int acceptedItems;

    /// Takes bytes up to the end of one answer.
    ///
    /// @return whether that answer is complete now; what follows it is left in the buffer
    /// @throws ProtocolException if it is not an HTTP/1.1 answer of known length
    boolean take(ByteBuffer bytes) throws ProtocolException {
        while (bytes.hasRemaining()) {
            if (step(bytes)) {
                return true;
            }
        }
        return false;
    }

    /// The status of the last complete answer.
    int status() {
        return status;
    }

    /// Whether the last answer says that it was given before.
    boolean replayed() {
        return replayed;
    }

    /// Whether the server closes the connection after the last answer.
    boolean closes() {
        return closes;
    }

    /// How many items of a bulk answer say 201.
    int acceptedItems() {
        return acceptedItems;
    }

    private boolean step(ByteBuffer bytes) throws ProtocolException {
        return switch (state) {
            case HEAD -> head(bytes);
            case BODY -> {
                body(bytes);
                yield remaining == 0 && done();
            }
            case CHUNK_SIZE -> {
                chunkSize(bytes.get());
                yield false;
            }
            case CHUNK -> {
                body(bytes);
                if (remaining == 0) {
                    state = State.CHUNK_END;
                }
                yield false;
            }
            case CHUNK_END -> {
                if (bytes.get() == '\n') {
                    state = State.CHUNK_SIZE;
                }
                yield false;
            }
            case TRAILER -> trailer(bytes.get());
        };
    }

    private boolean head(ByteBuffer bytes) throws ProtocolException {
        while (bytes.hasRemaining()) {
            if (headLength == LONGEST_HEAD) {
                throw new ProtocolException("a head of more than " + LONGEST_HEAD + " bytes");
            }
            byte next = bytes.get();
            head[headLength++] = next;
            if (next == '\n'
                    && headLength >= 4
                    && head[headLength - 2] == '\r'
                    && head[headLength - 3] == '\n') {
                return begin();
            }
        }
        return false;
    }

    private boolean begin() throws ProtocolException {
        if (headLength < 12 || head[0] != 'H' || head[7] != '1') {
            throw new ProtocolException("not an HTTP/1.1 answer");
        }
        status = (head[9] - '0') * 100 + (head[10] - '0') * 10 + (head[11] - '0');
        replayed = false;
        closes = false;
        acceptedItems = 0;
        matched = 0;
        remaining = -1;
        boolean chunked = false;
        int line = endOfLine(0);
        while (line < headLength - 2) {
            int end = endOfLine(line);
            switch (head[line] | 0x20) {
                case 'c' -> {
                    if (is(line, "content-length:")) {
                        remaining = number(line + 15);
                    } else if (is(line, "connection:")) {
                        closes = text(line + 11, end).contains("close");
                    }
                }
                case 't' -> {
                    if (is(line, "transfer-encoding:")) {
                        chunked = text(line + 18, end).contains("chunked");
                    }
                }
                case 'i' -> {
                    if (is(line, "idempotent-replayed:")) {
                        replayed = text(line + 20, end).contains("true");
                    }
                }
                default -> {}
            }
            line = end;
        }
        headLength = 0;
        if (chunked) {
            remaining = 0;
            state = State.CHUNK_SIZE;
            return false;
        }
        if (remaining < 0) {
            throw new ProtocolException("an answer without a length, status " + status);
        }
        if (remaining == 0) {
            return done();
        }
        state = State.BODY;
        return false;
    }

    private int endOfLine(int from) {
        int at = from;
        while (head[at] != '\n') {
            at++;
        }
        return at + 1;
    }

    private boolean is(int from, String lowerCaseName) {
        for (int i = 0; i < lowerCaseName.length(); i++) {
            int letter = head[from + i];
            int lower = letter >= 'A' && letter <= 'Z' ? letter | 0x20 : letter;
            if (lower != lowerCaseName.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private long number(int from) {
        int at = from;
        while (head[at] == ' ') {
            at++;
        }
        long value = 0;
        while (head[at] >= '0' && head[at] <= '9') {
            value = value * 10 + (head[at++] - '0');
        }
        return value;
    }

    private String text(int from, int to) {
        return new String(head, from, to - from, StandardCharsets.US_ASCII)
                .toLowerCase(Locale.ROOT);
    }

    private void body(ByteBuffer bytes) {
        int here = (int) Math.min(remaining, bytes.remaining());
        remaining -= here;
        if (status != 200) {
            bytes.position(bytes.position() + here);
            return;
        }
        for (int i = 0; i < here; i++) {
            byte next = bytes.get();
            if (next == ACCEPTED_ITEM[matched]) {
                matched++;
            } else {
                matched = next == ACCEPTED_ITEM[0] ? 1 : 0;
            }
            if (matched == ACCEPTED_ITEM.length) {
                acceptedItems++;
                matched = 0;
            }
        }
    }

    private void chunkSize(byte next) {
        int digit = Character.digit(next, 16);
        if (digit >= 0) {
            remaining = remaining * 16 + digit;
        } else if (next == '\n') {
            lineLength = 0;
            state = remaining == 0 ? State.TRAILER : State.CHUNK;
        }
    }

    private boolean trailer(byte next) {
        if (next != '\n') {
            lineLength += next == '\r' ? 0 : 1;
            return false;
        }
        boolean empty = lineLength == 0;
        lineLength = 0;
        return empty && done();
    }

    private boolean done() {
        state = State.HEAD;
        headLength = 0;
        return true;
    }
}
