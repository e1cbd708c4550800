package org.livingledger.projections.reading;

import javax.sql.DataSource;
import org.springframework.transaction.PlatformTransactionManager;

/// A way into the database of the read side.
///
/// @param source its connections
/// @param transactions the transactions of that source
public record Connections(DataSource source, PlatformTransactionManager transactions) {}
