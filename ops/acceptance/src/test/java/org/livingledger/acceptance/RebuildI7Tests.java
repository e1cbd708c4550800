package org.livingledger.acceptance;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `reliability.md` I7: after everything that the acceptance cases have done to the server that they
/// share, each projection equals its rebuild from the events, row for row. It comes after them, and before
/// the real histories, which have a rebuild of their own (`ledger-projections`).
@Order(Integer.MAX_VALUE - 1)
class RebuildI7Tests extends AcceptanceCase {

    @Test
    void everyProjectionIsWhatTheEventsGive() {
        rebuild();
    }
}
