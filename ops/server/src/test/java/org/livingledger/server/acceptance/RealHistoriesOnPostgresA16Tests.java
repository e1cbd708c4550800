package org.livingledger.server.acceptance;

import org.junit.jupiter.api.Tag;

/// `systems.md A16` on PostgreSQL.
@Tag("full")
@OnlyOn(Database.POSTGRESQL)
class RealHistoriesOnPostgresA16Tests extends RealHistories {}
