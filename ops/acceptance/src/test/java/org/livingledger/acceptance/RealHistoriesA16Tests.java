package org.livingledger.acceptance;

import org.junit.jupiter.api.Order;

/// `systems.md A16` on H2, after all others: what it leaves behind takes long to rebuild.
@OnlyOn(Database.H2)
@Order(Integer.MAX_VALUE)
class RealHistoriesA16Tests extends RealHistories {}
