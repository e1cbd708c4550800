package org.livingledger.faults;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a client knows of a command that it sent: the answer, or that there was none.
final class Note {

    private static final Pattern TRACE = Pattern.compile("\"trace_id\":\"[^\"]*\",?");

    final String ledger;
    final String key;
    final String command;
    final String body;

    /// When its sending began, by the machine's own clock.
    volatile long began;

    /// What went wrong on the way, if there was no answer.
    volatile @Nullable Throwable failure;

    private volatile @Nullable Reply reply;

    /// An answer as it came over the wire.
    record Reply(int status, String body, long position, boolean replayed) {

        /// Whether it tells what was decided: the rest only says that it is not known now.
        boolean decided() {
            return status == 201 || status == 404 || status == 409 || status == 422;
        }

        /// Whether it is a 503 that a client can act upon.
        boolean saysComeAgain() {
            return status == 503 && body.contains("\"retryable\":true");
        }

        /// The same answer, less date and trace id.
        boolean says(Reply other) {
            return status == other.status && untraced().equals(other.untraced());
        }

        private String untraced() {
            return TRACE.matcher(body).replaceAll("");
        }
    }

    Note(String ledger, String key, String command, String body) {
        this.ledger = ledger;
        this.key = key;
        this.command = command;
        this.body = body;
    }

    void answered(Reply answer) {
        reply = answer;
    }

    @Nullable Reply reply() {
        return reply;
    }

    /// Whether its client was told what was decided.
    boolean acknowledged() {
        Reply known = reply;
        return known != null && known.decided();
    }

    boolean accepted() {
        Reply known = reply;
        return known != null && known.status() == 201;
    }

    @Override
    public String toString() {
        return command + " " + key + " in " + ledger + " " + body + " → " + reply;
    }
}
