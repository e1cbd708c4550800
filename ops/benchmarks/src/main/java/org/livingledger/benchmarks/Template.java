package org.livingledger.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A request whose numbers have a fixed width, so that the next one is a copy with a few digits
/// written over. In the text `#` stands for a digit of a ledger's number, `@` of a member's and `$` of
/// a key's.
final class Template {

    private static final String MARKS = "#@$";

    private record Field(int offset, int width, char mark) {}

    private final byte[] bytes;
    private final List<Field> fields;

    /// @param text ASCII
    Template(String text) {
        bytes = text.getBytes(StandardCharsets.US_ASCII);
        fields = fields(text);
    }

    /// One POST of a JSON body.
    ///
    /// @param headers more header lines, each with its end
    static Template post(String path, String headers, String body) {
        return new Template(
                "POST "
                        + path
                        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + headers
                        + "Content-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body);
    }

    int length() {
        return bytes.length;
    }

    void write(ByteBuffer out, long ledger, long member, long key) {
        int start = out.position();
        out.put(bytes);
        for (Field field : fields) {
            long value =
                    switch (field.mark()) {
                        case '#' -> ledger;
                        case '@' -> member;
                        default -> key;
                    };
            for (int i = field.width() - 1; i >= 0; i--) {
                out.put(start + field.offset() + i, (byte) ('0' + value % 10));
                value /= 10;
            }
        }
    }

    private static List<Field> fields(String text) {
        List<Field> found = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char mark = text.charAt(at);
            int start = at;
            if (MARKS.indexOf(mark) < 0) {
                at++;
                continue;
            }
            while (at < text.length() && text.charAt(at) == mark) {
                at++;
            }
            found.add(new Field(start, at - start, mark));
        }
        return List.copyOf(found);
    }
}
