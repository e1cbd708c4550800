package org.livingledger.server.whatif;

import org.livingledger.api.programme.Programme;
import org.livingledger.domain.whatif.Shadow;
import org.livingledger.server.problem.Fault;
import org.livingledger.server.problem.Problem;

/// How much memory a draft on trial takes, reckoned before it is begun. The figures are upper bounds of
/// what was measured; what they come to is said in the decision.
final class Room {

    /// A member with their figures, and then the row that is told of them.
    private static final long BYTES_PER_MEMBER = 420;

    /// What a board of one of the two programmes keeps of a member besides.
    private static final long BYTES_PER_BOARD = 55;

    /// What badges and milestones keep of a member besides.
    private static final long BYTES_PER_RECOGNISED = 100;

    /// What ladders keep of a member besides: when they were in which group.
    private static final long BYTES_PER_CLIMBER = 350;

    /// The row that is kept of a member when all is done.
    private static final long BYTES_PER_ROW = 330;

    /// What ladders keep of an event that they count, for each of the two programmes.
    private static final long BYTES_PER_COUNTED = 130;

    /// What badges and milestones keep of something that was done.
    private static final long BYTES_PER_DEED = 80;

    /// What a cap keeps of something that was done.
    private static final long BYTES_PER_CAPPED = 110;

    /// Of the heap, half is left to the live ledger.
    private static final int SHARE = 2;

    private Room() {}

    /// Lets pass what has room.
    ///
    /// @param members of the ledger
    /// @param events of the ledger: what they did is among them, and bounds what is kept of it
    /// @param kept how many members' rows are kept of other drafts
    /// @throws Problem with `what-if-too-large` and the figures
    static void require(Programme live, Programme draft, long members, long events, long kept) {
        long needed = needed(live, draft, members, events);
        long available = Runtime.getRuntime().maxMemory() / SHARE - kept * BYTES_PER_ROW;
        if (needed > available) {
            throw Problem.of(Fault.WHAT_IF_TOO_LARGE)
                    .with("members", members)
                    .with("events", events)
                    .with("needed_bytes", needed)
                    .with("available_bytes", Math.max(0, available));
        }
    }

    static long needed(Programme live, Programme draft, long members, long events) {
        int boards = live.boards().size() + draft.boards().size();
        long perMember = BYTES_PER_MEMBER + boards * BYTES_PER_BOARD;
        long perEvent = 0;
        if (!live.ladders().isEmpty() || !draft.ladders().isEmpty()) {
            perMember += BYTES_PER_CLIMBER;
            perEvent += BYTES_PER_COUNTED;
        }
        if (Shadow.recognises(draft)) {
            perMember += BYTES_PER_RECOGNISED;
            perEvent += BYTES_PER_DEED;
        }
        if (draft.rules().stream().anyMatch(rule -> !rule.caps().isEmpty())) {
            perEvent += BYTES_PER_CAPPED;
        }
        return members * perMember + events * perEvent;
    }
}
