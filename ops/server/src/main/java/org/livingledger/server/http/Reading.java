package org.livingledger.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.AsOf;
import org.livingledger.api.LedgerId;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.programme.Period;
import org.livingledger.server.problem.Problem;

/// What every read can be asked with: a page, and the position that its answer must stand at.
///
/// @param ledger which ledger is read
/// @param minPosition the least position that the answer must stand at
/// @param patience how long the caller waits for it
/// @param after what the page continues after, or null for the first
/// @param limit at most this many rows
/// @param asOf which past is read, or null for what is true now
record Reading(
        LedgerId ledger,
        long minPosition,
        Duration patience,
        @Nullable String after,
        int limit,
        @Nullable AsOf asOf) {

    private static final int MOST_ROWS = 200;
    private static final int ROWS = 50;
    private static final int LONGEST_WAIT = 30;
    private static final int WAIT = 5;
    private static final int LONGEST_CURSOR = 512;

    static Reading of(HttpServletRequest request, LedgerId ledger) {
        return new Reading(
                ledger,
                number(request, "min_position", 1, 0, Long.MAX_VALUE),
                Duration.ofSeconds(number(request, "wait", WAIT, 0, LONGEST_WAIT)),
                after(request),
                limit(request),
                null);
    }

    /// The same, of a past.
    Reading of(AsOf past) {
        return new Reading(ledger, minPosition, patience, after, limit, past);
    }

    /// The instant that is asked about.
    Instant at(Clock clock) {
        return asOf == null ? clock.instant() : asOf.at();
    }

    /// After which number the page continues; 0 for the first.
    long afterNumber() {
        return Objects.requireNonNullElse(after(Long::valueOf), 0L);
    }

    static int limit(HttpServletRequest request) {
        return (int) number(request, "limit", ROWS, 1, MOST_ROWS);
    }

    /// What a cursor of ours says. It is bound to its path, so that one list's cursor is refused by
    /// another.
    static @Nullable String after(HttpServletRequest request) {
        String cursor = request.getParameter("cursor");
        if (cursor == null) {
            return null;
        }
        if (cursor.length() <= LONGEST_CURSOR) {
            try {
                String text =
                        new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                String prefix = bound(request);
                if (text.startsWith(prefix)) {
                    return text.substring(prefix.length());
                }
            } catch (IllegalArgumentException e) {
                // not one of ours
            }
        }
        throw notOurs();
    }

    /// The cursor of the page that continues after a row.
    static String cursor(HttpServletRequest request, String after) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((bound(request) + after).getBytes(StandardCharsets.UTF_8));
    }

    private static String bound(HttpServletRequest request) {
        return Integer.toHexString(request.getRequestURI().hashCode()) + '|';
    }

    static long number(
            HttpServletRequest request, String name, long otherwise, long least, long most) {
        String text = request.getParameter(name);
        if (text == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // answered below
        }
        String range = most == Long.MAX_VALUE ? least + " or more" : least + " to " + most;
        throw Problem.parameter(name, "must be a whole number, " + range);
    }

    /// What the page continues after, in the form of its list; null for the first page.
    <T> @Nullable T after(Function<String, T> form) {
        if (after == null) {
            return null;
        }
        try {
            return form.apply(after);
        } catch (IllegalArgumentException e) {
            throw notOurs();
        }
    }

    private static Problem notOurs() {
        return Problem.parameter("cursor", "is not a cursor that this list gave");
    }

    /// The group that is asked about, or null for the whole ledger.
    static @Nullable GroupId group(HttpServletRequest request) {
        String group = request.getParameter("group");
        return group == null ? null : Paths.group(group);
    }

    /// The window of a board that is asked about, all time if none is given.
    static Period window(HttpServletRequest request) {
        String window = request.getParameter("window");
        try {
            return window == null ? Period.ALL : new Period(window);
        } catch (IllegalArgumentException e) {
            throw Problem.parameter("window", String.valueOf(e.getMessage()));
        }
    }
}
