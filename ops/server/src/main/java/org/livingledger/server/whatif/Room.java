package org.livingledger.server.whatif;

import org.livingledger.api.programme.Programme;
import org.livingledger.api.recognition.CheckIns;
import org.livingledger.server.problem.Fault;
import org.livingledger.server.problem.Problem;

/// How much memory a draft on trial takes, reckoned before it is begun. The figures are upper bounds of
/// what was measured; what they come to is said in the decision.
final class Room {

    /// A member with their figures, and the row that is told of them.
    static final long BYTES_PER_MEMBER = 720;

    /// What ladders keep of an event that they count.
    private static final long BYTES_PER_COUNTED = 150;

    /// What badges and milestones keep of a day on which something was done.
    private static final long BYTES_PER_DAY = 150;

    /// What a cap keeps of one of its periods.
    private static final long BYTES_PER_PERIOD = 170;

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
        long available = Runtime.getRuntime().maxMemory() / SHARE - kept * BYTES_PER_MEMBER;
        if (needed > available) {
            throw Problem.of(Fault.WHAT_IF_TOO_LARGE)
                    .with("members", members)
                    .with("events", events)
                    .with("needed_bytes", needed)
                    .with("available_bytes", Math.max(0, available));
        }
    }

    static long needed(Programme live, Programme draft, long members, long events) {
        long perEvent = 0;
        if (!live.ladders().isEmpty() || !draft.ladders().isEmpty()) {
            perEvent += BYTES_PER_COUNTED;
        }
        if (!draft.badges().isEmpty() || !CheckIns.of(draft).milestones().isEmpty()) {
            perEvent += BYTES_PER_DAY;
        }
        if (draft.rules().stream().anyMatch(rule -> !rule.caps().isEmpty())) {
            perEvent += BYTES_PER_PERIOD;
        }
        return members * BYTES_PER_MEMBER + events * perEvent;
    }
}
