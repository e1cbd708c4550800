package org.livingledger.server.acceptance;

/// `systems.md A16` on H2.
@OnlyOn(Database.H2)
class RealHistoriesA16Tests extends RealHistories {}
