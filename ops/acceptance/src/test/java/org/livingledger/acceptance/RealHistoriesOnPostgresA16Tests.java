package org.livingledger.acceptance;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;

/// `systems.md A16` on PostgreSQL.
@Order(Integer.MAX_VALUE)
@Tag("full")
@OnlyOn(Database.POSTGRESQL)
class RealHistoriesOnPostgresA16Tests extends RealHistories {}
