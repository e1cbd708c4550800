package org.livingledger.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.AsOf;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Moment;
import org.livingledger.api.book.BookQuery.LocatePast;
import org.livingledger.server.problem.Problem;

/// Which past a read asks for: `as_of`, an instant or a position, and `known_at`, the same or `now`.
final class Pasts {

    private static final String AS_OF = "as_of";
    private static final String KNOWN_AT = "known_at";
    private static final String NOW = "now";
    private static final Pattern POSITION = Pattern.compile("[1-9][0-9]{0,17}");

    private final Questions questions;
    private final Clock clock;

    Pasts(Questions questions, Clock clock) {
        this.questions = questions;
        this.clock = clock;
    }

    /// What a read asks for.
    ///
    /// @param asOf which time it is about
    /// @param known what is to be known of it; null for what was known then
    /// @param now whether all that is known now is to be known
    record Asked(Moment asOf, @Nullable Moment known, boolean now) {

        /// The least position that must be there for an answer.
        long least() {
            long least = asOf instanceof Moment.After(long position) ? position : 0;
            return known instanceof Moment.After(long position) ? Math.max(least, position) : least;
        }
    }

    /// Which past is asked for, or null if none is.
    @Nullable Asked asked(HttpServletRequest request) {
        Moment asOf = moment(request, AS_OF, false);
        String known = request.getParameter(KNOWN_AT);
        if (asOf == null) {
            if (known != null) {
                throw Problem.parameter(KNOWN_AT, "needs as_of");
            }
            return null;
        }
        boolean now = NOW.equals(known);
        return new Asked(asOf, moment(request, KNOWN_AT, true), now);
    }

    private @Nullable Moment moment(HttpServletRequest request, String name, boolean orNow) {
        String text = request.getParameter(name);
        if (text == null) {
            return null;
        }
        Instant now = clock.instant();
        if (orNow && text.equals(NOW)) {
            return new Moment.At(now);
        }
        if (POSITION.matcher(text).matches()) {
            return new Moment.After(Long.parseLong(text));
        }
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            if (instant.isAfter(now)) {
                throw Problem.parameter(name, "must not be in the future; it is " + now);
            }
            return new Moment.At(instant);
        } catch (DateTimeException e) {
            throw Problem.parameter(
                    name,
                    "must be an instant as 2026-05-10T12:00:00Z, or a position from 1"
                            + (orNow ? ", or now" : ""));
        }
    }

    /// Which past that is.
    ///
    /// @param position where the read side stands: what is known now
    AsOf locate(LedgerId ledger, Asked asked, long position) {
        Moment known =
                asked.now
                        ? new Moment.After(position)
                        : Objects.requireNonNullElse(asked.known, asked.asOf);
        return Objects.requireNonNull(
                questions.ask(new LocatePast(ledger, asked.asOf, known)), "located");
    }
}
