package org.livingledger.projections.boards;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;

/// A place in the order of a board: score, then who reached it first, then the member's id.
record Place(long score, Instant reachedAt, String member) {

    /// The best first.
    static final Comparator<Place> ORDER =
            Comparator.comparingLong(Place::score)
                    .reversed()
                    .thenComparing(Place::reachedAt)
                    .thenComparing(Place::member);

    /// Before every place of a score, and after every place of a better one.
    static Place first(long score) {
        return new Place(score, Instant.MIN, "");
    }

    /// After every place of a score, and before every place of a worse one.
    static Place last(long score) {
        return new Place(score, Instant.MAX, "");
    }

    /// Whether it is no member's, but where the places of a score begin.
    boolean isFirst() {
        return reachedAt.equals(Instant.MIN);
    }

    /// The place as a cursor. Opaque: nobody may rely on its form.
    String cursor() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        (score + " " + reachedAt + " " + member).getBytes(StandardCharsets.UTF_8));
    }

    /// @throws IllegalArgumentException if it is not a cursor of ours
    static Place of(String cursor) {
        String[] parts =
                new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8)
                        .split(" ", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a cursor of a board");
        }
        try {
            return new Place(Long.parseLong(parts[0]), Instant.parse(parts[1]), parts[2]);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a cursor of a board", e);
        }
    }
}
