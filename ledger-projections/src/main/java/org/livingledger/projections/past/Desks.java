package org.livingledger.projections.past;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.AsOf;
import org.livingledger.api.LedgerId;
import org.livingledger.projections.reading.Projection;
import org.livingledger.projections.reading.Scratch;
import org.livingledger.projections.reading.Scratch.Told;
import org.livingledger.projections.reading.Views;

/// Where pasts are told anew: a few sets of tables in memory, each for one question at a time. Who finds
/// none free waits.
final class Desks {

    private static final int MOST = 4;

    /// Projections, and what answers from them.
    ///
    /// @param handlers with a method for every query
    record Side(List<Projection> projections, List<Object> handlers) {}

    private static final class Desk {

        private final Scratch scratch;
        private @Nullable Answers answers;

        Desk(Function<Views, Side> sides) {
            scratch =
                    new Scratch(views -> {
                        Side side = sides.apply(views);
                        answers = new Answers(side.handlers());
                        return side.projections();
                    });
        }
    }

    private final Function<Views, Side> sides;
    private final Semaphore free = new Semaphore(MOST);
    private final Deque<Desk> made = new ArrayDeque<>();

    /// @param sides makes what folds into, and answers from, the given views
    Desks(Function<Views, Side> sides) {
        this.sides = sides;
    }

    /// Answers while the tables hold what follows from what is told.
    <T> @Nullable T with(
            LedgerId ledger, Told told, AsOf asOf, Function<Answers, @Nullable T> question) {
        free.acquireUninterruptibly();
        try {
            Desk desk = take();
            boolean clean = false;
            try {
                T answer =
                        desk.scratch.with(
                                ledger,
                                told,
                                asOf.position(),
                                () -> question.apply(Objects.requireNonNull(desk.answers)));
                clean = true;
                return answer;
            } finally {
                if (clean) {
                    put(desk);
                } else {
                    desk.scratch.close(); // nobody knows what is left on it
                }
            }
        } finally {
            free.release();
        }
    }

    private synchronized Desk take() {
        return made.isEmpty() ? new Desk(sides) : made.pop();
    }

    private synchronized void put(Desk desk) {
        made.push(desk);
    }
}
