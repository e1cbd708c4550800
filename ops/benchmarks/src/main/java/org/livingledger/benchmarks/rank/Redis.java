package org.livingledger.benchmarks.rank;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// One connection to Redis: a command as an array of bulk strings, its answer as a whole number. What
/// is not answered by a number, or by one line, is not asked here.
final class Redis implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Redis(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /// Sends a command and waits for its answer.
    ///
    /// @return the number it is answered with; 0 if that is a line without one
    /// @throws IOException if it is refused, or there is nothing of that name
    long call(String... words) throws IOException {
        var request = new ByteArrayOutputStream(128);
        write(request, "*" + words.length + "\r\n");
        for (String word : words) {
            // ASCII: a character is a byte
            write(request, "$" + word.length() + "\r\n" + word + "\r\n");
        }
        out.write(request.toByteArray());
        return answer();
    }

    private static void write(ByteArrayOutputStream request, String text) {
        request.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private long answer() throws IOException {
        String line = line();
        return switch (line.charAt(0)) {
            case ':' -> Long.parseLong(line.substring(1));
            case '+' -> 0;
            case '$' -> text(Integer.parseInt(line.substring(1)));
            default -> throw new IOException(line);
        };
    }

    private long text(int length) throws IOException {
        if (length < 0) {
            throw new IOException("nothing of that name");
        }
        in.readNBytes(length + 2);
        return 0;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        int next = in.read();
        while (next != '\r') {
            if (next < 0) {
                throw new IOException("closed");
            }
            line.append((char) next);
            next = in.read();
        }
        in.read(); // the line feed
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
