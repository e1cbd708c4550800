package org.livingledger.projections.boards;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Numbers and places as few bytes: seven bits of a number in each, the lowest first, and a sign as the
/// lowest bit.
final class Packed {

    private static final int MORE = 0x80;
    private static final int BITS = 7;
    private static final int FIRST = 0;
    private static final int REACHED = 1;
    private static final int WHOLE = 2;

    private Packed() {}

    /// An instant in microseconds, as precise as what is stored.
    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static final class Writer {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        /// A number that is seldom negative and mostly small.
        void number(long number) {
            long left = (number << 1) ^ (number >> (Long.SIZE - 1));
            while ((left & -MORE) != 0) {
                out.write((int) (left & (MORE - 1)) | MORE);
                left >>>= BITS;
            }
            out.write((int) left);
        }

        void place(Place place) {
            int kind = place.isFirst() ? FIRST : place.member().isEmpty() ? REACHED : WHOLE;
            out.write(kind);
            number(place.score());
            if (kind != FIRST) {
                number(micros(place.reachedAt()));
            }
            if (kind == WHOLE) {
                byte[] member = place.member().getBytes(StandardCharsets.UTF_8);
                number(member.length);
                out.writeBytes(member);
            }
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }

    static final class Reader {

        private final ByteBuffer in;

        Reader(byte[] bytes) {
            in = ByteBuffer.wrap(bytes);
        }

        boolean hasMore() {
            return in.hasRemaining();
        }

        long number() {
            long number = 0;
            int shift = 0;
            int read;
            do {
                read = in.get();
                number |= (long) (read & (MORE - 1)) << shift;
                shift += BITS;
            } while ((read & MORE) != 0);
            return (number >>> 1) ^ -(number & 1);
        }

        Place place() {
            int kind = in.get();
            long score = number();
            if (kind == FIRST) {
                return Place.first(score);
            }
            Instant reached = Instant.EPOCH.plus(number(), ChronoUnit.MICROS);
            if (kind == REACHED) {
                return new Place(score, reached, "");
            }
            byte[] member = new byte[(int) number()];
            in.get(member);
            return new Place(score, reached, new String(member, StandardCharsets.UTF_8));
        }
    }
}
